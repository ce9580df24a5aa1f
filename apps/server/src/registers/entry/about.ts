import type { AnyValues, RegisterName } from '@secondlook/contract'
import type { ActObject, ObjectColumns } from '../../people/index.ts'
import type { Db, Tx } from '../../store/database.ts'
import { rulesOf } from '../rules-of.ts'
import type { EntrySpan, Said } from './entry.ts'

/** The columns of a list of entries that the table of who may do what asks about. */
export const entryColumns: ObjectColumns = {
  unit: 'one.unit',
  channel: 'one.channel',
  person: 'one.owner',
  list: 'one.list',
}

/** What an act on an entry is about. */
export function aboutEntry(
  register: RegisterName,
  entry: string,
  { unit, values }: Pick<Said, 'unit' | 'values'>,
): ActObject {
  const { channelOf, personOf, listOf } = rulesOf(register)
  return {
    unit,
    channel: channelOf?.(entry, values) ?? null,
    person: personOf?.(values) ?? null,
    list: listOf?.(values) ?? [],
  }
}

/** What changing an entry is about. */
export async function aboutChanging(
  db: Db | Tx,
  at: string,
  register: RegisterName,
  entry: string,
  said: Pick<Said, 'unit' | 'values'>,
): Promise<ActObject> {
  const more = await rulesOf(register).aboutWriting?.(said.values, { db, at, unit: said.unit })
  return { ...aboutEntry(register, entry, said), ...more }
}

/** What adding an entry is about. */
export async function aboutAdding(
  db: Db | Tx,
  at: string,
  register: RegisterName,
  {
    unit,
    values,
    person,
  }: { readonly unit: string | null; readonly values: AnyValues; readonly person: string },
): Promise<ActObject> {
  const rules = rulesOf(register)
  // What is asked for oneself is about oneself, before anything is written that says so.
  const own = rules.add === 'permission.ask' ? { person } : {}
  return { ...(await aboutChanging(db, at, register, '', { unit, values })), ...own }
}

/** What a deed is about. */
export async function aboutDeed(
  db: Db | Tx,
  at: string,
  { register, entry, value }: EntrySpan,
  deed: string,
): Promise<ActObject> {
  const more = await rulesOf(register).deeds[deed]?.about?.(value.values, { db, at, unit: value.unit })
  return { ...aboutEntry(register, entry, value), ...more }
}
