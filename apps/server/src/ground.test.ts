import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Ground, openGround } from './ground.ts'
import { commit } from './records/index.ts'
import { issuePermit } from './records/permit.ts'
import { openTestDatabase, type TestDatabase } from './store/testing.ts'

let test: TestDatabase
let ground: Ground
let keysFolder = ''
const ran: string[] = []
const faults: string[] = []
beforeAll(async () => {
  test = await openTestDatabase()
  keysFolder = mkdtempSync(join(tmpdir(), 'ground-'))
  const { database, source } = test
  const waiting = "(1, 'test.heard', 'house', 'from-a-backup', false), (2, 'test.gone', 'house', 'x', false)"
  await (await test.connect()).query(
    `insert into secondlook.job_waiting (place, kind, subject, event, is_dead) values ${waiting}`,
  )
  const identity = { id: '017f22e2-79b0-7cc3-98c4-dc0c0c07398f', isDemonstration: false, createdAt: '' }
  ground = await openGround({
    store: { database, source, identity, elsewhere: undefined, close: async () => undefined },
    keysFolder,
    jobs: () => [
      {
        name: 'test.heard',
        retryLimit: 1,
        isOrdered: true,
        after: ['house.opened'],
        run: async ({ event }) => void ran.push(event ?? ''),
      },
    ],
    onFault: (error) => void faults.push(String(error)),
  })
})
afterAll(async () => {
  await ground.close()
  await test.close()
  rmSync(keysFolder, { recursive: true })
})

it('numbers what is committed, signs the head, and tells whoever listens after what a backup brought along', async () => {
  const permit = issuePermit({ kind: 'operator' }, 'house.open')
  await commit(ground.recorder, permit, async () => ({
    result: undefined,
    events: [{ type: 'house.opened', subject: 'house', rows: [] }],
  }))
  for (let tried = 0; tried < 100; tried++) {
    const head = await test.database.db
      .selectFrom('checkpoint')
      .select('size')
      .where('size', '=', 1)
      .execute()
    if (head.length === 1 && ran.length === 2) break
    await sleep(100)
  }
  const event = await test.database.db.selectFrom('event').select(['id', 'number']).executeTakeFirst()
  expect(event?.number).toBe(0)
  expect(ran).toEqual(['from-a-backup', event?.id])
  expect(faults).toEqual(['Error: jobs wait that this program does not know how to do: test.gone'])
})
