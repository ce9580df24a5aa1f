import type { Json } from '../prepared.ts'
import { query } from '../request.ts'
import type { Harmless } from '../talk/compare.ts'
import type { ReadPart } from '../talk/reader.ts'
import { at, listAt, textAt } from '../talk/talk.ts'

/** What is asked of each post: by default it hands out its number and its words only. */
export const fields = query({
  'tweet.fields': 'created_at,entities,edit_history_tweet_ids,referenced_tweets,attachments,author_id',
  expansions: 'attachments.media_keys,author_id',
  'media.fields': 'url,alt_text,type',
})

type Link = ReadPart['links'][number]
export type Words = {
  readonly text: string
  readonly links: readonly Link[]
  readonly mentions: readonly Link[]
}

const plain = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** Links are written short; the one that stands for pictures is not part of what was said. */
export function wordsOf(tweet: Json): Words {
  let text = textAt(tweet, 'text') ?? ''
  const links: Link[] = []
  for (const url of listAt(tweet, 'entities.urls')) {
    const [short, to] = [textAt(url, 'url'), textAt(url, 'expanded_url')]
    if (short === undefined || short === '' || to === undefined) continue
    const isPicture = at(url, 'media_key') !== undefined || /\/status\/\d+\/(?:photo|video)\/\d+$/.test(to)
    text = text.replaceAll(short, () => (isPicture ? '' : to))
    if (!isPicture) links.push({ text: to, to })
  }
  const mentions = listAt(tweet, 'entities.mentions').map((one) => ({
    text: `@${textAt(one, 'username') ?? ''}`,
    to: textAt(one, 'id') ?? '',
  }))
  return { text: plain(text).trim(), links, mentions }
}

/** What a post replies to; `undefined` where it replies to nothing. */
export const repliesToOf = (tweet: Json): string | undefined =>
  textAt(
    listAt(tweet, 'referenced_tweets').find((one) => textAt(one, 'type') === 'replied_to'),
    'id',
  )

/** Each edit makes another post with a number of its own; the last is what people see. */
export function newestOf(tweet: Json): string | undefined {
  const newest = listAt(tweet, 'edit_history_tweet_ids').at(-1)
  return typeof newest === 'string' ? newest : textAt(tweet, 'id')
}

/** A bare address is a link to `http://`, and how a link begins is not shown. */
export const xHarmless: Harmless = (value, field) =>
  field === 'text'
    ? value.replace(/https?:\/\//gi, '')
    : field === 'link'
      ? value.replace(/^http:\/\//i, 'https://')
      : value

/** The words without whom a reply begins by naming: X puts them there. */
export const withoutAddressees = (text: string): string => text.replace(/^(?:@\w+\s+)+/, '')
