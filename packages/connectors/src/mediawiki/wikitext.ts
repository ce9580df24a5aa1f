import type { Picture } from '../content.ts'
import type { Problem } from '../prepared.ts'
import { caution } from '../problem.ts'
import type { Harmless } from '../talk/compare.ts'

const rules: readonly { readonly code: string; readonly finds: RegExp; readonly says: string }[] = [
  {
    code: 'signature',
    finds: /~~~/,
    says: 'Three to five tildes become the signature of the account and the time when it is saved.',
  },
  {
    code: 'template-substituted',
    finds: /\{\{\s*(?:safe)?subst:/i,
    says: '{{subst:…}} is replaced by a template when it is saved, so that other words are kept than these.',
  },
  {
    code: 'template',
    finds: /\{\{/,
    says: 'Double braces show a template of the wiki, and whoever changes that changes this page.',
  },
  {
    code: 'redirect',
    finds: /^\s*#redirect\b/i,
    says: 'A page that begins with #REDIRECT leads somewhere else and shows nothing of its own.',
  },
  {
    code: 'link-completed',
    finds: /\[\[[^\][|\n]*\|[ \t]*\]\]|\[\[\|[^\][\n]+\]\]/,
    says: 'A link with nothing after or before its line is completed when it is saved.',
  },
  {
    code: 'markup',
    finds: /''|\[\[|^[*#:;=]|^----|<[a-z!/]|__[A-Z]+__|\{\||\[https?:/im,
    says: 'Some signs are formatting on MediaWiki and are not shown as they are written.',
  },
  {
    code: 'line-starts-with-space',
    finds: /^ +\S/m,
    says: 'A line that begins with a space is shown in a box.',
  },
  {
    code: 'lines-run-on',
    finds: /\S[ \t]*\n(?![\s*#:;=]|----)\S/,
    says: 'MediaWiki shows a single line break as a space. Leave an empty line between paragraphs.',
  },
  { code: 'line-ends', finds: /\r/, says: 'Line ends of Windows are kept as plain ones.' },
]

/** What of a text the wiki changes when it saves or shows it. */
export const wikitextProblems = (text: string): readonly Problem[] =>
  rules.filter(({ finds }) => finds.test(text)).map(({ code, says }) => caution(code, 'text', says))

const formatting = new Set([
  'signature',
  'template-substituted',
  'template',
  'redirect',
  'link-completed',
  'markup',
])

/** Whether a page shows other signs than are written. */
export const isFormatted = (text: string): boolean =>
  rules.some(({ code, finds }) => formatting.has(code) && finds.test(text)) || /^ +\S/m.test(text)

/** A description inside a link to a file, where signs of the notation would end it. */
const inLink = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[&|[\]{}<>~']/g, (sign) => `&#${sign.charCodeAt(0)};`)

export const fileLink = (name: string, { alt, credit }: Picture): string =>
  `[[File:${name}|thumb|alt=${inLink(alt)}|${inLink(credit ?? '')}]]`

/** The words as the page shows them: lines of a paragraph run on. Formatting is shown as it is written. */
export const readAs = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .trim()
    .split(/\n(?:[ \t]*\n)+/)
    .map((paragraph) =>
      paragraph
        .replace(/[ \t]*\n(?![*#:;= ]|----)/g, ' ')
        // A line that begins with a space keeps its spaces.
        .replace(/^\S.*$/gm, (line) => line.replace(/[ \t]+/g, ' ')),
    )
    .join('\n\n')

/** Where it lays out a text otherwise and says the same: an empty line more, a space that no line ends at. */
export const sameWords: Harmless = (value, field) =>
  field === 'text' || field === 'title' ? value.replace(/\n{3,}/g, '\n\n').replaceAll('\u00a0', ' ') : value
