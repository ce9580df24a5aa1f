import type { Problem, Where } from '../prepared.ts'
import { caution } from '../problem.ts'
import { quoted } from './quotes.ts'

type Change = { readonly code: string; readonly says: string; readonly make: (text: string) => string }

/** What WordPress makes of a text when it shows it, in its order. */
const changes: readonly Change[] = [
  {
    code: 'name-respelt',
    says: 'WordPress spells its own name with a capital P and shows “Wordpress” so.',
    make: (text) => text.replaceAll('Wordpress', 'WordPress'),
  },
  {
    code: 'smileys-drawn',
    says: 'WordPress shows smileys such as :) as small pictures.',
    make: (text) =>
      text.replace(
        /(^|\s)(:-?[()DPpo|]|;-?\)|8-\)|:[a-z]{3,7}:)(?=\s|$)/g,
        (_, before: string, smiley: string) => before + (faces[smiley.replace('-', '')] ?? smiley),
      ),
  },
  {
    code: 'dots-joined',
    says: 'WordPress will show three dots as one sign (…).',
    make: (text) => text.replaceAll('...', '…'),
  },
  {
    code: 'dashes-joined',
    says: 'WordPress will show hyphens between spaces, and two or three side by side, as a dash.',
    make: (text) =>
      text
        .replaceAll('---', '—')
        .replace(/(?<![^ ])--(?![^ ])/g, '—')
        .replace(/(?<!xn)--/g, '–')
        .replace(/(?<![^ ])-(?![^ ])/g, '–'),
  },
  {
    code: 'signs-changed',
    says: 'WordPress will show (tm) as ™, and an x between figures as ×.',
    make: (text) =>
      text.replaceAll('(tm)', '™').replace(/(?<![\w.,])([1-9][\d.,]*)x(?=\d[\d.,]*(?!\w))/g, '$1×'),
  },
  {
    code: 'quotes-curly',
    says: 'WordPress will show these quotation marks and apostrophes curly.',
    make: quoted,
  },
]

const faces: Readonly<Record<string, string>> = {
  ':)': '🙂',
  ':(': '🙁',
  ':D': '😀',
  ':P': '😛',
  ':p': '😛',
  ':o': '😮',
  ':|': '😐',
  ';)': '😉',
  '8)': '😎',
  ':arrow:': '➡',
  ':cool:': '😎',
  ':cry:': '😥',
  ':grin:': '😀',
  ':idea:': '💡',
  ':lol:': '😆',
  ':sad:': '🙁',
  ':smile:': '🙂',
  ':wink:': '😉',
}

/** A text as the page shows it. Each line is one for itself. */
export const texturized = (text: string): string =>
  text
    .split('\n')
    .map((line) => changes.reduce((shown, { make }) => make(shown), line))
    .join('\n')

/** Each thing that the page will show otherwise than it is written. */
export const textureProblems = (text: string, where: Where): readonly Problem[] =>
  changes
    .filter(({ make }) => text.split('\n').some((line) => make(line) !== line))
    .map(({ code, says }) => caution(code, where, says))
