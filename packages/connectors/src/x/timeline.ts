import type { Account } from '../content.ts'
import type { Json } from '../prepared.ts'
import { get, query } from '../request.ts'
import { look } from '../talk/look.ts'
import { at, listAt, type Talk, textAt } from '../talk/talk.ts'
import { placeOf } from './place.ts'
import { fields } from './tweet.ts'

/** 2,000 posts; what is older is not looked at, and that is said. */
const pagesMost = 20

export type Unread = { readonly is: 'unreadable'; readonly says: string; readonly isForGood: boolean }
export type Timeline = {
  readonly is: 'timeline'
  readonly tweets: readonly Json[]
  readonly isWhole: boolean
}

/** X answers nobody without a key, and which kind of key may read, its plan says: a no is for good. */
export function* lookAt(
  path: string,
): Talk<{ readonly is: 'there'; readonly json: Json } | Unread | { readonly is: 'none' }> {
  const looked = yield* look(get(path), 'account')
  if (looked.is === 'none') return { is: 'none' }
  if (looked.is === 'unreadable') return { ...looked, isForGood: looked.says.startsWith('It answered 403') }
  const { json } = looked.answer
  // What is not there is said with 200 and a list of errors.
  if (at(json, 'data') === undefined && listAt(json, 'errors').length > 0)
    return listAt(json, 'errors').some((error) =>
      (textAt(error, 'type') ?? '').endsWith('/resource-not-found'),
    )
      ? { is: 'none' }
      : {
          is: 'unreadable',
          says: textAt(json, 'errors.0.detail') ?? 'It answered with an error.',
          isForGood: false,
        }
  return json === undefined || json === null
    ? { is: 'unreadable', says: 'It did not answer with what was asked for.', isForGood: false }
    : { is: 'there', json }
}

/** The number of an account, by its name where the register has none. */
export function* numberOf(account: Account): Talk<string | Unread> {
  if (account.platformId !== null) return account.platformId
  const looked = yield* lookAt(`/2/users/by/username/${encodeURIComponent(placeOf(account).name)}`)
  const id = looked.is === 'there' ? textAt(looked.json, 'data.id') : undefined
  return (
    id ??
    (looked.is === 'unreadable'
      ? looked
      : { is: 'unreadable', says: 'Nobody has this name.', isForGood: false })
  )
}

/** What an account posted since an instant, the newest first. */
export function* timelineOf(account: Account, since: number): Talk<Timeline | Unread> {
  const id = yield* numberOf(account)
  if (typeof id !== 'string') return id
  const tweets: Json[] = []
  let next: string | undefined
  for (let page = 0; page < pagesMost; page++) {
    const from = next === undefined ? '' : `&${query({ pagination_token: next })}`
    const looked = yield* lookAt(`/2/users/${encodeURIComponent(id)}/tweets?max_results=100&${fields}${from}`)
    if (looked.is === 'none') return { is: 'unreadable', says: 'There is no such account.', isForGood: false }
    if (looked.is === 'unreadable') return looked
    // Pictures and people stand beside the posts of a page.
    const includes = at(looked.json, 'includes') ?? null
    for (const tweet of listAt(looked.json, 'data')) {
      if (!(Date.parse(textAt(tweet, 'created_at') ?? '') >= since))
        return { is: 'timeline', tweets, isWhole: true }
      tweets.push({ ...(tweet as { readonly [name: string]: Json }), includes })
    }
    next = textAt(looked.json, 'meta.next_token')
    if (next === undefined) return { is: 'timeline', tweets, isWhole: true }
  }
  return { is: 'timeline', tweets, isWhole: false }
}
