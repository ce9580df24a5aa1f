import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import {
  followKeys,
  formatVerifierKey,
  makeSigner,
  openOfficialList,
  parseVerifierKey,
  verifyReceipt,
} from '@secondlook/ledger'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RootKeys } from '../keys/roots.ts'
import { fsck } from './fsck/fsck.ts'
import { openSequencer } from './open-sequencer.ts'
import { makeReceipt } from './receipt.ts'
import { rotateLog } from './rotate-log.ts'
import { findRotations } from './rotations.ts'
import { type Sequencer, sequence } from './sequence.ts'
import { signOfficial } from './sign-official.ts'
import { findLogKeys } from './store.ts'
import { openTestRecords, origin, somebody, type TestRecords } from './testing.ts'

let records: TestRecords
let roots: RootKeys
let sequencer: Sequencer
beforeEach(async () => {
  records = await openTestRecords()
  roots = await RootKeys.open(records.folder, randomBytes)
  sequencer = await openSequencer({ database: records.test.database, roots, name: origin, now: Date.now })
})
afterEach(() => records.close())

const rotate = (onStep?: Parameters<typeof rotateLog>[2]) =>
  rotateLog({ recorder: records.recorder, sequencer, roots, random: randomBytes }, somebody, onStep)
const number = async (one: Sequencer = sequencer): Promise<void> => {
  while ((await sequence(one)) > 0);
}
const check = async () => {
  await roots.refresh('log')
  return await fsck({
    ...{ database: records.test.database, vault: records.recorder.vault, now: Date.now },
    logKeys: roots.all('log').map(({ bytes }) => formatVerifierKey(makeSigner(origin, 'log', bytes))),
    progress: () => undefined,
  })
}

describe('the key of the log', () => {
  it('is handed over so that whoever trusts the first follows to the last', async () => {
    await records.name('a', 'one')
    await number()
    const first = parseVerifierKey((await findLogKeys(records.test.database.db))[0]?.verifier ?? '')
    if (!first.ok) throw new Error('no first key')
    await rotate()
    await records.name('a', 'two')
    await number()
    await rotate()
    await records.name('a', 'three')
    await number()

    const needs = { db: records.test.database.db, vault: records.recorder.vault }
    const chain = followKeys(first.value, await findRotations(needs))
    if (!chain.ok) throw new Error(chain.reason)
    expect(chain.value).toHaveLength(3)
    const receipt = (await makeReceipt(needs, 'a', () => true)) ?? ''
    const verified = verifyReceipt(receipt, { log: chain.value, witnesses: [], witnessesMin: 0 })
    expect(verified).toMatchObject({ holds: true })
    expect((await check()).wrong).toBeUndefined()
  })

  it('signs lists of official accounts, also in a program that has not heard of the handover', async () => {
    const issued = '2026-11-26T00:00:00.000Z'
    const { db } = records.test.database
    const elsewhere = await RootKeys.open(records.folder, randomBytes)
    const sign = (keys: RootKeys) => signOfficial({ db, roots: keys }, { issued, accounts: [] })
    expect(await sign(roots)).toBeUndefined()
    await records.name('a', 'one')
    await number()
    const before = await sign(elsewhere)
    await rotate()
    const [old, next] = (await findLogKeys(db)).map(({ verifier }) => {
      const key = parseVerifierKey(verifier)
      if (!key.ok) throw new Error('no key')
      return key.value
    })
    if (!old || !next) throw new Error('two keys expected')
    const after = await sign(elsewhere)
    expect(openOfficialList(before ?? '', [old]).ok).toBe(true)
    expect(openOfficialList(after ?? '', [next])).toMatchObject({ ok: true, value: { issued } })
    expect(openOfficialList(after ?? '', [old])).toMatchObject({ ok: false, reason: 'not-signed' })
    const strange = await RootKeys.open(join(records.folder, 'strange'), randomBytes)
    await expect(sign(strange)).rejects.toThrow('KEYS_DIR belongs to another store')
  })

  it('is handed over although events come in at the same time, and another program keeps numbering', async () => {
    const other = await openSequencer({
      ...{ database: records.test.database, name: origin, now: Date.now },
      roots: await RootKeys.open(records.folder, randomBytes),
    })
    let isDone = false
    const writing = (async () => {
      for (let at = 0; !isDone; at++) await records.name(`w${at % 3}`, String(at))
    })()
    const numbering = (async () => {
      while (!isDone) await sequence(other)
    })()
    for (let at = 0; at < 5; at++) await rotate()
    isDone = true
    await Promise.all([writing, numbering])
    await number(other)
    expect(await findLogKeys(records.test.database.db)).toHaveLength(6)
    expect((await check()).wrong).toBeUndefined()
  })

  it.each(['added', 'handed-over', 'retired'] as const)(
    'survives being cut off once it is %s',
    async (step) => {
      await records.name('a', 'one')
      const cut = rotate((at) => {
        if (at === step) throw new Error('cut off')
      })
      await expect(cut).rejects.toThrow('cut off')
      await records.name('a', 'two')
      sequencer = await openSequencer({ database: records.test.database, roots, name: origin, now: Date.now })
      await number()
      expect((await check()).wrong).toBeUndefined()
      await rotate()
      await records.name('a', 'three')
      await number()
      expect(await findLogKeys(records.test.database.db)).toHaveLength(step === 'retired' ? 3 : 2)
      expect(roots.all('log')).toHaveLength(1)
      expect((await check()).wrong).toBeUndefined()
    },
  )
})
