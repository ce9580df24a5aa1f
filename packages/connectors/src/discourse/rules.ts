import type { Content } from '../content.ts'
import type { Problem, Where } from '../prepared.ts'
import { caution, problem } from '../problem.ts'
import { curlyQuotes } from '../text/typographer.ts'

// As a forum has them when nobody changed them.
const titleLeast = 15
const titleMost = 255
const textLeast = 20
const distinctInTitle = 10
const distinctInText = 7

const lengthOf = (text: string): number => [...text.trim()].length
const distinctIn = (text: string): number => new Set(text.trim()).size

/** A text as the forum sets it: quotation marks turned, signs joined. */
export const typeset = (text: string): string =>
  curlyQuotes(
    text
      .replaceAll('...', '…')
      .replace(/(^|[^-])---(?=[^-]|$)/g, '$1—')
      .replace(/(^|[^-])--(?=[^-]|$)/g, '$1–')
      .replace(/\((c|r|tm|p)\)/gi, (_, sign: string) => signs[sign.toLowerCase()] ?? sign),
  )

const signs: Readonly<Record<string, string>> = { c: '©', r: '®', tm: '™', p: '§' }

const typesetProblems = (text: string, where: Where): readonly Problem[] =>
  typeset(text) === text
    ? []
    : [
        caution(
          'typeset',
          where,
          'Discourse will show quotation marks curly, and dots, dashes and signs such as (c) joined.',
        ),
      ]

/** A title as the forum keeps it. */
export function tidiedTitle(title: string): string {
  const isLoud = /[A-Z]/.test(title) && title === title.toUpperCase()
  return (isLoud ? title.toLowerCase() : title)
    .replace(/!+/g, '!')
    .replace(/\?+/g, '?')
    .replace(/^([a-z]+)\b/, (word) => word.charAt(0).toUpperCase() + word.slice(1))
    .replace(/([^.])\.+(\s*)$/, '$1$2')
    .replace(/\s+([!?]\s*)$/, '$1')
    .replace(/ +/g, ' ')
    .trim()
}

function titleProblems(title: string): readonly Problem[] {
  const found: Problem[] = []
  if (lengthOf(title) < titleLeast)
    found.push(
      problem(
        'title-too-short',
        'title',
        `A title on Discourse has at least ${titleLeast} characters. Say more.`,
      ),
    )
  if (lengthOf(title) > titleMost)
    found.push(
      problem(
        'title-too-long',
        'title',
        `A title on Discourse has at most ${titleMost} characters. Shorten it.`,
      ),
    )
  if (distinctIn(title) < distinctInTitle)
    found.push(
      problem(
        'title-unclear',
        'title',
        `Discourse refuses a title of fewer than ${distinctInTitle} different characters. Say it in words.`,
      ),
    )
  if (tidiedTitle(title) !== title)
    found.push(caution('title-tidied', 'title', `Discourse will keep this title as “${tidiedTitle(title)}”.`))
  return found
}

function markdownProblems(text: string): readonly Problem[] {
  const found: Problem[] = []
  if (
    /^\s{0,3}(?:#{1,6}\s|>|[-+*]\s|\d+[.)]\s|(?:-\s*){3,}$|={3,}\s*$)|^ {4}|`|\*\S|(?:^|\W)_\S|\]\(|<[a-z/!]|\\[\W_]|\[[a-z]+[\]=]|&[a-z#]\w*;/im.test(
      text,
    )
  )
    found.push(
      caution(
        'markup',
        'text',
        'Some signs are formatting on Discourse and are not shown as they are written.',
      ),
    )
  if (/(?:^|[\s(]):[a-z0-9_+-]+:/.test(text))
    found.push(
      caution(
        'emoji-drawn',
        'text',
        'A word between colons is shown as an emoji, if the forum has one of that name.',
      ),
    )
  return found
}

/** What a forum refuses, and what it keeps or shows otherwise. */
export function forumProblems({ kind, text, title = '' }: Content): readonly Problem[] {
  if (kind === 'pinned' || kind === 'profile') return []
  const found: Problem[] =
    kind === 'post' || (kind === 'edit' && title !== '') ? [...titleProblems(title)] : []
  if (lengthOf(text) < textLeast)
    found.push(
      problem('too-short', 'text', `A post on Discourse has at least ${textLeast} characters. Say more.`),
    )
  else if (distinctIn(text) < distinctInText)
    found.push(
      problem(
        'unclear',
        'text',
        `Discourse refuses a post of fewer than ${distinctInText} different characters. Say it in words.`,
      ),
    )
  return [...found, ...typesetProblems(text, 'text'), ...markdownProblems(text)]
}
