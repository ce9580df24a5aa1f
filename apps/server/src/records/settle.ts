import { commit, type Recorder } from './commit.ts'
import { destroyKeys } from './destroy.ts'
import type { NewEvent, PartName } from './event.ts'
import type { Permit } from './permit.ts'
import { logSubject } from './rotate-log-key.ts'
import { findParts } from './store.ts'

const partsInEventMax = 500

export type Settled = { readonly destroyed: number; readonly restated: number }

/**
 * Brings store and keys together again. Keys of parts that were destroyed in a commit that was cut off are destroyed
 * now. And where a backup was restored that is older than a disposal, what had been disposed of stays disposed of,
 * because its keys are gone: an event says so again, in this store.
 */
export async function settle(recorder: Recorder, permit: Permit): Promise<Settled> {
  const destroyed = await destroyKeys(recorder)
  let restated = 0
  let parts: PartName[] = []
  const flush = async (): Promise<void> => {
    const [destroys] = [parts]
    parts = []
    if (destroys.length === 0) return
    const event: NewEvent = { type: 'record.disposal-restated', subject: logSubject, rows: [], destroys }
    await commit(recorder, permit, async () => ({ result: undefined, events: [event] }))
    restated += destroys.length
  }
  for await (const group of recorder.vault.eachGroupWithGone()) {
    parts.push(...(await findRevived(recorder, await recorder.vault.gone(group))))
    if (parts.length >= partsInEventMax) await flush()
  }
  await flush()
  return { destroyed, restated }
}

/** Parts that the store still has, though their keys were destroyed. */
async function findRevived({ database }: Recorder, gone: ReadonlySet<string>): Promise<readonly PartName[]> {
  const events = new Set(
    [...gone].map((name) => name.split('/')[0] ?? '').filter((id) => /^[0-9a-f-]{36}$/.test(id)),
  )
  const rows = await findParts(database.db, [...events])
  return rows.filter(({ event, name, sealed }) => sealed && gone.has(`${event}/${name}`))
}
