import { type RegisterName, registerOf } from '@secondlook/contract'
import { findEverybody, findUnits } from '../../people/index.ts'
import type { Db, Tx } from '../../store/database.ts'
import { findAllSpans } from '../entry/store.ts'

/** How people, units and entries are written in a file, and found again. */
export type References = {
  readonly personOf: (cell: string) => string | undefined
  readonly unitOf: (cell: string) => string | undefined
  readonly entryOf: (register: string, cell: string) => string | undefined
  readonly write: (id: string) => string
  /** What it is called, for whoever looks at what a file would do. */
  readonly call: (id: string) => string
}

/** A cell names something by its number, by its address, by its name where there is only one such, or by its id. */
export async function findReferences(db: Db | Tx, register: RegisterName, at: string): Promise<References> {
  const people = await findEverybody(db, at)
  const units = await findUnits(db, at)
  const others = [
    ...new Set(
      Object.values(registerOf(register).fields).flatMap((field) => ('of' in field ? [field.of] : [])),
    ),
  ] as RegisterName[]
  const entries = await findAllSpans(db, others)
  const persons = indexed(people, ({ id, key, email, name }) => ({ id, name, says: [key, email, name] }))
  const places = indexed(units, ({ id, key, name }) => ({ id, name, says: [key, name] }))
  const byRegister = new Map(
    others.map((of) => [
      of as string,
      indexed(
        entries.filter((span) => span.register === of),
        ({ entry, value, name }) => ({ id: entry, name, says: [value.key, name] }),
      ),
    ]),
  )
  const all = [persons, places, ...byRegister.values()]
  return {
    personOf: persons.find,
    unitOf: places.find,
    entryOf: (of, cell) => byRegister.get(of)?.find(cell),
    write: (id) => all.map(({ write }) => write(id)).find((says) => says !== undefined) ?? id,
    call: (id) => all.map(({ call }) => call(id)).find((name) => name !== undefined) ?? id,
  }
}

type Said = { readonly id: string; readonly name: string; readonly says: readonly (string | null)[] }

function indexed<T>(things: readonly T[], said: (thing: T) => Said) {
  const byCell = new Map<string, string | undefined>()
  const byId = new Map<string, string>()
  const names = new Map<string, string>()
  for (const { id, says } of things.map(said)) {
    byCell.set(id, id)
    for (const cell of says) {
      const plain = cell?.trim().toLowerCase()
      // What two are called tells neither apart.
      if (plain) byCell.set(plain, byCell.has(plain) && byCell.get(plain) !== id ? undefined : id)
    }
  }
  for (const { id, name, says } of things.map(said)) {
    names.set(id, name)
    const unique = says.find((cell) => cell && byCell.get(cell.trim().toLowerCase()) === id)
    byId.set(id, unique ?? id)
  }
  return {
    find: (cell: string) => byCell.get(cell.trim().toLowerCase()) ?? byCell.get(cell.trim()),
    write: (id: string) => byId.get(id),
    call: (id: string) => names.get(id),
  }
}
