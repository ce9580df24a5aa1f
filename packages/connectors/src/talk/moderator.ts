import type { Account } from '../content.ts'
import type { Unreadable } from './reader.ts'
import type { Deferred, Published, Refused, Unknown } from './sender.ts'
import type { Talk } from './talk.ts'

/** What somebody said under something of ours. They are never matched with anybody we know. */
export type Comment = {
  readonly id: string
  readonly address: string
  readonly at: string
  readonly text: string
  /** As the platform shows it. */
  readonly by: { readonly id: string; readonly name: string }
  readonly isHidden: boolean
}
export type CommentsBack = { readonly is: 'comments'; readonly comments: readonly Comment[] } | Unreadable
export type Moderated = { readonly is: 'done' } | { readonly is: 'absent' } | Refused | Deferred | Unknown

/** What may be done to comments under our posts, where the platform lets us. What it cannot is not there. */
export type Moderator = {
  readonly comments: (account: Account, published: Published) => Talk<CommentsBack>
  readonly hide?: (account: Account, comment: string) => Talk<Moderated>
  readonly show?: (account: Account, comment: string) => Talk<Moderated>
  readonly remove?: (account: Account, comment: string) => Talk<Moderated>
  readonly block?: (account: Account, who: string) => Talk<Moderated>
  readonly unblock?: (account: Account, who: string) => Talk<Moderated>
}
