import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  checkpointText,
  formatCosignRequest,
  formatNote,
  formatVerifierKey,
  parseVerifierKey,
  type SignerKey,
  signText,
  type VerifierKey,
  verifyReceipt,
} from '@secondlook/ledger'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fsck } from '../fsck/fsck.ts'
import { makeReceipt } from '../receipt.ts'
import { rotateLogKey } from '../rotate-log-key.ts'
import { findCheckpoint } from '../store.ts'
import { logSigner, openTestRecords, origin, somebody, type TestRecords, trust } from '../testing.ts'
import { askWitness, type Witness } from './ask-witness.ts'
import { takeCosigned } from './cosignatures.ts'
import { postToWitness } from './post.ts'

const program = fileURLToPath(new URL('../../../../../tools/witness/witness.mjs', import.meta.url))
let records: TestRecords
let folder = ''
let child: ChildProcess
let witness: Witness

beforeEach(async () => {
  records = await openTestRecords()
  folder = mkdtempSync(join(tmpdir(), 'witness-'))
  await start()
})
afterEach(async () => {
  child.kill('SIGKILL')
  await records.close()
  rmSync(folder, { recursive: true })
})

/** A program of its own, which shares nothing with ours. */
async function start(logs: readonly SignerKey[] = [logSigner(3)]): Promise<void> {
  const flags = ['--folder', folder, '--name', 'witness.example', '--port', '0']
  const known = logs.flatMap((key) => ['--log', formatVerifierKey(key)])
  child = spawn(process.execPath, [program, ...flags, ...known], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  while (!said.includes('add-checkpoint'))
    said += String(await new Promise((resolve) => child.stdout?.once('data', resolve)))
  const [verifier = '', address = ''] = said.split('\n')
  const key = parseVerifierKey(verifier)
  if (!key.ok) throw new Error(said)
  witness = { key: key.value, url: (/http:\S+/.exec(address)?.[0] ?? '').replace('/add-checkpoint', '') }
}

const ask = () => askWitness(records.recorder, somebody, witness, postToWitness)
const evidence = () => records.test.database.db.selectFrom('head_evidence').selectAll().execute()
const asked = (key: VerifierKey) => ({ ...trust, witnesses: [key], witnessesMin: 1 })

/** Another log under our key: what a witness is there to notice. */
function otherHead(size: number): string {
  const text = checkpointText({ origin, size, root: new Uint8Array(32).fill(7), extensions: [] })
  return formatNote({ text, signatures: [signText(text, logSigner(3))] })
}

describe('a witness', () => {
  it('cosigns heads that go on from each other, and receipts show it', async () => {
    expect(await ask()).toEqual({ kind: 'no-head', size: 0 })
    for (let at = 1; at <= 9; at++) {
      await records.name('a', String(at))
      await records.run()
      if (at % 3 === 0) expect(await ask()).toEqual({ kind: 'cosigned', size: at })
    }
    expect(await ask()).toEqual({ kind: 'up-to-date', size: 9 })
    const needs = { db: records.test.database.db, vault: records.recorder.vault }
    expect(
      verifyReceipt((await makeReceipt(needs, 'a', () => true)) ?? '', asked(witness.key)),
    ).toMatchObject({
      holds: true,
    })
    // Newer events that nobody cosigned yet are shown under a head of their own.
    await records.name('b', 'new')
    await records.run()
    const receipt = (await makeReceipt(needs, 'b', () => true)) ?? ''
    expect(verifyReceipt(receipt, trust).holds).toBe(true)
    expect(verifyReceipt(receipt, asked(witness.key))).toMatchObject({ reason: 'too-few-witnesses' })
    const report = await fsck({
      ...{ database: records.test.database, vault: records.recorder.vault, now: Date.now },
      progress: () => undefined,
    })
    expect(report).toMatchObject({ wrong: undefined, cosignatures: 3 })
  })

  it('is told the size that it remembers, where we have forgotten what it cosigned', async () => {
    for (const at of ['one', 'two']) {
      await records.name('a', at)
      await records.run()
      await ask()
    }
    const host = await records.test.connect('superuser')
    await host.query(
      'set session_replication_role = replica; delete from secondlook.cosignature where size = 2',
    )
    await records.name('a', 'three')
    await records.run()
    expect(await ask()).toEqual({ kind: 'cosigned', size: 3 })
  })

  it('refuses a second head of one size, and keeps both', async () => {
    await records.name('a', 'one')
    await records.run()
    await ask()
    const body = formatCosignRequest({ oldSize: 1, path: [], note: otherHead(1) })
    const answer = await postToWitness(`${witness.url}/add-checkpoint`, body)
    expect(answer.status).toBe(409)
    const [kept = ''] = readdirSync(join(folder, 'evidence'))
    expect(readFileSync(join(folder, 'evidence', kept), 'utf8')).toContain(otherHead(1))
  })

  it('that has seen another head refuses ours, and we keep that as a record', async () => {
    const forged = formatCosignRequest({ oldSize: 0, path: [], note: otherHead(1) })
    expect((await postToWitness(`${witness.url}/add-checkpoint`, forged)).status).toBe(200)
    await records.name('a', 'one')
    await records.run()
    expect(await ask()).toEqual({ kind: 'refused', size: 1, status: 409 })
    expect(await ask()).toMatchObject({ kind: 'refused' })
    expect(await evidence()).toMatchObject([{ kind: 'refused', witness: 'witness.example', size: 1 }])
    await records.run()
    const types = await records.test.database.db
      .selectFrom('event')
      .select('type')
      .orderBy('number')
      .execute()
    expect(types.map(({ type }) => type)).toEqual(['thing.named', 'log.head-refused'])
  })

  it('goes on over a handover when it was told both keys, and refuses a key that it does not know', async () => {
    await records.name('a', 'one')
    await records.run()
    await ask()
    await rotateLogKey(records.recorder, records.sequencer, somebody, logSigner(4))
    await records.name('a', 'two')
    await records.run()
    expect(await ask()).toEqual({ kind: 'unreachable', says: 'it answered 403' })
    child.kill('SIGKILL')
    await start([logSigner(3), logSigner(4)])
    expect(await ask()).toEqual({ kind: 'cosigned', size: 3 })
  })

  it('remembers its head when it was killed and started again', async () => {
    await records.name('a', 'one')
    await records.run()
    await ask()
    child.kill('SIGKILL')
    expect(await ask()).toEqual({ kind: 'up-to-date', size: 1 })
    await records.name('a', 'two')
    await records.run()
    expect(await ask()).toMatchObject({ kind: 'unreachable' })
    await start()
    expect(await ask()).toEqual({ kind: 'cosigned', size: 2 })
    expect(existsSync(join(folder, 'seed'))).toBe(true)
  })
})

describe('a witness that fetches the head itself', () => {
  it('hands in its cosignature, and a head that this store never made is kept as evidence', async () => {
    await records.name('a', 'one')
    await records.run()
    const head = await findCheckpoint(records.test.database.db)
    const body = formatCosignRequest({ oldSize: 0, path: [], note: head?.note ?? '' })
    const { text } = await postToWitness(`${witness.url}/add-checkpoint`, body)
    const take = (note: string) => takeCosigned(records.recorder, somebody, [witness.key], note)
    expect(await take(`${head?.note}${text}`)).toEqual({ kind: 'taken', size: 1 })
    expect(await ask()).toEqual({ kind: 'up-to-date', size: 1 })
    expect(await take(head?.note ?? '')).toMatchObject({ kind: 'refused' })
    expect(await take(otherHead(1))).toEqual({ kind: 'other-head', size: 1 })
    expect(await take(otherHead(5))).toEqual({ kind: 'other-head', size: 5 })
    expect(await take(otherHead(1))).toEqual({ kind: 'other-head', size: 1 })
    expect(await take(otherHead(1).replace('Bwc', 'Cwc'))).toMatchObject({ kind: 'refused' })
    expect((await evidence()).map(({ kind, size }) => ({ kind, size }))).toEqual([
      { kind: 'other-head', size: 1 },
      { kind: 'other-head', size: 5 },
    ])
  })
})
