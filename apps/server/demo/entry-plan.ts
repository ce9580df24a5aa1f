import { type Fields, type RegisterName, registerOf, type Value } from '@secondlook/contract'
import type { EntryRow } from './data.ts'
import { dayOf, hasHour, instantOf } from './moment.ts'

/** Values as the files have them, by keys, with real days. */
export type GivenValues = Readonly<Record<string, Value>>

type Entry = { readonly register: RegisterName; readonly key: string }

/** One thing that is done to an entry of a register. */
export type EntryAct = Entry &
  (
    | {
        readonly do: 'addEntry'
        readonly unit: string | null
        readonly values: GivenValues
        /** Days or instants, as somebody would type them. */
        readonly from: string | null
        readonly until: string | null
      }
    | { readonly do: 'changeEntry'; readonly values: GivenValues; readonly reason: string | null }
    | { readonly do: 'revokeEntry'; readonly reason: string }
    | {
        readonly do: 'doDeed'
        readonly deed: string
        readonly given: GivenValues
        readonly reason: string | null
      }
  )

/** A line of the files as an act. Days in values are counted from the anchor, as everything is. */
export function planEntry(row: EntryRow, anchor: string): EntryAct {
  const { register, key } = row
  const { fields, deeds } = registerOf(register)
  const when = (text: string | undefined): string | null =>
    text === undefined ? null : hasHour(text) ? instantOf(text, anchor) : dayOf(text, anchor)
  switch (row.do) {
    case 'addEntry':
      return {
        ...{ do: row.do, register, key, unit: row.unit ?? null },
        ...{ values: withDays(fields, row.values, anchor), from: when(row.from), until: when(row.until) },
      }
    case 'changeEntry':
      return {
        ...{ do: row.do, register, key, reason: row.reason ?? null },
        values: withDays(fields, row.values, anchor),
      }
    case 'revokeEntry':
      return { do: row.do, register, key, reason: row.reason }
    case 'doDeed':
      return {
        ...{ do: row.do, register, key, deed: row.deed, reason: row.reason ?? null },
        given: withDays(deeds[row.deed]?.fields ?? {}, row.given, anchor),
      }
  }
}

const withDays = (fields: Fields, values: GivenValues, anchor: string): GivenValues =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      fields[name]?.kind === 'day' && typeof value === 'string' ? dayOf(value, anchor) : value,
    ]),
  )
