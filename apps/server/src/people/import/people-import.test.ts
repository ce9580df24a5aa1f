import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { type SqlBool, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readFile } from '../../csv/read.ts'
import { closeDirectory } from '../directory/lock.ts'
import type { Unit } from '../directory/model.ts'
import { addPerson } from '../directory/people.ts'
import { findEverybody, findPeople } from '../directory/store.ts'
import { mustBeDone, openTestDirectory, type TestDirectory } from '../testing.ts'
import { peopleFile } from './people-file.ts'
import { digestOfPlan, dryRunPeople, importPeople } from './people-import.ts'
import { planPeople, sayPlanned } from './people-plan.ts'
import { planUnits, unitsFile } from './units-import.ts'

let house: TestDirectory
let transport: Unit
beforeAll(async () => {
  house = await openTestDirectory()
  const { database } = house.test
  expect(await findEverybody(database.db, house.at())).toEqual([])
  transport = await house.unit('Transport', undefined, 'TR')
})
afterAll(() => house.close())

const read = (text: string | Uint8Array) => readFile(Readable.from([Buffer.from(text)]), peopleFile)
const dryRun = async (text: string) =>
  dryRunPeople(house.test.database.db, (await read(text)).rows, house.at())
const bringIn = async (text: string, seen?: string) => {
  const { rows, refusals } = await read(text)
  expect(refusals).toEqual([])
  return await house.commit((tx, needs) => importPeople(tx, needs, rows, seen === undefined ? {} : { seen }))
}
const namesNow = async () =>
  (await findPeople(house.test.database.db, { at: house.at(), limit: 100 })).map(({ name }) => name)

const first = `key,name,email,unit,basis,manager,starts,ends
1,"Ana Ruiz",ana@parks.example,TR,psm-act-employee,2,2024-02-01,
2,"Bo, Chen",bo@parks.example,TR,PSM Act officer,,,
3,Cy Dov,,,not sure,1,,
`

describe('reading a file', () => {
  it('takes UTF-8 with and without a mark, commas and semicolons, and line breaks in quotes', async () => {
    const marked = await read(`\ufeffKey;Name;Level band\n1;"A;\nB";staff\r\n2;C;\r\n`)
    expect(marked).toEqual({
      refusals: [],
      rows: [
        { line: 2, cells: { key: '1', name: 'A;\nB', level_band: 'staff' } },
        { line: 4, cells: { key: '2', name: 'C', level_band: '' } },
      ],
    })
  })

  it('keeps a semicolon in a file of commas as it is', async () => {
    expect((await read('key,name\n1,A;B\n')).rows[0]?.cells.name).toBe('A;B')
  })

  it.each([
    ['', 1, 'empty'],
    ['name\nA\n', 1, '"key" is missing'],
    ['key,name,twitter\n1,A,@a\n', 1, 'no column "twitter"'],
    ['key,name,name\n1,A,B\n', 1, 'twice'],
    ['key,name\n1,A\n2,B,C\n', 3, '3 cells'],
    ['key,name\n1,A\n2,"B\n', 3, 'quotation mark'],
  ])('refuses %j and says where', async (text, line, says) => {
    const { refusals } = await read(text)
    expect(refusals).toEqual([expect.objectContaining({ line, says: expect.stringContaining(says) })])
  })

  it('refuses bytes that are not UTF-8 rather than damage a name', async () => {
    const { refusals } = await read(Buffer.from('key,name\n1,Ren\xe9e\n', 'latin1'))
    expect(refusals[0]?.says).toContain('UTF-8')
  })
})

describe('a dry run', () => {
  it('says everything that is wrong at once, by line, and what to do', async () => {
    const { refusals } = await dryRun(
      [
        'key,name,email,unit,basis,manager,level_band,starts,ends',
        '1,,x,NO,king,1,chief,2024-02-30,',
        '2,B,b@x.example,,,9,,2024-03-01,2024-02-01',
        '3,C,B@x.example,,,,,,',
        '3,D,,XX,,77,,,',
      ].join('\n'),
    )
    expect(refusals.map(({ line, column }) => `${line} ${column}`)).toEqual([
      ...['2 name', '2 email', '2 basis', '2 level_band', '2 starts', '2 manager', '2 unit'],
      ...['3 ends', '3 manager'],
      ...['4 email'],
      ...['5 key', '5 manager', '5 unit'],
    ])
    expect(refusals.every(({ says }) => says.endsWith('.'))).toBe(true)
  })

  it('changes nothing', async () => {
    const plan = await dryRun(first)
    expect(plan).toMatchObject({ refusals: [], unchanged: 0, missing: [] })
    expect(plan.added).toHaveLength(3)
    expect(await namesNow()).toEqual([])
  })
})

describe('the example of the guide', () => {
  it('has nothing wrong with it, where its units are there', async () => {
    const example = (name: string) =>
      createReadStream(new URL(`../../../../../docs/guides/examples/${name}.csv`, import.meta.url))
    const units = planUnits((await readFile(example('units'), unitsFile)).rows, [])
    const { rows, refusals } = await readFile(example('people'), peopleFile)
    const now = {
      people: [],
      at: house.at(),
      units: units.added.map(({ id, after }) => ({ ...after, id, state: id, since: house.at() })),
    }
    const plan = planPeople(rows, now)
    expect([units.refusals, refusals, plan.refusals]).toEqual([[], [], []])
    expect(plan.added.map(({ after }) => after.otherNames.length)).toEqual([0, 1, 2, 0, 0, 0])
  })
})

describe('taking a file in', () => {
  it('adds everybody in one change, managers of the same file included', async () => {
    const plan = await dryRun(first)
    mustBeDone(await bringIn(first, digestOfPlan(plan)))
    expect(await namesNow()).toEqual(['Ana Ruiz', 'Bo, Chen', 'Cy Dov'])
    const people = await findPeople(house.test.database.db, { at: house.at(), limit: 9 })
    const [ana, bo, cy] = people
    expect(ana).toMatchObject({ key: '1', unit: transport.id, manager: bo?.id, starts: '2024-02-01' })
    expect(cy).toMatchObject({ basis: 'not-sure', manager: ana?.id, email: null })
    const events = await house.test.database.db
      .selectFrom('event')
      .select('subject')
      .where('type', '=', 'person.added')
      .execute()
    expect(events.map(({ subject }) => subject).sort()).toEqual(people.map(({ id }) => id).sort())
  })

  it('a second time does nothing', async () => {
    expect(await bringIn(first)).toMatchObject({ ok: false, declined: { code: 'nothing-to-do' } })
    expect(await dryRun(first)).toMatchObject({ added: [], changed: [], unchanged: 3 })
  })

  it('shows changes field by field, leaves columns alone that it does not have, and only proposes who is missing', async () => {
    const next = 'key,name,ends\n1,Ana Ruiz-Lee,\n2,"Bo, Chen",2030-01-31\n'
    const plan = await dryRun(next)
    expect(plan.changed.map(sayPlanned)).toEqual([
      [{ field: 'name', from: 'Ana Ruiz', to: 'Ana Ruiz-Lee' }],
      [{ field: 'ends', from: null, to: '2030-01-31' }],
    ])
    expect(plan.ended.map(({ after }) => after.key)).toEqual(['2'])
    expect(plan.missing.map(({ name }) => name)).toEqual(['Cy Dov'])
    mustBeDone(await bringIn(next))
    const people = await findPeople(house.test.database.db, { at: house.at(), limit: 9 })
    expect(people.map(({ name, email, ends }) => [name, email, ends])).toEqual([
      ['Ana Ruiz-Lee', 'ana@parks.example', null],
      ['Bo, Chen', 'bo@parks.example', '2030-01-31'],
      ['Cy Dov', null, null],
    ])
  })

  it('lets two people trade an address', async () => {
    mustBeDone(await bringIn('key,name,email\n1,Ana,bo@parks.example\n2,Bo,ana@parks.example\n'))
    const people = await findPeople(house.test.database.db, { at: house.at(), limit: 9 })
    expect(people.map(({ email }) => email)).toEqual(['bo@parks.example', 'ana@parks.example', null])
  })

  it('does nothing where the directory is not as it was in the dry run', async () => {
    const next = 'key,name\n1,Ana Changed\n'
    const seen = digestOfPlan(await dryRun(next))
    mustBeDone(await bringIn('key,name\n1,Ana Meanwhile\n'))
    expect(await bringIn(next, seen)).toMatchObject({ ok: false, declined: { code: 'plan-changed' } })
    expect(await namesNow()).toContain('Ana Meanwhile')
  })

  it('does nothing at all where one line is wrong', async () => {
    const before = await namesNow()
    const { rows } = await read('key,name,unit\n8,Good,TR\n9,Bad,NO\n')
    const done = await house.commit((tx, needs) => importPeople(tx, needs, rows))
    expect(done).toMatchObject({ ok: false, declined: { code: 'file-refused' } })
    expect(await namesNow()).toEqual(before)
  })

  it('keeps other changes of the directory out meanwhile, with a sentence and not with a fault', async () => {
    await house.recorder.database.transact(async (tx) => {
      await closeDirectory(tx)
      const changed = await house.commit((inner, needs) => addPerson(inner, needs, { name: 'Too Soon' }))
      expect(changed).toMatchObject({ ok: false, declined: { code: 'directory-busy' } })
    })
    expect(await house.commit((tx, needs) => addPerson(tx, needs, { name: 'In Time' }))).toMatchObject({
      ok: true,
    })
  })

  it('gives a number to somebody whom a directory service brought', async () => {
    const known = await house.person('Eve Scim', { email: 'eve@parks.example', externalId: 'ext-1' })
    mustBeDone(await bringIn('key,name,email\n50,Eve Scim,EVE@parks.example\n'))
    const [found] = await findPeople(house.test.database.db, {
      ...{ at: house.at(), search: '50', limit: 1, whereNumber: sql<SqlBool>`true` },
    })
    expect(found).toMatchObject({ id: known.id, key: '50', externalId: 'ext-1' })
  })
})
