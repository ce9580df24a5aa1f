import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Tx } from '../../store/database.ts'
import { openTestDatabase, type TestDatabase } from '../../store/testing.ts'
import type { Logged } from './logged.ts'
import { namesNobody, partsOfNobody } from './names-nobody.ts'
import { type ReadKind, readKinds } from './reads.ts'
import { whatIsLogged } from './what-is-logged.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.close())

const list: readonly Logged[] = whatIsLogged
const flat = (byName: Readonly<Record<string, readonly string[]>>): string[] =>
  Object.entries(byName).flatMap(([name, members]) => members.map((member) => `${name}.${member}`))

describe('the list of what is kept about people', () => {
  it('says of every column of every table whom it is about, or that it names nobody', async () => {
    const { rows } = await sql<{ name: string }>`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'secondlook'`.execute(test.database.db as Tx)
    const said = [...list.flatMap(({ columns }) => flat(columns)), ...flat(namesNobody)].sort()
    expect(new Set(said).size).toBe(said.length)
    expect(said).toEqual(rows.map(({ name }) => name).sort())
  })

  it('says of every type of event in the program what its parts say about people', () => {
    const server = new URL('../../', import.meta.url)
    const sources = readdirSync(server, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|testing\.ts$|migrations|crash/.test(name))
      .map((name) => readFileSync(new URL(name, server), 'utf8'))
    const types = sources.flatMap((source) =>
      [...source.matchAll(/^.*(?:\btype:|Event\().*$/gm)].flatMap(([line]) =>
        [...line.matchAll(/'([a-z-]+\.[a-z-]+)'/g)].map(([, type = '']) => type),
      ),
    )
    const said = new Set([...list.flatMap(({ parts }) => Object.keys(parts)), ...Object.keys(partsOfNobody)])
    expect(types.length).toBeGreaterThan(15)
    expect(types.filter((type) => !said.has(type))).toEqual([])
  })

  it('says of every reading that is an event', () => {
    const said = list.flatMap(({ parts }) => Object.keys(parts))
    const kinds: readonly ReadKind[] = readKinds
    expect(kinds.filter(({ isEvent, event }) => isEvent && !said.includes(event ?? ''))).toEqual([])
  })

  it('gives a purpose, readers and a time for each, and no item twice', () => {
    for (const { item, what, purpose, seenBy, kept } of list)
      for (const words of [what, purpose, seenBy, kept]) expect(words.length, item).toBeGreaterThan(3)
    expect(new Set(list.map(({ item }) => item)).size).toBe(list.length)
  })
})
