import type { Account } from '../content.ts'
import type { Json } from '../prepared.ts'
import { type CommentsAt, commentsUnder } from '../talk/commenting.ts'
import { act } from '../talk/look.ts'
import type { Comment, Moderator } from '../talk/moderator.ts'
import { type Talk, textAt } from '../talk/talk.ts'
import { commentUrn } from './find.ts'
import { judgeLinkedin } from './judge.ts'
import { addressOf } from './place.ts'
import { elementsOf, instantOf } from './posts.ts'
import { removal } from './sender.ts'

function commentIn(account: Account, json: Json, under: string): Comment | undefined {
  const id = commentUrn(json, under)
  if (id === undefined) return undefined
  const who = textAt(json, 'actor') ?? ''
  return {
    id,
    address: addressOf(account, under),
    at: instantOf(json, 'created.time') ?? '',
    text: textAt(json, 'message.text') ?? '',
    // Names of members are not handed out.
    by: { id: who, name: who },
    isHidden: false,
  }
}

function* commentsAt(account: Account, id: string): Talk<CommentsAt> {
  const back = yield* elementsOf(
    `/socialActions/${encodeURIComponent(id)}/comments`,
    'created.time',
    0,
    false,
  )
  return back.is === 'elements' ? back.elements.flatMap((json) => commentIn(account, json, id) ?? []) : back
}

/** A comment can be removed; it cannot be hidden, and nobody can be blocked from here. */
export const linkedinModerator: Moderator = {
  comments: (account, published) => commentsUnder(published, (id) => commentsAt(account, id)),
  remove: (account, urn) => act(removal(account, urn), judgeLinkedin),
}
