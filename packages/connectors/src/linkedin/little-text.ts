import type { Content } from '../content.ts'
import { bareLinksIn } from '../text/links.ts'
import { type Mark, runsOf, withoutOverlaps } from '../text/mark.ts'
import { mentionsIn } from '../text/mentions.ts'
import { tagsIn } from '../text/tags.ts'

export const marksOf = (text: string, mentions: Content['mentions']): readonly Mark[] =>
  withoutOverlaps([...mentionsIn(text, mentions), ...bareLinksIn(text), ...tagsIn(text)])

/** A sign that LinkedIn reads as its own must be escaped, or the text ends there without a word. */
const escaped = (text: string): string => text.replace(/[\\|{}@[\]()<>#*_~]/g, (sign) => `\\${sign}`)

/** A text in the notation that LinkedIn calls "little": signs escaped, mentions and hashtags named as such. */
export const littleText = (text: string, mentions: Content['mentions']): string =>
  runsOf(text, marksOf(text, mentions))
    .map((run) => {
      if (run.kind === 'mention') return `@[${escaped(run.text.replace(/^@/, ''))}](${run.to ?? ''})`
      if (run.kind === 'tag') return `{hashtag|\\#|${escaped(run.to ?? '')}}`
      return escaped(run.text)
    })
    .join('')
