import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { verifyConsistency } from '@secondlook/ledger'
import type { ClientBase, QueryResultRow } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeDemoActs } from '../demo/acts.ts'
import { loadDemo } from '../demo/load.ts'
import { type Ground, openGround } from './ground.ts'
import type { JobKind } from './jobs/job.ts'
import { Queue } from './jobs/queue.ts'
import { RootKeys } from './keys/roots.ts'
import { Vault } from './keys/vault.ts'
import { commit, makeReceipt, proveConsistency, type Recorder } from './records/index.ts'
import { issuePermit } from './records/permit.ts'
import { hasPostgres15, startPostgres15 } from './store/backup/testing.ts'
import { type Database, openDatabase } from './store/database.ts'
import { openStore, type Store } from './store/index.ts'
import { reachDatabase } from './store/open-store.ts'

// What somebody does who moves a store to a server of an older PostgreSQL and back, with the program itself.

const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'secondlook-drill-')))
chmodSync(folder, 0o755)
const place = (name: string): string => join(folder, name)
const permit = issuePermit({ kind: 'operator' }, 'drill')
const words = ['the first word', 'a word that must go', 'another that must go'] as const
type Fifteen = Awaited<ReturnType<typeof startPostgres15>>
type Head = { readonly size: number; readonly root: string; readonly note: string }

/** `secondlook` as a person would run it, on a store in a folder or at an address. */
function secondlook(
  args: readonly string[],
  store: { readonly data?: string; readonly url?: string; readonly keys?: string },
) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['apps/cli/bin/secondlook.js', ...args], {
    cwd: root,
    encoding: 'utf8',
    timeout: 120_000,
    env: {
      ...process.env,
      DATA_DIR: place(store.data ?? 'no-data'),
      KEYS_DIR: place(store.keys ?? 'keys'),
      DATABASE_URL: store.url ?? '',
    },
  })
  return { status, out: stdout, err: stderr }
}

/** Asks a store what it holds, past the program. */
async function ask<T extends QueryResultRow>(data: string, text: string): Promise<readonly T[]> {
  const reached = await reachDatabase({ dataFolder: place(data), databaseUrl: undefined })
  const client = await reached.connect()
  try {
    return await askOf<T>(client, text)
  } finally {
    await client.end()
    await reached.leave()
  }
}
async function askOf<T extends QueryResultRow>(client: ClientBase, text: string): Promise<readonly T[]> {
  await client.query('set search_path = secondlook')
  return (await client.query<T>(text)).rows
}
const newestHead = `select size::int, encode(root, 'hex') as root, note from checkpoint order by size desc limit 1`
const drillParts = `select p.sealed is null as "isGone" from event_part p join event e on e.id = p.event
  where e.type = 'drill.noted' and p.name = 'text' order by e.number`

type Opened = { readonly store: Store; readonly ground: Ground; close(): Promise<void> }
const hearing = (heard: string[]): JobKind => ({
  ...{ name: 'drill.hear', retryLimit: 3, isOrdered: true, after: ['drill.noted'] },
  run: async ({ event }) => void heard.push(event ?? ''),
})

/** A server's store and what stands on it, as `serve` opens them. */
async function openServed(data: string, keys: string, heard: string[] = []): Promise<Opened> {
  const opened = await openStore({ dataFolder: place(data), databaseUrl: undefined, isDemonstration: true })
  if (!opened.ok) throw new Error(opened.says)
  const { store } = opened
  const ground = await openGround({
    ...{ store, keysFolder: place(keys), jobs: () => [hearing(heard)] },
    onFault: (error) => {
      throw error
    },
  })
  const close = async (): Promise<void> => {
    await ground.close()
    await store.close()
  }
  return { store, ground, close }
}

async function note(recorder: Recorder, text: string): Promise<void> {
  const event = { type: 'drill.noted', subject: 'drill', parts: { text }, rows: [] }
  await commit(recorder, permit, async () => ({ result: undefined, events: [event] }))
}

async function untilNumbered({ database }: Store): Promise<void> {
  for (let tried = 0; tried < 600; tried++) {
    const waiting = await database.db
      .selectFrom('event')
      .select('id')
      .where('number', 'is', null)
      .limit(1)
      .execute()
    if (waiting.length === 0) return
    await sleep(50)
  }
  throw new Error('events were not numbered')
}

/** Works on a store as it lies, without a server that numbers what it finds. */
async function withStore<T>(
  data: string,
  keys: string,
  work: (store: { readonly database: Database; readonly vault: Vault }) => Promise<T>,
): Promise<T> {
  const reached = await reachDatabase({ dataFolder: place(data), databaseUrl: undefined })
  const database = openDatabase(reached.source)
  try {
    const roots = await RootKeys.open(place(keys), randomBytes)
    return await work({ database, vault: new Vault(place(keys), roots, 'records', randomBytes) })
  } finally {
    await database.close()
    await reached.leave()
  }
}

/** Receipts of the notes and of those things that most was done to, with everything but who did it. */
const receiptsOf = (data: string, keys: string): Promise<readonly string[]> =>
  withStore(data, keys, async ({ database: { db }, vault }) => {
    const most = await db
      .selectFrom('event')
      .select('subject')
      .where('subject', '<>', 'drill')
      .groupBy('subject')
      .orderBy((eb) => eb.fn.countAll(), 'desc')
      .orderBy('subject')
      .limit(7)
      .execute()
    const texts: string[] = []
    for (const subject of ['drill', ...most.map((one) => one.subject)])
      texts.push((await makeReceipt({ db, vault }, subject, (_, part) => part !== 'who')) ?? 'none')
    return texts
  })

function verify(receipt: string) {
  const file = place('receipt.txt')
  writeFileSync(file, receipt)
  return secondlook(['verify', file, '--key', verifier], {})
}

/** An event after the last head whose listener has not been run: what a server leaves behind that is killed. */
const leaveOneWaiting = (data: string, keys: string): Promise<void> =>
  withStore(data, keys, async ({ database, vault }) => {
    const reached = await reachDatabase({ dataFolder: place(data), databaseUrl: undefined })
    const queue = await Queue.open(reached.source, () => undefined)
    await queue.declare([hearing([])])
    const source = { now: Date.now, randomBytes }
    await note({ database, vault, source, enqueue: (tx, event) => queue.putAfter(tx, event) }, 'waiting')
    await queue.close()
    await reached.leave()
  })

async function disposeOf(recorder: Recorder, ids: readonly string[]): Promise<void> {
  const destroys = ids.map((event) => ({ event, name: 'text' }))
  const event = { type: 'drill.disposed', subject: 'drill', rows: [], destroys }
  await commit(recorder, permit, async () => ({ result: undefined, events: [event] }))
}

let verifier = ''
let first: Head
let receipts: readonly string[] = []
let fifteen: Fifteen | undefined

beforeAll(async () => {
  const building = ['tools/build.mjs', '--no-web', '--if-stale']
  const built = spawnSync(process.execPath, building, { cwd: root, encoding: 'utf8' })
  if (built.status !== 0) throw new Error(built.stderr)
  const opened = await openServed('one', 'keys')
  const { recorder, counters } = opened.ground
  expect(await loadDemo(makeDemoActs(recorder, counters))).toMatchObject({ ok: true })
  for (const word of words) await note(recorder, word)
  await untilNumbered(opened.store)
  expect(secondlook(['backup', place('before.tar')], { data: 'one' })).toMatchObject({ status: 0 })

  const noted = await ask<{ id: string }>(
    'one',
    "select id from event where type = 'drill.noted' order by number",
  )
  await disposeOf(
    recorder,
    noted.slice(1).map(({ id }) => id),
  )
  await untilNumbered(opened.store)
  await opened.close()
  receipts = await receiptsOf('one', 'keys')
  await leaveOneWaiting('one', 'keys')

  first = (await ask<Head>('one', newestHead))[0] ?? { size: 0, root: '', note: '' }
  verifier = (await ask<{ verifier: string }>('one', 'select verifier from log_key'))[0]?.verifier ?? ''
}, 300_000)
afterAll(async () => {
  await fifteen?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const everythingHolds = (destroyed: number) =>
  new RegExp(
    `^Everything holds: ${first.size} events, \\d+ parts \\(${destroyed} destroyed\\), \\d+ heads, 0 cosignatures, \\d+ rows of \\d+ tables\\.\n1 events wait for their number\\.\n$`,
  )

describe.skipIf(!hasPostgres15)('a store that goes from PostgreSQL 18 to 15 and back', () => {
  it('has hundreds of events over recorded tables to begin with, and holds', () => {
    expect(first.size).toBeGreaterThan(150)
    expect(secondlook(['fsck'], { data: 'one' })).toEqual({
      ...{ status: 0, err: '' },
      out: expect.stringMatching(everythingHolds(2)),
    })
  })

  it('holds on 15, with the same head', async () => {
    expect(secondlook(['backup', place('one.tar')], { data: 'one' })).toMatchObject({ status: 0 })
    fifteen = await startPostgres15()
    const client = await fifteen.connect()
    const there = { url: fifteen.url }
    expect(secondlook(['restore', place('one.tar')], there)).toMatchObject({
      status: 0,
      err: expect.stringMatching(/^secondlook restore: restored \d+ rows and 0 files\n$/),
    })
    expect(secondlook(['fsck'], there)).toMatchObject({
      status: 0,
      out: expect.stringMatching(everythingHolds(2)),
    })
    expect((await askOf<{ version: string }>(client, 'show server_version')).map(Object.values)).toEqual([
      [expect.stringMatching(/^15\./)],
    ])
    expect(await askOf(client, newestHead)).toEqual([first])
    expect(secondlook(['backup', place('two.tar')], there)).toMatchObject({ status: 0 })
    await client.end()
  }, 300_000)

  it('holds on 18 again, with the same head and the keys moved along, and nothing disposed of came back', async () => {
    renameSync(place('keys'), place('keys-moved'))
    const third = { data: 'three', keys: 'keys-moved' }
    expect(secondlook(['restore', place('two.tar')], third)).toMatchObject({ status: 0 })
    expect(secondlook(['fsck'], third)).toMatchObject({
      status: 0,
      out: expect.stringMatching(everythingHolds(2)),
    })
    expect(await ask('three', newestHead)).toEqual([first])
    // It knows how often it was restored, so that nothing is sent again that may have left in between.
    expect(await ask('three', 'select count(*)::int as times from secondlook.store_restored')).toEqual([
      { times: 2 },
    ])
    expect(await ask('three', drillParts)).toEqual([
      ...[{ isGone: false }, { isGone: true }, { isGone: true }, { isGone: false }],
    ])
  }, 300_000)

  it('gives the same receipts as the first, and they verify', async () => {
    expect(receipts).toHaveLength(8)
    expect(await receiptsOf('three', 'keys-moved')).toEqual(receipts)
    for (const receipt of receipts) expect(verify(receipt)).toMatchObject({ status: 0, err: '' })
    const { out } = verify(receipts[0] ?? '')
    expect(out).toContain(words[0])
    for (const word of words.slice(1)) expect(out).not.toContain(word)
  }, 300_000)

  it('goes on: what waited is numbered and heard, and the new head continues the first', async () => {
    const heard: string[] = []
    const { store, ground, close } = await openServed('three', 'keys-moved', heard)
    await note(ground.recorder, 'later')
    await untilNumbered(store)
    for (let tried = 0; heard.length < 2 && tried < 200; tried++) await sleep(50)
    const noted = await ask<{ id: string; number: number }>(
      'three',
      `select id, number::int from event where type = 'drill.noted' and number >= ${first.size} order by number`,
    )
    expect(noted.map(({ number }) => number)).toEqual([first.size, first.size + 1])
    expect(heard).toEqual(noted.map(({ id }) => id))

    const [newest] = await ask<Head>('three', newestHead)
    expect(newest?.size).toBe(first.size + 2)
    const [from, to] = [first, newest ?? first]
    const proof = await proveConsistency(store.database.db, from.size, to.size)
    const bytes = (head: Head): Uint8Array => Buffer.from(head.root, 'hex')
    expect(verifyConsistency(from.size, to.size, bytes(from), bytes(to), proof)).toBe(true)
    expect(verifyConsistency(from.size, to.size, bytes(to), bytes(from), proof)).toBe(false)
    await close()

    for (const receipt of await receiptsOf('three', 'keys-moved'))
      expect(verify(receipt)).toMatchObject({ status: 0, err: '' })
    expect(secondlook(['fsck'], { data: 'three', keys: 'keys-moved' })).toEqual({
      ...{ status: 0, err: '' },
      out: expect.stringMatching(
        new RegExp(`^Everything holds: ${first.size + 2} events, \\d+ parts \\(2 destroyed\\), [^\n]*\n$`),
      ),
    })
  }, 300_000)
})

describe.skipIf(!hasPostgres15)('a backup from before a disposal', () => {
  const fourth = { data: 'four', keys: 'keys-moved' }

  it('brings the sealed part back, and nobody can open it with the keys of now', async () => {
    for (const tar of ['before.tar', 'one.tar', 'two.tar']) {
      const bytes = readFileSync(place(tar))
      for (const word of words) {
        expect(bytes.includes(word), `${word} in ${tar}`).toBe(false)
        expect(bytes.includes(Buffer.from(word).toString('hex')), `${word} in ${tar}`).toBe(false)
      }
    }
    expect(secondlook(['restore', place('before.tar')], fourth)).toMatchObject({ status: 0 })
    expect(await ask('four', drillParts)).toEqual([{ isGone: false }, { isGone: false }, { isGone: false }])
    const [receipt = ''] = await receiptsOf('four', 'keys-moved')
    expect(receipt).toContain(words[0])
    for (const word of words.slice(1)) expect(receipt).not.toContain(word)
    const sealed = await ask<{ key_group: string; part: string }>(
      'four',
      `select key_group, event || '/' || name as part from event_part join event on id = event
       where type = 'drill.noted' and name = 'text' order by number`,
    )
    await withStore('four', 'keys-moved', async ({ vault }) => {
      const found = await Promise.all(
        sealed.map(async ({ key_group, part }) => (await vault.open(key_group)).has(part)),
      )
      expect(found).toEqual([true, false, false])
    })
  }, 300_000)

  it('says so, and states the disposal again when it is settled', async () => {
    expect(secondlook(['fsck'], fourth)).toMatchObject({
      status: 1,
      out: expect.stringMatching(
        /^event \d+ \([0-9a-f-]{36}\): the key of the part text was destroyed, and no event of this store says so/,
      ),
    })
    expect(secondlook(['keys', 'settle'], fourth)).toMatchObject({
      status: 0,
      out: '0 keys were destroyed, 2 disposals were stated again.\n',
    })
    expect(secondlook(['fsck'], fourth)).toMatchObject({
      status: 0,
      out: expect.stringMatching(/^Everything holds: [^\n]* \(2 destroyed\), /),
    })
    expect(await ask('four', drillParts)).toEqual([{ isGone: false }, { isGone: true }, { isGone: true }])
    expect(secondlook(['keys', 'settle'], fourth)).toMatchObject({
      out: '0 keys were destroyed, 0 disposals were stated again.\n',
    })
  }, 300_000)
})
