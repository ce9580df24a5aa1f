import { type AnyValues, type RegisterName, registerOf, type Value } from '@secondlook/contract'
import { findNames } from '../../people/index.ts'
import type { Db, Tx } from '../../store/database.ts'
import { rulesOf } from '../rules-of.ts'
import type { Said } from './entry.ts'
import type { Span } from './spans.ts'
import { findEntryNames } from './store.ts'
import type { RegisterStateTable } from './tables.ts'
import { namedIn } from './values.ts'

/** How people and entries are called, by id. */
export type Names = { readonly get: (id: string) => string | undefined }

/** The names of everything that these values hold. */
export async function findNamesIn(
  db: Db | Tx,
  register: RegisterName,
  all: readonly AnyValues[],
): Promise<ReadonlyMap<string, string>> {
  const { fields } = registerOf(register)
  const named = all.map((values) => namedIn(fields, values))
  const people = await findNames(db, [...new Set(named.flatMap(({ people: some }) => some))])
  const ids = named.flatMap(({ entries }) => entries.map(({ id }) => id))
  const entries = await findEntryNames(db, ids)
  return new Map([...people, ...[...entries].map(([id, { name }]) => [id, name] as const)])
}

/** A value in words. */
export function sayValue(
  register: RegisterName,
  field: string,
  value: Value,
  names: Names,
): readonly string[] {
  const known = registerOf(register).fields[field]
  const items = Array.isArray(value) ? value : value === null || value === false ? [] : [value]
  return items.map((one) => {
    const text = String(one)
    if (known?.kind === 'yes') return 'Yes'
    if (known?.kind === 'choice' || known?.kind === 'choices') return known.options[text] ?? text
    return names.get(text) ?? text
  })
}

const nameMax = 160

/** What an entry is called: the fields that name it, in words. */
export function nameOf(register: RegisterName, values: AnyValues, names: Names): string {
  const parts = registerOf(register).named.flatMap((field) =>
    sayValue(register, field, values[field] ?? null, names),
  )
  const name = parts.join(', ').replace(/\s+/g, ' ')
  return name.length > nameMax ? `${name.slice(0, nameMax - 1)}…` : name
}

/** A span of an entry as the row that keeps it. */
export function toRow(
  {
    id,
    entry,
    register,
    at,
    zone,
  }: Pick<RegisterStateTable, 'id' | 'entry' | 'register'> & {
    readonly at: string
    readonly zone: string
  },
  span: Span<Said>,
  names: Names,
): RegisterStateTable {
  const { standing, unit, key, values } = span.value
  const { fields } = registerOf(register)
  const rules = rulesOf(register)
  const shown = Object.keys(fields).flatMap((field) =>
    sayValue(register, field, values[field] ?? null, names),
  )
  const name = nameOf(register, values, names)
  const due = (rules.attention?.(values, span, zone) ?? []).map((one) => one.at).sort()
  return {
    ...{ id, entry, register, key, unit, name, standing, body: values },
    channel: rules.channelOf?.(entry, values) ?? null,
    words: [name, key ?? '', ...shown].join(' ').toLowerCase(),
    identity: rules.identityOf?.(values)?.is ?? null,
    owner: rules.personOf?.(values) ?? null,
    people: namedIn(fields, values).people,
    list: [...(rules.listOf?.(values) ?? [])],
    attention_at: due[0] ?? null,
    ...{ holds_from: span.from, holds_to: span.until, from_at: at, ended_at: null },
  }
}
