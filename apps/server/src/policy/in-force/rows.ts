import type { InForceRow, PolicyAt } from '@secondlook/contract'
import { type Asker, decide, findUnits } from '../../people/index.ts'
import type { Db } from '../../store/database.ts'
import { holdsAt, type InForce, type PolicyAnswer, untilOf } from './model.ts'
import type { PolicyQuestion } from './policy-for.ts'

type Namer = (unit: string | null) => { readonly id: string; readonly name: string } | null

/** What units are called; one that is closed keeps its id. */
export async function unitNamer(db: Db, at: string): Promise<Namer> {
  const names = new Map((await findUnits(db, at)).map(({ id, name }) => [id, name]))
  return (unit) => (unit === null ? null : { id: unit, name: names.get(unit) ?? 'a unit that is closed' })
}

export const faceOfRow = ({ digest, pack, version, title }: InForce) => ({ digest, pack, version, title })

export function toRow(row: InForce, asker: Asker, nameOf: Namer): InForceRow {
  const until = untilOf(row)
  const state = stateOf(row, asker.at)
  return {
    ...{ ...faceOfRow(row), id: row.id, kind: row.kind, unit: nameOf(row.unit) },
    ...{ from: row.from, until, madeAt: row.madeAt, state },
    mayEnd:
      (state === 'in-force' || state === 'planned') &&
      decide(asker, 'policy.preview', { unit: row.unit }).may,
  }
}

function stateOf(row: InForce, at: string): InForceRow['state'] {
  const until = untilOf(row)
  if (until !== null && until <= row.from) return 'never'
  if (row.from > at) return 'planned'
  return holdsAt(row, at) ? 'in-force' : 'ended'
}

export const toPolicyAt = (
  answer: PolicyAnswer,
  { at, knownAt, unit }: PolicyQuestion,
  nameOf: Namer,
): PolicyAt => ({
  ...{ at, knownAt: knownAt ?? null, unit: nameOf(unit), gap: 'gap' in answer ? answer.gap : null },
  packs:
    'gap' in answer
      ? []
      : [answer.base, ...answer.overlays].map((row) => ({
          ...{ ...faceOfRow(row), id: row.id, unit: nameOf(row.unit), from: row.from },
        })),
})
