import type { AskNeeds } from '../checks/index.ts'
import type { NoticeKinds } from '../notices/index.ts'
import type { AskerOf } from '../people/index.ts'
import type { Recorder } from '../records/index.ts'

/** What the routes of posts are handed. */
export type PostsNeeds = {
  readonly recorder: Recorder
  readonly askerOf: AskerOf
  readonly kinds: NoticeKinds
  /** Of the body, for days. */
  readonly zone: string
  /** The registers and the policy, as a check asks them. */
  readonly checks: AskNeeds
  readonly onFault: (error: unknown) => void
}
