import type { FastifyRequest } from 'fastify'
import type { AskNeeds } from '../checks/index.ts'
import type { NoticeKinds } from '../notices/index.ts'
import type { AskerOf } from '../people/index.ts'
import type { Recorder } from '../records/index.ts'
import type { LimitTries } from './calendar/limit-tries.ts'
import type { OutInLists } from './list/store.ts'
import type { WaysToLook } from './looking-up/ways.ts'
import type { FindOut, IsOut } from './out.ts'

/** What the routes of posts are handed. */
export type PostsNeeds = {
  readonly recorder: Recorder
  readonly askerOf: AskerOf
  readonly kinds: NoticeKinds
  /** Of the body, for days. */
  readonly zone: string
  /** The registers and the policy, as a check asks them. */
  readonly checks: AskNeeds
  /** Slows down whoever tries addresses of calendars that are none. */
  readonly limitTries: LimitTries
  /** How what a version is made of is looked up; where absent only our own registers are known. */
  readonly ways?: WaysToLook
  /** How whoever asks has signed in, such as by a passkey; kept with what they decide. */
  readonly howSignedIn?: (request: FastifyRequest) => Promise<string | null>
  /** Whether a post is out somewhere: then it is not changed any more. Nothing is, where nothing sends. */
  readonly isOut?: IsOut
  /** Where posts stand on their channels. On none, where nothing sends. */
  readonly findOut?: FindOut
  /** The same for lists. */
  readonly outInLists?: OutInLists
  readonly onFault: (error: unknown) => void
}
