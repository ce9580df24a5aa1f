import type { Account } from '../content.ts'
import type { Json, PreparedRequest } from '../prepared.ts'
import { outFromOf } from '../talk/out-from.ts'
import type { Found, Published, Wanted } from '../talk/sender.ts'
import { at, type Talk, textAt } from '../talk/talk.ts'
import { addressOf } from './place.ts'
import { timelineOf } from './timeline.ts'
import { newestOf, repliesToOf, withoutAddressees, wordsOf, xHarmless } from './tweet.ts'

export const isTweet = ({ method, path }: PreparedRequest): boolean =>
  method === 'POST' && path === '/2/tweets'

export const partIn = (account: Account, tweet: Json | undefined): Published['parts'][number] | undefined => {
  const id = textAt(tweet, 'id')
  return id === undefined
    ? undefined
    : { id, address: addressOf(account, id), revision: newestOf(tweet ?? null) ?? null }
}

const loose = (text: string): string =>
  xHarmless(text, 'text')
    .replace(/\s+/g, ' ')
    .replace(/\/(?=\s|$)/g, '')
    .trim()

function says(tweet: Json, wanted: string): boolean {
  const { text } = wordsOf(tweet)
  return (
    loose(text) === wanted || (repliesToOf(tweet) !== undefined && loose(withoutAddressees(text)) === wanted)
  )
}

/** X takes no key of ours: what was sent is found by its words among what the account posted since. */
export function* findX(wanted: Wanted): Talk<Found> {
  const { account, requests } = wanted
  const timeline = yield* timelineOf(account, outFromOf(wanted))
  if (timeline.is !== 'timeline') return timeline
  // The oldest first: of two that fit, the first is ours and the watch notices the other.
  const mine = timeline.tweets.toReversed()
  const answers: (Json | undefined)[] = [...wanted.answers]
  const found: Json[] = []
  for (const [index, request] of requests.entries()) {
    if (!isTweet(request)) continue
    const tweet = mine.find(
      (one) =>
        !found.includes(one) &&
        repliesAsWanted(one, request, found.at(-1)) &&
        says(one, loose(sentText(request))),
    )
    if (tweet === undefined) break
    answers[index] = { data: tweet }
    found.push(tweet)
  }
  const parts = found.map((tweet) => partIn(account, tweet)).filter((part) => part !== undefined)
  if (parts.length === requests.filter(isTweet).length && parts.length > 0)
    return { is: 'published', published: { parts } }
  if (!timeline.isWhole)
    return {
      is: 'unreadable',
      says: 'The account has more posts since then than we look through.',
      isForGood: false,
    }
  return found.length === 0 ? { is: 'absent' } : { is: 'partly', answers }
}

const sentText = ({ body }: PreparedRequest): string => textAt(body as Json, 'text') ?? ''

/** A part of a thread replies to the one before it, a reply to what it was written for, a post to nothing. */
function repliesAsWanted(tweet: Json, { body }: PreparedRequest, before: Json | undefined): boolean {
  const to = repliesToOf(tweet)
  if (before !== undefined) return to === textAt(before, 'id')
  const wanted = at(body as Json, 'reply.in_reply_to_tweet_id')
  return to === (typeof wanted === 'string' ? wanted : undefined)
}
