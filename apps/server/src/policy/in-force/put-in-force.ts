import type { Declined, Done, NewEvent } from '../../records/index.ts'
import type { Tx } from '../../store/database.ts'
import { type IdSource, newId } from '../../store/ids.ts'
import { enterPolicy, findInForce, insertEnding, insertInForce, keepPack, lastWord } from '../store.ts'
import type { LoadedPack } from './kept-pack.ts'
import { decideEnd, decidePut, type InForce, no, type PolicyRefusal, type Wanted } from './model.ts'
import { findTree } from './policy-for.ts'

type Needs = { readonly at: string; readonly source: IdSource }

export type Putting = {
  readonly loaded: LoadedPack
  readonly unit: string | null
  readonly from: string | null
  readonly reason: string
  /** The rows with which it was seen to fit; where others stand by now, nothing is changed. */
  readonly seen?: readonly InForce[]
}

export const wantedOf = ({ loaded: { pack, digest }, unit, from }: Omit<Putting, 'reason'>): Wanted => ({
  ...{ pack: pack.head.id, digest, kind: pack.head.kind === 'overlay' ? 'overlay' : 'base' },
  ...{ over: pack.head.over ?? null, unit, from },
})

/** Puts a pack in force for the whole body or for a unit. What was in force in its place ends where it begins. */
export async function putInForce(
  tx: Tx,
  { at, source }: Needs,
  putting: Putting,
): Promise<Done<{ readonly id: string }> | Declined<PolicyRefusal>> {
  await enterPolicy(tx)
  const rows = await findInForce(tx)
  const { loaded, unit, reason, seen } = putting
  if (lastWord(rows) >= at || (seen && JSON.stringify(seen) !== JSON.stringify(rows)))
    return { declined: changedMeanwhile }
  const plan = decidePut(rows, await findTree(tx, at), wantedOf(putting), at)
  if ('code' in plan) return { declined: plan }

  const { head } = loaded.pack
  const wanted = wantedOf(putting)
  const isNew = await keepPack(tx, {
    ...{ id: loaded.digest, pack: head.id, version: head.version, kind: wanted.kind },
    ...{ title: head.title, over: wanted.over, canonical: loaded.canonical },
  })
  const id = newId(source)
  await insertInForce(tx, {
    ...{ id, kept: loaded.digest, pack: head.id, kind: wanted.kind },
    ...{ unit, from_at: plan.from, made_at: at },
  })
  const events: NewEvent[] = []
  for (const row of plan.replaces)
    events.push(await recordEnd(tx, { at, source }, row, { until: plan.from, reason }))
  return {
    result: { id },
    events: [
      {
        type: 'pack.put-in-force',
        subject: id,
        parts: {
          pack: { ...refOf(head, loaded.digest), unit, from: plan.from },
          reason,
        },
        rows: [
          { table: 'pack_in_force', key: id },
          ...(isNew ? [{ table: 'pack_kept' as const, key: loaded.digest }] : []),
        ],
      },
      ...events,
    ],
  }
}

/** Says until when a pack is in force; until now where no instant is given. */
export async function endInForce(
  tx: Tx,
  needs: Needs,
  { id, until, reason }: { readonly id: string; readonly until: string | null; readonly reason: string },
): Promise<Done<undefined> | Declined<PolicyRefusal>> {
  await enterPolicy(tx)
  const rows = await findInForce(tx)
  if (lastWord(rows) >= needs.at) return { declined: changedMeanwhile }
  const row = rows.find((one) => one.id === id)
  if (!row) return { declined: no('in-force-unknown', 'There is nothing like this in force.') }
  const end = decideEnd(row, until, needs.at)
  if (typeof end !== 'string') return { declined: end }
  return { result: undefined, events: [await recordEnd(tx, needs, row, { until: end, reason })] }
}

async function recordEnd(
  tx: Tx,
  { at, source }: Needs,
  row: InForce,
  { until, reason }: { readonly until: string; readonly reason: string },
): Promise<NewEvent> {
  const id = newId(source)
  await insertEnding(tx, { id, in_force: row.id, until_at: until, made_at: at })
  return {
    type: 'pack.ended',
    subject: row.id,
    parts: {
      pack: { pack: row.pack, version: row.version, digest: row.digest, unit: row.unit, until },
      reason,
    },
    rows: [{ table: 'pack_ending', key: id }],
  }
}

const changedMeanwhile = no(
  'changed-meanwhile',
  'Somebody changed what is in force just now. Look at it again, then decide.',
)

const refOf = (head: { readonly id: string; readonly version: string }, digest: string) => ({
  ...{ pack: head.id, version: head.version, digest },
})
