import type { Content } from '../content.ts'
import type { Json } from '../prepared.ts'
import { bareLinksIn } from '../text/links.ts'
import { type Mark, withoutOverlaps } from '../text/mark.ts'
import { mentionsIn } from '../text/mentions.ts'
import { tagsIn } from '../text/tags.ts'
import { utf8Length } from '../text/utf8.ts'

/** What of a text leads somewhere. On Bluesky the sender decides this and the server shows it. */
export const marksOf = (text: string, mentions: Content['mentions']): readonly Mark[] =>
  withoutOverlaps([...mentionsIn(text, mentions), ...bareLinksIn(text), ...tagsIn(text)])

const featureOf = ({ kind, target }: Mark): Json =>
  kind === 'mention'
    ? { $type: 'app.bsky.richtext.facet#mention', did: target }
    : kind === 'link'
      ? { $type: 'app.bsky.richtext.facet#link', uri: target }
      : { $type: 'app.bsky.richtext.facet#tag', tag: target }

/** Marks as Bluesky wants them: by bytes of UTF-8 and not by characters. */
export const facetsOf = (text: string, marks: readonly Mark[]): readonly Json[] =>
  marks.map((mark) => {
    const byteStart = utf8Length(text.slice(0, mark.from))
    const byteEnd = byteStart + utf8Length(text.slice(mark.from, mark.to))
    return { index: { byteStart, byteEnd }, features: [featureOf(mark)] }
  })
