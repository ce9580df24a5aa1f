import {
  type AnyValues,
  changedValues,
  type RegisterName,
  registerOf,
  type Value,
} from '@secondlook/contract'
import type { ShownImport } from '../../csv/shown-import.ts'
import { nameOf, sayValue } from '../entry/row.ts'
import type { EntryPlan, PlannedEntry } from './plan.ts'

const shownMax = 500

/** A file that was read, ready to be shown: what is wrong with it, or what it would do. */
export function showPlan(
  register: RegisterName,
  { id, file, rows }: { readonly id: string; readonly file: string; readonly rows: number },
  plan: EntryPlan,
  called: (id: string) => string,
): ShownImport {
  const names = { get: called }
  const { fields } = registerOf(register)
  const say = (field: string, values: AnyValues): string =>
    sayValue(register, field, values[field] ?? (null as Value), names).join(', ')
  const sayFields = ({ before, values }: PlannedEntry) =>
    before === undefined
      ? []
      : changedValues(fields, before.value.values, values).map((field) => ({
          field: fields[field]?.label ?? field,
          ...{ from: say(field, before.value.values), to: say(field, values) },
        }))
  return {
    ...{ id, file, rows, done: 0, leaving: 0, same: plan.unchanged },
    state: plan.refusals.length > 0 ? 'refused' : 'ready',
    ...{ added: plan.added.length, changed: plan.changed.length },
    problems: plan.refusals
      .slice(0, shownMax)
      .map(({ line, column, says }) => ({ row: line, column: column ?? null, says })),
    diff: [...plan.added, ...plan.changed].slice(0, shownMax).map((one) => ({
      ...{ row: one.line, name: nameOf(register, one.values, names), fields: sayFields(one) },
      what: one.before === undefined ? 'added' : 'changed',
    })),
    missing: plan.missing.slice(0, shownMax).map(({ entry, name }) => ({ id: entry, name })),
  }
}
