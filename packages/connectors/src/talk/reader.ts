import type { Account } from '../content.ts'
import type { Published } from './sender.ts'
import type { Talk } from './talk.ts'

/** One part of what is out, as a stranger reads it, in the words that a person would see. */
export type ReadPart = {
  readonly id: string
  readonly address: string
  readonly title: string | null
  readonly text: string
  /** What leads to an address, in the order of the text: links, and neither handles nor tags. */
  readonly links: readonly { readonly text: string; readonly to: string }[]
  /** Whom handles stand for, as `shown` has it; not there where the platform does not say. */
  readonly mentions?: readonly { readonly text: string; readonly to: string }[]
  /** The card that we gave; `null` where there is none, not there where the platform makes its own. */
  readonly card?: { readonly url: string; readonly title: string; readonly description: string } | null
  readonly pictures: readonly {
    readonly address: string
    readonly alt: string
    /** Of the bytes, where the platform keeps them as they were sent: `sha256:` or `sha1:`. */
    readonly digest: string | null
    /** What stands under it; not there where nothing can. */
    readonly caption?: string
  }[]
  readonly revision: string | null
  /** When it says that it went out; `null` where it shows no day. */
  readonly postedAt: string | null
  readonly editedAt: string | null
}

export type Unreadable = { readonly is: 'unreadable'; readonly says: string }
export type Gone = { readonly is: 'gone'; readonly says: string }
export type ReadBack = { readonly is: 'there'; readonly parts: readonly ReadPart[] } | Gone | Unreadable

/** One thing on a channel, whoever put it there. */
export type Listed = {
  readonly id: string
  readonly address: string
  readonly at: string
  readonly text: string
  readonly revision: string | null
}
export type ListBack =
  | {
      readonly is: 'list'
      readonly items: readonly Listed[] /** Whether nothing older was left out. */
      readonly isWhole: boolean
    }
  | Unreadable

export type Profile = {
  /** Stays when the handle changes. */
  readonly id: string
  readonly handle: string
  readonly name: string
  readonly about: string
  /** Where the account says that it has moved to; not there where it has not. */
  readonly movedTo?: string
}
export type ProfileBack = { readonly is: 'profile'; readonly profile: Profile } | Gone | Unreadable

/** Whom a handle stands for. That nobody has it is said only where the platform says so. */
export type Resolved =
  /** What the account is called for ever. */
  { readonly is: 'somebody'; readonly id: string } | { readonly is: 'nobody' } | Unreadable

/** Whether what was to be pinned is. */
export type PinBack = { readonly is: 'pinned' } | { readonly is: 'not-pinned' } | Unreadable

/** What a stranger can see of a channel. Nothing here is signed, but where the platform answers no stranger. */
export type Reader = {
  /** It answers nobody who has not signed in, so that all of this asks as the account. */
  readonly isSigned?: true
  readonly read: (account: Account, published: Published) => Talk<ReadBack>
  /** Of a pin of ours, and the address of what it pins; not there where a stranger is not shown what is pinned. */
  readonly pin?: (account: Account, published: Published, about: string) => Talk<PinBack>
  /** The newest first, back to an instant. */
  readonly list: (account: Account, since: string) => Talk<ListBack>
  readonly profile: (account: Account) => Talk<ProfileBack>
  /** Whom a handle stands for on the platform of this account. */
  readonly resolve?: (account: Account, handle: string) => Talk<Resolved>
}
