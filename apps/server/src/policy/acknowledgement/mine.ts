import type { MyAcknowledgement } from '@secondlook/contract'
import { findOfKind } from '../../notices/index.ts'
import type { Asker } from '../../people/index.ts'
import type { Db } from '../../store/database.ts'
import { loadKept } from '../in-force/kept-pack.ts'
import { faceOfRow, unitNamer } from '../in-force/rows.ts'
import { findStanding, toAcknowledge } from './acknowledge.ts'
import { changesBetween, statementOf } from './model.ts'
import { findAcknowledged } from './store.ts'

/** What applies to whoever asks, in our words, how it differs from what they read last, and what is asked of them. */
export async function findMine(db: Db, { person, selves, at }: Asker): Promise<MyAcknowledgement> {
  const { state, applies, missing } = await findStanding(db, person, at)
  const nameOf = await unitNamer(db, at)
  const packs = await Promise.all(applies.map(({ digest }) => loadKept(db, digest)))
  const last = (await findAcknowledged(db, [...selves], at)).at(-1)
  const before = last && (await loadKept(db, last.base))
  const [base] = packs
  const asked = (await findOfKind(db, toAcknowledge, [...selves])).filter(({ doneAt }) => doneAt === null)
  const maySay = base !== undefined && (state === 'due' || state === 'current')
  return {
    state,
    statement: maySay ? statementOf(applies) : null,
    seen: applies.map(({ digest }) => digest),
    applies: applies.map((row, place) => ({
      ...{ ...faceOfRow(row), unit: nameOf(row.unit), from: row.from },
      isNew: missing.some(({ id }) => id === row.id),
      clauses: (packs[place]?.clauses ?? []).map(({ number, title, text }) => ({ number, title, text })),
    })),
    changes: before && base ? [...changesBetween(before, base)] : null,
    ...{ askedAt: asked[0]?.toldAt ?? null, dueAt: asked[0]?.dueAt ?? null },
    last: last ? { id: last.id, statement: last.statement, at: last.made_at } : null,
  }
}
