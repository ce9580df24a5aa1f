import type { Answer } from '../misbehave.ts'
import { type Call, json, type Take, textIn } from '../routes.ts'
import { includesOf, tweetShape, weightOf } from './shape.ts'
import type { Media, Timeline, Tweet, User } from './state.ts'

const wrong = (status: number, title: string, detail: string): Answer =>
  json({ title, detail, type: 'about:blank', status }, status)
const missing = (detail: string): Answer =>
  json({
    errors: [
      { title: 'Not Found Error', detail, type: 'https://api.twitter.com/2/problems/resource-not-found' },
    ],
  })
/** How many of the last posts are looked at for the same words. */
const lately = 20

export type XModes = { isDuplicateNoticed: boolean }

/** What the description says, as far as this connector uses it. Nothing is answered without a token. */
export function apiOf(timeline: Timeline, modes: XModes, at: () => string): Readonly<Record<string, Take>> {
  const signed =
    (take: (call: Call, user: User) => Answer): Take =>
    (call) => {
      const user = timeline.tokens.get((call.asked.headers['authorization'] ?? '').replace(/^Bearer /, ''))
      return user === undefined ? wrong(401, 'Unauthorized', 'Unauthorized') : take(call, user)
    }
  const listOf = (all: readonly Tweet[], { query }: Call, token: string): Answer => {
    const from = Number(query.get(token) ?? 0)
    const page = all.slice(from, from + 100)
    const more = all.length > from + 100 ? { next_token: String(from + 100) } : {}
    return json({
      ...(page.length === 0 ? {} : { data: page.map((one) => tweetShape(timeline, one)) }),
      ...(page.length === 0 ? {} : { includes: includesOf(page, at()) }),
      meta: { result_count: page.length, ...more },
    })
  }
  return {
    'GET /2/users/me': signed((_, { id, name }) => json({ data: { id, name, username: name } })),
    'GET /2/users/by/username/:name': signed(({ params }) => {
      const user = timeline.userNamed(params['name'] ?? '')
      return user === undefined
        ? missing('Could not find user.')
        : json({ data: { id: user.id, name: user.name, username: user.name, description: user.about } })
    }),
    'GET /2/users/:id/tweets': signed((call) => {
      const user = timeline.users.find(({ id }) => id === call.params['id'])
      return user === undefined
        ? missing('Could not find user.')
        : listOf(timeline.postsOf(user), call, 'pagination_token')
    }),
    'GET /2/tweets/search/recent': signed((call) => {
      const conversation = /^conversation_id:(\d+)$/.exec(call.query.get('query') ?? '')?.[1]
      const found = [...timeline.tweets.values()].filter(
        (one) => one.conversation === conversation && one.id !== conversation,
      )
      return listOf(found.reverse(), call, 'next_token')
    }),
    'GET /2/tweets/:id': signed(({ params }) => {
      const tweet = timeline.tweets.get(params['id'] ?? '')
      return tweet === undefined
        ? missing('Could not find tweet.')
        : json({ data: tweetShape(timeline, tweet), includes: includesOf([tweet], at()) })
    }),
    'POST /2/media/upload': signed(({ files }) => {
      const file = files['media']
      if (file === undefined) return wrong(400, 'Invalid Request', 'media is missing')
      const media: Media = { id: timeline.next(), ...file, alt: '' }
      timeline.media.set(media.id, media)
      return json({ data: { id: media.id, media_key: `3_${media.id}` } })
    }),
    'POST /2/media/metadata': signed(({ fields }) => {
      const media = timeline.media.get(textIn(fields, 'id') ?? '')
      if (media === undefined) return wrong(400, 'Invalid Request', 'id is not a media of yours')
      const metadata = fields['metadata'] as { readonly alt_text?: { readonly text?: string } } | undefined
      media.alt = metadata?.alt_text?.text ?? ''
      return json({ data: { id: media.id } })
    }),
    'POST /2/tweets': signed((call, user) => post(timeline, modes, call, user)),
    'DELETE /2/tweets/:id': signed(({ params }, user) => {
      const tweet = timeline.tweets.get(params['id'] ?? '')
      if (tweet !== undefined && tweet.by !== user)
        return wrong(403, 'Forbidden', 'You are not authorized to delete this Tweet.')
      return json({ data: { deleted: timeline.remove(params['id'] ?? '') } })
    }),
    'PUT /2/tweets/:id/hidden': signed(({ params, fields }, user) => {
      const tweet = timeline.tweets.get(params['id'] ?? '')
      if (tweet === undefined) return wrong(404, 'Not Found Error', 'Could not find tweet.')
      if (timeline.tweets.get(tweet.conversation)?.by !== user)
        return wrong(403, 'Forbidden', 'You are not the author of this conversation.')
      tweet.isHidden = fields['hidden'] === true
      return json({ data: { hidden: tweet.isHidden } })
    }),
    'GET /media/:id': ({ params }) => {
      const media = timeline.media.get(params['id'] ?? '')
      return media === undefined
        ? wrong(404, 'Not Found Error', 'Could not find media.')
        : { status: 200, headers: { 'content-type': media.type }, body: media.bytes }
    },
  }
}

function post(timeline: Timeline, modes: XModes, { fields }: Call, user: User): Answer {
  const text = (textIn(fields, 'text') ?? '').trim().normalize('NFC')
  const named = (fields['media'] as { readonly media_ids?: readonly unknown[] } | undefined)?.media_ids ?? []
  const media = named.map((id) => timeline.media.get(String(id))).filter((one) => one !== undefined)
  if (media.length !== named.length) return wrong(400, 'Invalid Request', 'Your media IDs are invalid.')
  if (text === '' && media.length === 0) return wrong(400, 'Invalid Request', 'text is missing')
  if (weightOf(text) > 280) return wrong(400, 'Invalid Request', 'Your Tweet text is too long.')
  const to = fields['reply'] as { readonly in_reply_to_tweet_id?: unknown } | undefined
  const repliesTo = to?.in_reply_to_tweet_id === undefined ? null : String(to.in_reply_to_tweet_id)
  if (repliesTo !== null && !timeline.tweets.has(repliesTo))
    return wrong(403, 'Forbidden', 'You attempted to reply to a Tweet that is deleted or not visible to you.')
  const before = timeline.postsOf(user).slice(0, lately)
  if (modes.isDuplicateNoticed && before.some((one) => one.text === text && one.repliesTo === repliesTo))
    return wrong(403, 'Forbidden', 'You are not allowed to create a Tweet with duplicate content.')
  const tweet = timeline.post(user, text, media, repliesTo)
  return json({ data: { id: tweet.id, text, edit_history_tweet_ids: tweet.history } }, 201)
}
