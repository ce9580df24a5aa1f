import type { Recorder } from '../../records/index.ts'
import type { Db } from '../../store/database.ts'
import type { AskerOf } from '../access/gate.ts'
import type { FindConflict } from '../access/taker.ts'
import type { WriteNeeds } from '../directory/entry.ts'
import type { OpenWork } from '../directory/open-work.ts'

/** What the routes of people and access are handed. */
export type PeopleNeeds = {
  readonly db: Db
  readonly recorder: Recorder
  /** Of the body, for first and last days. */
  readonly zone: string
  readonly askerOf: AskerOf
  /** Where to look for what a leaver leaves open; contexts above plug theirs in. */
  readonly openWork: readonly OpenWork[]
  readonly findConflict?: FindConflict
  /** Is told where a file that was being taken in broke off; nothing was changed. */
  readonly onFault: (error: Error, what: string) => void
}

export const writing = ({ recorder, zone }: PeopleNeeds, at: string): WriteNeeds => ({
  at,
  zone,
  source: recorder.source,
})
