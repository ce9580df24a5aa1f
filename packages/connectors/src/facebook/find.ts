import type { Account } from '../content.ts'
import type { Json, PreparedRequest } from '../prepared.ts'
import { query } from '../request.ts'
import { outFromOf } from '../talk/out-from.ts'
import type { Found, Published, Wanted } from '../talk/sender.ts'
import { type Talk, textAt } from '../talk/talk.ts'
import { type Entries, entriesOf, lookAt, pageOf, type Unread, withNames } from './feed.ts'
import { addressOf, graph } from './place.ts'

/** Facebook numbers no versions. */
export const partIn = (account: Account, id: string): Published['parts'][number] => ({
  id,
  address: addressOf(account, id),
  revision: null,
})
const out = (account: Account, id: string): Found => ({
  is: 'published',
  published: { parts: [partIn(account, id)] },
})

/** What a path of ours is about: the Page or a post, and whether it is its list or itself. */
export function aboutIn({ path }: PreparedRequest): {
  readonly of: string
  readonly list: string | undefined
} {
  const [, of = '', list] = /^\/v[\d.]+\/([^/?]+)(?:\/(\w+))?$/.exec(path) ?? []
  return { of, list }
}

/** Facebook takes no key: what was sent is found by its words, among what the Page posted or said since. */
export function* findFacebook(wanted: Wanted): Talk<Found> {
  const { account, requests } = wanted
  const last = requests.at(-1)
  if (last === undefined) return { is: 'absent' }
  const { of, list } = aboutIn(last)
  const since = outFromOf(wanted)
  if (list === undefined) return yield* findChange(account, last, of)
  const isPost = list === 'feed'
  const back = isPost
    ? yield* entriesOf(`${graph}/${of}/published_posts`, 'id,message,created_time,message_tags', since, true)
    : yield* entriesOf(
        `${graph}/${of}/comments?filter=stream`,
        'id,message,created_time,from,message_tags',
        since,
        false,
      )
  return among(
    back,
    (entry) => {
      const isOurs = isPost || textAt(entry, 'from.id') === account.platformId
      return isOurs && says(entry, last)
    },
    account,
  )
}

const says = (entry: Json, { body }: PreparedRequest): boolean =>
  (textAt(entry, 'message') ?? '').trim() === withNames(textAt(body as Json, 'message') ?? '', entry).trim()

function among(
  back: Entries | { readonly is: 'none' } | Unread,
  isIt: (entry: Json) => boolean,
  account: Account,
): Found {
  if (back.is === 'none') return { is: 'absent' }
  if (back.is === 'unreadable') return back
  // The oldest of those that fit is ours; the watch notices the other.
  const found = back.entries
    .filter(isIt)
    .toSorted(
      (one, other) =>
        Date.parse(textAt(one, 'created_time') ?? '') - Date.parse(textAt(other, 'created_time') ?? ''),
    )
  const id = textAt(found[0], 'id')
  if (id !== undefined) return out(account, id)
  return back.isWhole
    ? { is: 'absent' }
    : { is: 'unreadable', says: 'There is more since then than we look through.', isForGood: false }
}

/** An edit or a profile: whether it says so now. */
function* findChange(account: Account, request: PreparedRequest, of: string): Talk<Found> {
  const isProfile = of === pageOf(account)
  const looked = yield* lookAt(
    `${graph}/${of}?${query({ fields: isProfile ? 'id,about' : 'id,message,message_tags' })}`,
  )
  if (looked.is === 'none') return { is: 'absent' }
  if (looked.is === 'unreadable') return looked
  const { json } = looked
  const isSaid = isProfile
    ? (textAt(json, 'about') ?? '').trim() === (textAt(request.body as Json, 'about') ?? '').trim()
    : says(json, request)
  return isSaid ? out(account, textAt(json, 'id') ?? of) : { is: 'absent' }
}
