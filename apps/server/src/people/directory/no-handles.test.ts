import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Tx } from '../../store/database.ts'
import { openTestDatabase, type TestDatabase } from '../../store/testing.ts'
import { peopleFile } from '../import/people-file.ts'
import { PersonInput } from '../routes/shapes.ts'
import { schemas } from '../scim/discovery.ts'
import { newPerson } from './model.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.close())

const handle =
  /handle|social|twitter|tweet|mastodon|bluesky|facebook|instagram|linkedin|tiktok|youtube|profile_?url|nick_?name|screen_?name/i
/** Whatever the organisation's own directory service calls somebody is no account on social media. */
const names = ['user_name', 'userName']
const couldHold = (all: readonly string[]): readonly string[] =>
  all.filter((name) => handle.test(name) && !names.includes(name))

describe('an account of a person on social media', () => {
  it('has no column in any table of people', async () => {
    const { rows } = await sql<{ name: string }>`
      select column_name as name from information_schema.columns
      where table_schema = 'secondlook' and table_name in ('person_state', 'person_merge', 'leave', 'unit_state',
        'role_grant', 'delegation', 'acting')`.execute(test.database.db as Tx)
    expect(rows.length).toBeGreaterThan(40)
    expect(couldHold(rows.map(({ name }) => name))).toEqual([])
  })

  it('has no column that takes anything at all, where one could be put', async () => {
    const { rows } = await sql<{ name: string }>`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'secondlook' and table_name in ('person_state', 'unit_state')
        and data_type in ('json', 'jsonb', 'hstore', 'xml')`.execute(test.database.db as Tx)
    expect(rows).toEqual([])
  })

  it('has no member in what is kept, sent, brought by file, or provisioned', () => {
    const attributes = schemas('').flatMap(({ attributes: all }) => all.map(({ name }) => name))
    const members = [
      ...Object.keys(newPerson),
      ...Object.keys(PersonInput.shape),
      ...Object.keys(peopleFile.columns),
      ...attributes,
    ]
    expect(members.length).toBeGreaterThan(30)
    expect(couldHold(members)).toEqual([])
    expect(PersonInput.safeParse({ ...newPerson, name: 'A', handle: '@a' }).success).toBe(false)
  })

  it('is not matched to a person by any name in the code of people', () => {
    const folder = new URL('..', import.meta.url)
    const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      // A passkey has a handle of its own, which is random; and in privacy somebody handles sealed things.
      .filter(
        (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !/^(sign-in|privacy)\//.test(name),
      )
      .flatMap(
        (name) =>
          readFileSync(new URL(name, folder), 'utf8')
            .replace(/\/\*\*[\s\S]*?\*\/|\/\/.*/g, '')
            .match(/\b(?:social\w*|\w*[a-z]Handle|handles|twitter|mastodon|bluesky)\b/g) ?? [],
      )
    expect(code).toEqual([])
  })
})
