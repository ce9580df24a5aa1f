import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { makePart } from '../event/part.ts'
import { trustKey } from '../note/checkpoint.ts'
import { formatVerifierKey, makeSigner, parseVerifierKey, type SignerKey } from '../note/key.ts'
import { rowsOf, TestLog, testKey } from '../testing.ts'
import { followKeys, keyPart, keyRotated } from './key-chain.ts'
import { verifyReceipt } from './verify-receipt.ts'

const salt = new Uint8Array(32).fill(9)
const [first, second, third, stranger] = [testKey(1), testKey(2), testKey(3), testKey(4)]
const all = Number.MAX_SAFE_INTEGER

/** A log of ten events with a change of key at 4 and another at 7. */
const log = new TestLog()
for (let at = 0; at < 10; at++) {
  if (at === 4) log.tell(keyRotated, [keyPart(salt, second)], 'log')
  else if (at === 7) log.tell(keyRotated, [keyPart(salt, third)], 'log')
  else log.tell()
}
const rotation = (at: number, signers: readonly SignerKey[], size = at + 1, shown = ['key']) =>
  log.receipt([at], shown, size, signers)
const [toSecond, toThird] = [rotation(4, [first, second]), rotation(7, [second, third])]

/** A log whose only event changes the key to whatever this part says. */
const other = (value: unknown, signers: readonly SignerKey[], type = keyRotated) => {
  const one = new TestLog()
  one.tell(type, [makePart('key', salt, value)], 'log')
  return one.receipt([0], ['key'], 1, signers)
}

type Row = {
  readonly name: string
  readonly first: string
  readonly rotations: readonly string[]
  readonly holds: boolean
  readonly keys?: readonly { readonly key: string; readonly from: number; readonly to: number }[]
  readonly rotation?: number
  readonly reason?: string
}
const rows = rowsOf<Row>(
  readFileSync(new URL('../../../../vectors/ledger/chains.jsonl', import.meta.url), 'utf8'),
)

describe('a chain of keys', () => {
  it.each(rows)('[F1] [F2] [F3] [F4] of vector "$name" holds: $holds', (row) => {
    const key = parseVerifierKey(row.first)
    if (!key.ok) throw new TypeError(key.reason)
    const chain = followKeys(key.value, row.rotations)
    if (!chain.ok) return expect(chain).toMatchObject({ rotation: row.rotation, reason: row.reason })
    expect(chain.value.map((one) => ({ ...one, key: formatVerifierKey(one.key) }))).toEqual(row.keys)
  })

  it('[F1] [F2] [F4] tells which key may sign checkpoints of which sizes', () => {
    expect(followKeys(first, [])).toEqual({ ok: true, value: [{ key: first, from: 0, to: all }] })
    expect(followKeys(first, [toSecond, toThird])).toMatchObject({
      ok: true,
      value: [
        { key: { id: first.id }, from: 0, to: 5 },
        { key: { id: second.id }, from: 5, to: 8 },
        { key: { id: third.id }, from: 8, to: all },
      ],
    })
  })

  it('[F2] is what receipts are verified with', () => {
    const chain = followKeys(first, [toSecond, toThird])
    if (!chain.ok) throw new TypeError(chain.reason)
    const trust = { log: chain.value, witnesses: [], witnessesMin: 0 }
    const holds = (size: number, signer: SignerKey) =>
      verifyReceipt(log.receipt([1], [], size, [signer]), trust).holds
    expect([3, 5, 6, 8, 10].map((size) => [first, second, third].map((key) => holds(size, key)))).toEqual([
      [true, false, false],
      [true, true, false],
      [false, true, false],
      [false, true, true],
      [false, false, true],
    ])
    expect(verifyReceipt(log.receipt([1], [], 10, [third]), { ...trust, log: [trustKey(first)] }).holds).toBe(
      false,
    )
  })

  it('[F3] takes a receipt of one rotation that shows its key', () => {
    const refused = (receipt: string) => followKeys(first, [receipt])
    const none = { ok: false, at: 1, reason: 'not-a-rotation', rotation: 0 }
    expect(refused(log.receipt([1], ['who'], 5, [first, second]))).toEqual(none)
    expect(refused(rotation(4, [first, second], 5, []))).toEqual(none)
    expect(refused(other(formatVerifierKey(second), [first, second], 'key.kept'))).toEqual(none)
    expect(refused(other({ key: formatVerifierKey(second) }, [first, second]))).toEqual(none)
    expect(refused(other('nonsense', [first, second]))).toEqual(none)
    expect(refused(other(formatVerifierKey(makeSigner('another.example', 'log', salt)), [first]))).toEqual(
      none,
    )
    expect(refused(other(formatVerifierKey(makeSigner(first.name, 'witness', salt)), [first]))).toEqual(none)
    const both = log.receipt([4, 7], ['key'], 8, [first, second])
    expect(refused(both)).toEqual(none)
  })

  it('[F2] needs the checkpoint that ends with the rotation, signed by both', () => {
    expect(followKeys(first, [rotation(4, [first, second], 6)])).toMatchObject({ reason: 'not-a-handover' })
    expect(followKeys(first, [rotation(4, [first])])).toMatchObject({ reason: 'not-a-handover' })
    expect(followKeys(first, [rotation(4, [first, stranger])])).toMatchObject({ reason: 'not-a-handover' })
    expect(followKeys(first, [rotation(4, [second])])).toMatchObject({ reason: 'not-signed' })
    const forged = toSecond.replace(
      /(— \S+ \S+\n— \S+ \S{9})(.)/,
      (_, start: string, sign: string) => start + (sign === 'A' ? 'B' : 'A'),
    )
    expect(followKeys(first, [forged])).toMatchObject({ reason: 'not-a-handover' })
  })

  it('[F4] goes forward only, and says which receipt is wrong', () => {
    expect(followKeys(first, [toThird])).toMatchObject({ ok: false, reason: 'not-signed', rotation: 0 })
    expect(followKeys(stranger, [toSecond])).toMatchObject({ ok: false, reason: 'not-signed', rotation: 0 })
    expect(followKeys(first, [toSecond, toSecond])).toMatchObject({ ok: false, rotation: 1 })
    expect(followKeys(first, [toSecond, 'hello'])).toMatchObject({
      ok: false,
      at: 1,
      reason: 'bad-text',
      rotation: 1,
    })
    // Back to a key that was there before, in a larger tree.
    const again = new TestLog()
    again.tell(keyRotated, [keyPart(salt, second)], 'log')
    again.tell(keyRotated, [keyPart(salt, first)], 'log')
    const there = again.receipt([0], ['key'], 1, [first, second])
    expect(followKeys(first, [there]).ok).toBe(true)
    expect(followKeys(first, [there, again.receipt([1], ['key'], 2, [second, first])])).toEqual({
      ...{ ok: false, at: 1, reason: 'not-a-rotation', rotation: 1 },
    })
    // Two rotations at one size, from two trees.
    const fork = other(formatVerifierKey(third), [second, third])
    expect(followKeys(first, [there, fork])).toMatchObject({ reason: 'not-a-handover', rotation: 1 })
  })
})
