import { graphemeCount } from '../text/graphemes.ts'
import { hasTopLevel, linksIn } from '../text/links.ts'
import { type Mark, withoutOverlaps } from '../text/mark.ts'
import { handlesIn } from '../text/mentions.ts'
import { tagsIn } from '../text/tags.ts'

/** A handle, with its server or without. */
export const handle = /(?:^|[^\w/=@])(@[a-zA-Z0-9_]+(?:[.-]+[a-zA-Z0-9_]+)*(?:@[\w.-]*\w)?)/g
const linkCounts = 'x'.repeat(23)

/** What the server makes a link, a mention or a tag. */
export const marksOf = (text: string): readonly Mark[] =>
  withoutOverlaps([...linksIn(text).filter(hasTopLevel), ...handlesIn(text, handle), ...tagsIn(text)])

/** The text as the server counts it: every link 23 long, of a mention only the name. */
function countable(text: string): string {
  let counted = ''
  let at = 0
  for (const { kind, from, to } of marksOf(text)) {
    if (kind === 'tag') continue
    counted += text.slice(at, from)
    counted += kind === 'link' ? linkCounts : `@${text.slice(from + 1, to).split('@')[0] ?? ''}`
    at = to
  }
  return counted + text.slice(at)
}

/** How long a post is on Mastodon, its warning included. */
export const lengthOf = (text: string, warning: string): number => graphemeCount(warning + countable(text))
