import type { Account } from '../content.ts'
import type { Json, PreparedRequest } from '../prepared.ts'
import type { AnswerOf, Reply, Talk } from './talk.ts'

/** What a program signs in with, as the people of a channel entered it. */
export type Credential = {
  /** Where the account lives, such as `https://pds.example`; `null` is where its platform usually is. */
  readonly service: string | null
  /** The name that signs in, where that is not the handle of the channel. */
  readonly user: string | null
  readonly secret: string
}

/** Signed in: what makes a request one of the account's. Nothing of it is kept longer than it is used. */
export type Session = {
  readonly service: string
  readonly headers: Readonly<Record<string, string>>
  /** What goes into the form of each request that writes, such as an edit token. */
  readonly form: Readonly<Record<string, string>>
  /** Who the platform says this is: the number stays, the handle may change. */
  readonly who: { readonly id: string; readonly handle: string }
}

export type Refused = { readonly is: 'refused'; readonly code: RefusedCode; readonly says: string }
export const refusedCodes = [
  /** It does not take what we sign in with. */
  'credential',
  /** It does not take this content. */
  'content',
  /** What it is about is not there, or is not ours. */
  'about',
  /** Something is already where this would be. It may be this very thing, sent before: ask `find` before believing it. */
  'taken',
] as const
export type RefusedCode = (typeof refusedCodes)[number]

/** Not now: nothing was published, and it may be tried again after so many milliseconds. */
export type Deferred = { readonly is: 'deferred'; readonly afterMs: number | null; readonly says: string }
/** Nobody can say whether it was taken; only finding it settles that. */
export type Unknown = { readonly is: 'unknown'; readonly says: string }

export type Opened = { readonly is: 'open'; readonly session: Session } | Refused | Deferred

/** What the platform's answer to one request of a publication means. */
export type Judged = { readonly is: 'done' } | Refused | Deferred | Unknown

/** What is out, as its platform names it: a post, or each part of a thread. */
export type Published = {
  readonly parts: readonly {
    readonly id: string
    /** Where people read it. */
    readonly address: string
    /** Another one with each change, where the platform has such a thing. */
    readonly revision: string | null
  }[]
}

/** What to look for: the requests of a publication, when they were to leave, and what some of them answered. */
export type Wanted = {
  readonly account: Account
  readonly requests: readonly PreparedRequest[]
  /** The instant that stands for `$sentAt`; nothing of it was out before, unless `outFrom` says so. */
  readonly sentAt: string
  /** From when on it may have been out by a store whose memory was lost, with an instant of its own in its requests. */
  readonly outFrom?: string | undefined
  readonly answers: readonly (Json | undefined)[]
}

export type Found =
  | { readonly is: 'published'; readonly published: Published }
  | { readonly is: 'absent' }
  /** Some of it: what those requests that were taken answered, so that the rest can follow. */
  | { readonly is: 'partly'; readonly answers: readonly (Json | undefined)[] }
  /** It cannot be told now, or not at all on this platform. */
  | { readonly is: 'unreadable'; readonly says: string; readonly isForGood: boolean }

export type Withdrawn =
  /** What was done, where what remains depends on it. */
  | { readonly is: 'withdrawn'; readonly says?: string }
  | { readonly is: 'absent' }
  | Refused
  | Deferred
  | Unknown

/** The half of the seam `Publisher` that talks to a platform. */
export type Sender = {
  /** Below which address its requests go. */
  readonly serviceOf: (account: Account, service: string | null) => string
  /** What people are asked to enter, and in which words. */
  readonly asks: {
    readonly service: string | null
    readonly user: string | null
    readonly secret: string
  }
  /** Signs in, and says who that is. */
  readonly open: (account: Account, credential: Credential) => Talk<Opened>
  /** The request as the account sends it. */
  readonly sign: (request: PreparedRequest, session: Session) => PreparedRequest
  readonly judge: (request: PreparedRequest, reply: Reply) => Judged
  /** What `answers` keep of an answer, where that is not its body: LinkedIn names what it made in a header. */
  readonly answerIn?: (answer: AnswerOf) => Json
  /** What is out, once every request was taken. */
  readonly published: (wanted: Wanted) => Published | undefined
  /** Looks for it by our own key, or by what it says where the platform has no keys. Never writes. */
  readonly find: (wanted: Wanted) => Talk<Found>
  /** Takes it off. Twice is once. */
  readonly withdraw: (account: Account, published: Published) => Talk<Withdrawn>
  /** Whether a request that is sent again with the same bytes is taken once, for how long in milliseconds. */
  readonly repeats: { readonly isSafe: boolean; readonly forMs: number | null }
  /** What the account may do, as its platform says: so many requests that publish in so many milliseconds. */
  readonly rate: { readonly requests: number; readonly perMs: number }
}
