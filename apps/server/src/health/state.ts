import type { Health } from '@secondlook/contract'
import { formatVerifierKey } from '@secondlook/ledger'
import { countMails } from '../notices/index.ts'
import { findCosignedSize, findLogState, type Recorder, type Witness } from '../records/index.ts'

export type HealthNeeds = {
  readonly recorder: Recorder
  readonly witnesses: readonly Witness[]
  readonly isMailing: boolean
  readonly version: string
}

/** How the program runs now, as the store tells it; the same from every process. */
export async function findHealth({ recorder, witnesses, isMailing, version }: HealthNeeds): Promise<Health> {
  const { db } = recorder.database
  const [log, mails, sizes] = await Promise.all([
    findLogState(db),
    isMailing ? countMails(db) : null,
    Promise.all(witnesses.map(({ key }) => findCosignedSize(db, formatVerifierKey(key)))),
  ])
  return {
    ...{ at: new Date(recorder.source.now()).toISOString(), version, log, mails },
    witnesses: witnesses.map(({ key }, place) => ({ name: key.name, size: sizes[place] ?? 0 })),
  }
}
