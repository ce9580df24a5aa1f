import type { Published } from '@secondlook/connectors'

/** Everything that can happen to a post on one channel. Stored, so never renamed. */
export const doesNames = [
  /** It is about to leave. Written before anything does. */
  'intend',
  /** Every request was taken. */
  'sent',
  /** It was looked for, and is out. */
  'found',
  /** It was looked for, and nothing of it is out. */
  'absent',
  /** Nobody can say whether it is out. */
  'unknown',
  /** The platform does not take it, or does not take us. */
  'refused',
  /** Not now; nothing of it is out. */
  'deferred',
  /** Something stands against it here, so nothing was sent. */
  'stop',
  /** A person lets it go after all. */
  'let-go',
  /** A person gives it up. */
  'give-up',
  /** A person posted it, or says where it is. */
  'by-hand',
  /** It was read back as a stranger reads it. */
  'read',
  /** A person wants it taken off. */
  'withdraw',
  'withdrawn',
  'withdraw-failed',
  /** Somebody else took it off. */
  'gone',
  /** Somebody else changed it. */
  'changed',
] as const
export type Does = (typeof doesNames)[number]

/** One thing that happened, as life reads it. */
export type LifeAct = {
  readonly does: Does
  readonly version: number
  readonly at: string
  readonly by: string | null
  readonly says: string | null
  /** With `intend`: the instant that its requests carry. */
  readonly sentAt?: string
  /** With `sent`, `found` and `by-hand`. */
  readonly published?: Published
  /** With `read`: whether it is what was approved. */
  readonly isSame?: boolean
  /** With `unknown`: whether it can ever be told by looking. */
  readonly isForGood?: boolean
  /** With `stop` and `refused`. */
  readonly because?: string
}
