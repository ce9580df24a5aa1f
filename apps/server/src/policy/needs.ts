import type { AskerOf } from '../people/index.ts'
import type { Recorder } from '../records/index.ts'
import type { Shelf } from './in-force/shelf.ts'

/** What the routes of this context are handed. */
export type PolicyNeeds = {
  readonly recorder: Recorder
  readonly askerOf: AskerOf
  readonly shelf: Shelf
  /** The day on which an instant falls, by the clocks of the body. */
  readonly dayOf: (instant: string) => string
}
