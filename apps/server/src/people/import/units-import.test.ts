import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readFile } from '../../csv/read.ts'
import { findUnits, findUnitsBelow } from '../directory/store.ts'
import { mustBeDone, openTestDirectory, type TestDirectory } from '../testing.ts'
import { dryRunUnits, importUnits, unitsFile } from './units-import.ts'

let house: TestDirectory
beforeAll(async () => {
  house = await openTestDirectory()
})
afterAll(() => house.close())

const rowsOf = async (text: string) => (await readFile(Readable.from([Buffer.from(text)]), unitsFile)).rows
const bringIn = async (text: string) => {
  const rows = await rowsOf(text)
  return await house.commit((tx, needs) => importUnits(tx, needs, rows))
}
const tree = async () => {
  const units = await findUnits(house.test.database.db, house.at())
  const name = new Map(units.map((one) => [one.id, one.name]))
  return units.map((one) => `${one.name} < ${one.parent === null ? '–' : name.get(one.parent)}`)
}

describe('a file of units', () => {
  it('is taken in in any order, and a second time does nothing', async () => {
    const file = 'key,name,parent\nLR,Light Rail,TR\nTR,Transport,\nHE,Health,\n'
    mustBeDone(await bringIn(file))
    expect(await tree()).toEqual(['Health < –', 'Light Rail < Transport', 'Transport < –'])
    expect(await bringIn(file)).toMatchObject({ ok: false, declined: { code: 'nothing-to-do' } })
  })

  it('moves a unit with what is below it, and leaves alone what it does not name', async () => {
    mustBeDone(await bringIn('key,name,parent\nTR,Transport and City,HE\n'))
    expect(await tree()).toEqual([
      'Health < –',
      'Light Rail < Transport and City',
      'Transport and City < Health',
    ])
    const { db } = house.test.database
    const health = (await findUnits(db, house.at())).find(({ key }) => key === 'HE')?.id ?? ''
    expect((await findUnitsBelow(db, [health], house.at())).get(health)?.size).toBe(3)
  })

  it('is refused whole, with every line that is wrong', async () => {
    const before = await tree()
    const file = 'key,name,parent\nHE,Health,LR\nX,,NO\nX,Again,\n'
    const { refusals } = await dryRunUnits(house.test.database.db, await rowsOf(file), house.at())
    expect(refusals.map(({ line, column }) => `${line} ${column}`)).toEqual([
      '2 parent',
      '3 name',
      '3 parent',
      '4 key',
    ])
    expect(await bringIn(file)).toMatchObject({ ok: false, declined: { code: 'file-refused' } })
    expect(await tree()).toEqual(before)
  })
})
