import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { RootKeys } from './keys/roots.ts'
import { linkFor } from './link-command.ts'
import type { Person } from './people/index.ts'
import { openTestDirectory, type TestDirectory } from './people/testing.ts'

let house: TestDirectory
let roots: RootKeys
let folder = ''
let dana: Person
beforeAll(async () => {
  house = await openTestDirectory()
  folder = mkdtempSync(join(tmpdir(), 'link-'))
  roots = await RootKeys.open(folder, randomBytes)
  dana = await house.person('Dana Wu', { key: 'B77', email: 'dana.wu@example.act' })
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true })
})

const link = (called: string) =>
  linkFor({ recorder: house.recorder, roots }, { publicUrl: 'https://look.example' }, called)

it('makes a link for whoever is called so, which opens at once and is recorded as the operator’s', async () => {
  for (const called of ['B77', 'Dana.Wu@example.act', dana.id]) {
    const made = await link(called)
    expect(made?.name).toBe('Dana Wu')
    expect(made?.url).toMatch(/^https:\/\/look\.example\/enrol#[\w-]{43}$/)
  }
  const { db } = house.test.database
  const kept = await db.selectFrom('enrolment').selectAll().where('ended_at', 'is', null).execute()
  expect(kept).toMatchObject([{ person: dana.id, made_by: 'operator', confirmed_by: null, code_hash: null }])
})

it('tells whom it is for, and asks nobody to confirm it', async () => {
  const officer = await house.person('Olga Officer')
  await house.grant(officer, 'people-officer')
  await link('B77')
  const told = await house.test.database.db.selectFrom('notice').select(['person', 'kind']).execute()
  expect(told.filter(({ kind }) => kind !== 'way-in.made')).toEqual([])
  expect(new Set(told.map(({ person }) => person))).toEqual(new Set([dana.id]))
})

it('makes none for nobody, for a part of a name, or for whoever has left', async () => {
  const gone = await house.person('Gone Person', { key: 'G1' })
  await house.change(gone, { isActive: false })
  for (const called of ['nobody@example.act', 'Dana', 'B7', 'G1', ''])
    expect(await link(called)).toBe(undefined)
})
