import type { Account } from '../content.ts'
import type { Json, PreparedRequest } from '../prepared.ts'
import { outFromOf } from '../talk/out-from.ts'
import type { Found, Published, Wanted } from '../talk/sender.ts'
import { at, type Talk, textAt } from '../talk/talk.ts'
import { addressOf, authorOf } from './place.ts'
import { type Elements, elementsOf, lookAt, postsOf, type Unread } from './posts.ts'
import { saidIn } from './said.ts'

/** LinkedIn numbers no versions. */
export const partIn = (account: Account, urn: string): Published['parts'][number] => ({
  id: urn,
  address: addressOf(account, urn),
  revision: null,
})
const out = (account: Account, urn: string): Found => ({
  is: 'published',
  published: { parts: [partIn(account, urn)] },
})

/** A comment by what it is under and its number, as LinkedIn itself writes it. */
export const commentUrn = (comment: Json | undefined, under: string): string | undefined => {
  const id = textAt(comment, 'id')
  return (
    textAt(comment, '$URN') ??
    textAt(comment, 'commentUrn') ??
    (id === undefined ? undefined : `urn:li:comment:(${under},${id})`)
  )
}

/** What our path is about: the post that is edited, or what is commented on. */
export function aboutIn({ path }: PreparedRequest): { readonly edits?: string; readonly under?: string } {
  const edits = /^\/rest\/posts\/([^/?]+)$/.exec(path)?.[1]
  const under = /^\/rest\/socialActions\/([^/?]+)\/comments$/.exec(path)?.[1]
  return {
    ...(edits === undefined ? {} : { edits: decodeURIComponent(edits) }),
    ...(under === undefined ? {} : { under: decodeURIComponent(under) }),
  }
}

/** LinkedIn takes no key: what was sent is found by its words, among what the organisation posted or said since. */
export function* findLinkedin(wanted: Wanted): Talk<Found> {
  const { account, requests } = wanted
  const last = requests.at(-1)
  if (last === undefined) return { is: 'absent' }
  const since = outFromOf(wanted)
  const { edits, under } = aboutIn(last)
  const body = last.body as Json
  if (edits !== undefined) return yield* findEdit(account, edits, textAt(body, 'patch.$set.commentary') ?? '')
  if (under !== undefined) {
    const path = `/socialActions/${encodeURIComponent(under)}/comments`
    const back = yield* elementsOf(path, 'created.time', since, false)
    return among(
      back,
      'created.time',
      (comment) => {
        const isIt =
          textAt(comment, 'actor') === authorOf(account) &&
          (textAt(comment, 'message.text') ?? '').trim() === (textAt(body, 'message.text') ?? '').trim()
        return isIt ? commentUrn(comment, under) : undefined
      },
      account,
    )
  }
  const said = loose(textAt(body, 'commentary') ?? '')
  const back = yield* postsOf(account, since)
  return among(
    back,
    'createdAt',
    (post) => (loose(textAt(post, 'commentary') ?? '') === said ? textAt(post, 'id') : undefined),
    account,
  )
}

const loose = (little: string): string => saidIn(little).text.replace(/\s+/g, ' ').trim()

function among(
  back: Elements | { readonly is: 'none' } | Unread,
  when: string,
  nameOf: (element: Json) => string | undefined,
  account: Account,
): Found {
  if (back.is === 'none') return { is: 'absent' }
  if (back.is === 'unreadable') return back
  // The oldest of those that fit is ours; the watch notices the other.
  const oldestFirst = back.elements.toSorted((one, other) => Number(at(one, when)) - Number(at(other, when)))
  const urn = oldestFirst.map(nameOf).find((name) => name !== undefined)
  if (urn !== undefined) return out(account, urn)
  return back.isWhole
    ? { is: 'absent' }
    : { is: 'unreadable', says: 'There is more since then than we look through.', isForGood: false }
}

function* findEdit(account: Account, urn: string, wanted: string): Talk<Found> {
  const looked = yield* lookAt(`/posts/${encodeURIComponent(urn)}`)
  if (looked.is === 'none') return { is: 'absent' }
  if (looked.is === 'unreadable') return looked
  return loose(textAt(looked.json, 'commentary') ?? '') === loose(wanted)
    ? out(account, urn)
    : { is: 'absent' }
}
