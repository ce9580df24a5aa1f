import type { Content } from './content.ts'
import type { Problem } from './prepared.ts'
import { caution } from './problem.ts'
import { handlesIn, mentionsIn } from './text/mentions.ts'
import { partsOf } from './text/thread.ts'

/** Spaces and lines at the ends, which most platforms take off. */
export const endsTrimmed = ({ text }: Content, name: string): readonly Problem[] =>
  partsOf(text).some((part) => part !== '' && part !== part.trim())
    ? [
        caution(
          'ends-trimmed',
          'text',
          `${name} takes off spaces and empty lines at the beginning and the end.`,
        ),
      ]
    : []

/** More than one empty line, of which most pages show one. */
export const linesJoined = ({ text }: Content, name: string): readonly Problem[] =>
  /\n[ \t]*\n[ \t]*\n/.test(text)
    ? [caution('lines-joined', 'text', `${name} shows one empty line where there are several.`)]
    : []

/** Several spaces side by side, which pages of the web show as one. */
export const spacesJoined = ({ text }: Content, name: string): readonly Problem[] =>
  /[^ \n] {2,}[^ \n]|\n +\S|\t/.test(text)
    ? [
        caution(
          'spaces-joined',
          'text',
          `${name} shows one space where there are several, and none at the start of a line.`,
        ),
      ]
    : []

/** Handles that nobody has resolved: they would be plain text, or lead to somebody else. */
export function unknownHandles(
  content: Content,
  shape: RegExp,
  says: (handle: string) => string,
): readonly Problem[] {
  const known = mentionsIn(content.text, content.mentions)
  const unknown = handlesIn(content.text, shape).filter(({ from, to }) =>
    known.every((mark) => to <= mark.from || from >= mark.to),
  )
  return [...new Set(unknown.map(({ from, to }) => content.text.slice(from, to)))].map((handle) =>
    caution('mention-unknown', 'mentions', says(handle)),
  )
}

/** Handles that were resolved and are not in the text any more. */
export const goneHandles = ({ text, mentions }: Content): readonly Problem[] =>
  Object.keys(mentions)
    .filter((handle) => mentionsIn(text, { [handle]: '' }).length === 0)
    .map((handle) =>
      caution(
        'mention-not-in-text',
        'mentions',
        `${handle} is not in the text, so nobody is mentioned by it.`,
      ),
    )

/** Pictures that go with a profile text or a pin, which take none. */
export const picturesNotUsed = ({ kind, pictures }: Content): readonly Problem[] =>
  pictures.length > 0 && (kind === 'profile' || kind === 'pinned')
    ? [caution('pictures-not-used', 'pictures.0', 'Pictures are not sent with this.')]
    : []

/** A card that the platform would make of a link in the text, where that link is not in it. */
export const cardNotInText = ({ card, text }: Content, name: string): readonly Problem[] =>
  card && !text.includes(card.url)
    ? [
        caution(
          'card-not-in-text',
          'card',
          `${name} makes a card from a link in the text, and this link is not in it.`,
        ),
      ]
    : []

/** Letters and their accents written apart, which the platform keeps as one. */
export const lettersComposed = ({ text }: Content, name: string): readonly Problem[] =>
  /[\u0300-\u036f]/.test(text)
    ? [
        caution(
          'letters-composed',
          'text',
          `A letter and its accent are two characters here; ${name} keeps them as one. It looks the same.`,
        ),
      ]
    : []
