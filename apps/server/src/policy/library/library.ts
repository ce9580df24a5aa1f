import type { Instrument } from '@secondlook/contract'
import type { Declined, Done, NewEvent } from '../../records/index.ts'
import type { Db, Tx } from '../../store/database.ts'
import { type IdSource, newId } from '../../store/ids.ts'
import { loadKept } from '../in-force/kept-pack.ts'
import { holdsAt, no, type PolicyRefusal } from '../in-force/model.ts'
import { findInForce } from '../store.ts'
import { type LibraryEntry, lastOf, libraryOn } from './model.ts'
import { endOwn, findOwn, findOwnCalled, insertOwn } from './store.ts'

type Needs = { readonly at: string; readonly source: IdSource; readonly by: string }

/** The library of everybody on a day: of the packs that are in force now for anybody, and what the body added. */
export async function findLibrary(db: Db, day: string, at: string): Promise<readonly LibraryEntry[]> {
  const holding = (await findInForce(db)).filter((row) => holdsAt(row, at))
  const sorted = [...holding].sort((a, b) => Number(a.kind === 'overlay') - Number(b.kind === 'overlay'))
  const digests = [...new Set(sorted.map(({ digest }) => digest))]
  const packs = await Promise.all(digests.map((digest) => loadKept(db, digest)))
  return libraryOn(packs, await findOwn(db, at), day)
}

/** Adds an entry, or says one anew: the row that stood ends. Whoever says that it is confirmed is kept with it. */
export async function addInstrument(
  tx: Tx,
  { at, source, by }: Needs,
  says: Instrument,
): Promise<Done<{ readonly id: string }> | Declined<PolicyRefusal>> {
  const declined = declineInstrument(says)
  if (declined) return { declined }
  const before = await findOwnCalled(tx, says.id)
  const events: NewEvent[] = []
  if (before) {
    if (before.from_at >= at || !(await endOwn(tx, at, before.id)))
      return { declined: no('changed-meanwhile', 'Somebody changed this entry just now. Look at it again.') }
    events.push(endedEvent(before.id, before.says.title))
  }
  const id = newId(source)
  await insertOwn(tx, {
    ...{ id, entry: says.id, says, from_at: at, ended_at: null },
    confirmed_by: says.confirmed ? by : null,
  })
  return {
    result: { id },
    events: [
      {
        type: 'instrument.added',
        subject: id,
        parts: { instrument: { ...says } },
        rows: [{ table: 'instrument', key: id }],
      },
      ...events,
    ],
  }
}

export function declineInstrument({ from, to, supersedes, id }: Instrument): PolicyRefusal | undefined {
  if (from && to && lastOf(to) < from)
    return no('period-does-not-fit', 'It must end after it begins.', { field: 'to' })
  if (supersedes === id)
    return no('period-does-not-fit', 'It cannot come in its own place.', { field: 'supersedes' })
  return undefined
}

export async function endInstrument(
  tx: Tx,
  at: string,
  id: string,
): Promise<Done<undefined> | Declined<PolicyRefusal>> {
  const ended = await endOwn(tx, at, id)
  if (!ended)
    return { declined: no('already-ended', 'This entry has ended already, or it came with a pack.') }
  return { result: undefined, events: [endedEvent(id, ended.says.title)] }
}

const endedEvent = (id: string, title: string): NewEvent => ({
  type: 'instrument.ended',
  subject: id,
  parts: { instrument: { title } },
  rows: [{ table: 'instrument', key: id }],
})
