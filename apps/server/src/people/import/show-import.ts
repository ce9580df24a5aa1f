import type { RowRefusal } from '../../csv/read.ts'
import type { ShownChange, ShownImport } from '../../csv/shown-import.ts'
import { fieldWords } from '../directory/field-words.ts'

type Planned = { readonly line: number; readonly before?: object; readonly after: { readonly name: string } }
type Plan = {
  readonly added: readonly Planned[]
  readonly changed: readonly Planned[]
  readonly ended: readonly Planned[]
  readonly unchanged: number
  readonly missing: readonly { readonly id: string; readonly name: string }[]
  readonly refusals: readonly RowRefusal[]
}

/** So many are shown; the counts are of all. */
const shownMax = 500

/** How a unit or a person is called, by its id. */
export type NameOf = (id: string) => string | undefined

export function showImport(
  { id, file, rows }: { readonly id: string; readonly file: string; readonly rows: number },
  plan: Plan,
  nameOf: NameOf,
): ShownImport {
  const ended = new Set(plan.ended)
  // A manager whom the same file adds has no id yet and goes by the line.
  const lines = new Map(
    [...plan.added, ...plan.changed].map(({ line, after }) => [`line:${line}`, after.name]),
  )
  const named: NameOf = (one) => lines.get(one) ?? nameOf(one)
  const diff = [...plan.added, ...plan.changed].slice(0, shownMax).map(
    (one): ShownChange => ({
      ...{ row: one.line, name: one.after.name, fields: sayFields(one, named) },
      what: one.before === undefined ? 'added' : ended.has(one) ? 'leaving' : 'changed',
    }),
  )
  return {
    ...{ id, file, rows, done: 0, diff },
    state: plan.refusals.length > 0 ? 'refused' : 'ready',
    ...{ added: plan.added.length, changed: plan.changed.length - ended.size, leaving: ended.size },
    same: plan.unchanged,
    problems: plan.refusals
      .slice(0, shownMax)
      .map(({ line, column, says }) => ({ row: line, column: column ?? null, says })),
    missing: plan.missing.slice(0, shownMax).map((one) => ({ id: one.id, name: one.name })),
  }
}

function sayFields({ before, after }: Planned, nameOf: NameOf) {
  if (before === undefined) return []
  const old = before as Readonly<Record<string, unknown>>
  return Object.entries(after)
    .filter(([field, value]) => JSON.stringify(old[field]) !== JSON.stringify(value))
    .map(([field, value]) => ({
      field: (fieldWords as Readonly<Record<string, string>>)[field] ?? field,
      ...{ from: say(old[field], nameOf), to: say(value, nameOf) },
    }))
}

function say(value: unknown, nameOf: NameOf): string {
  if (value === null || value === undefined) return ''
  return Array.isArray(value) ? value.join(', ') : (nameOf(String(value)) ?? String(value))
}
