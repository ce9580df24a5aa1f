import type { Timeline, Tweet } from './state.ts'

const links =
  /https?:\/\/[^\s<>"]*[^\s<>".,:;!?'’”)\]}]|(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:au|com|org|net)\b(?:\/[^\s<>"]*[^\s<>".,:;!?'’”)\]}])?/gi

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** As it weighs them, roughly: a link 23, of the rest each character one. */
export const weightOf = (text: string): number => [...text.replace(links, 'x'.repeat(23))].length

/** A post as its answers have it: links written short, signs of HTML escaped, pictures at the end as one link. */
export function tweetShape(timeline: Timeline, tweet: Tweet): Readonly<Record<string, unknown>> {
  const { id, by, at, media, repliesTo, history } = tweet
  const urls: Record<string, unknown>[] = []
  const short = (to: string, more: object = {}): string => {
    const url = `https://t.co/${id}x${urls.length}`
    urls.push({ url, expanded_url: to, display_url: to.replace(/^https?:\/\//, '').slice(0, 30), ...more })
    return url
  }
  const answered = repliesTo === null ? undefined : timeline.tweets.get(repliesTo)?.by
  const to = answered === undefined || answered === by ? '' : `@${answered.name} `
  let text =
    to + escaped(tweet.text.replace(links, (link) => short(/^https?:/i.test(link) ? link : `http://${link}`)))
  if (media.length > 0)
    text += ` ${short(`https://x.com/${by.name}/status/${id}/photo/1`, { media_key: `3_${media[0]?.id}` })}`
  const mentions = [...text.matchAll(/(?<![\w@])@(\w{1,15})/g)].flatMap(([, name = '']) => {
    const user = timeline.userNamed(name)
    return user === undefined ? [] : [{ username: user.name, id: user.id }]
  })
  return {
    ...{ id, text: text.trim(), author_id: by.id, created_at: new Date(at).toISOString() },
    edit_history_tweet_ids: history,
    conversation_id: tweet.conversation,
    entities: { urls, mentions },
    ...(repliesTo === null ? {} : { referenced_tweets: [{ type: 'replied_to', id: repliesTo }] }),
    ...(media.length === 0 ? {} : { attachments: { media_keys: media.map((one) => `3_${one.id}`) } }),
  }
}

/** Pictures and people beside the posts that name them. */
export const includesOf = (tweets: readonly Tweet[], at: string): Readonly<Record<string, unknown>> => ({
  media: tweets.flatMap(({ media }) =>
    media.map(({ id, alt }) => ({
      media_key: `3_${id}`,
      type: 'photo',
      url: `${at}/media/${id}`,
      alt_text: alt,
    })),
  ),
  users: tweets.map(({ by }) => ({ id: by.id, username: by.name })),
})
