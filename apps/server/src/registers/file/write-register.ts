import { type Field, isList, type RegisterName, type Value } from '@secondlook/contract'
import { writeFile } from '../../csv/write.ts'
import type { EntrySpan } from '../entry/entry.ts'
import { columnOf, fieldsByColumn, placeColumns, separator } from './columns.ts'
import type { References } from './references.ts'

/** Entries as a file that can be brought in again. An entry without a number of its own is named by its id. */
export function writeRegister(
  register: RegisterName,
  spans: readonly EntrySpan[],
  references: References,
): string {
  const fields = [...fieldsByColumn(register).values()]
  return writeFile(
    [...placeColumns, ...fields.map(([name]) => columnOf(name))],
    spans.map(({ entry, from, until, value }) => [
      value.key ?? entry,
      value.unit === null ? '' : references.write(value.unit),
      from,
      until ?? '',
      ...fields.map(([name, field]) => writeCell(field, value.values[name] ?? null, references)),
    ]),
  )
}

function writeCell(field: Field, value: Value, { write }: References): string {
  if (isList(field))
    return (value as readonly string[])
      .map((one) => (namesSomething(field) ? write(one) : one))
      .join(` ${separator} `)
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return namesSomething(field) ? write(String(value)) : String(value)
}

const namesSomething = ({ kind }: Field): boolean =>
  kind === 'person' || kind === 'people' || kind === 'entry' || kind === 'entries'
