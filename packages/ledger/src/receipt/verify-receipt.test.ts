import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Trust, trustKey } from '../note/checkpoint.ts'
import { property, TestLog, testKey, testWitness } from '../testing.ts'
import { placeLines, verifyProof } from './proof.ts'
import { verifyReceipt, verifyReceiptInSteps } from './verify-receipt.ts'

const key = testKey(1)
const witnesses = [testWitness(1), testWitness(2)]
const trust: Trust = { log: [trustKey(key)], witnesses: [], witnessesMin: 0 }
const strict: Trust = { log: [trustKey(key)], witnesses, witnessesMin: 2 }
const log = new TestLog()
for (let at = 0; at < 30; at++) log.tell()
const small = log.receipt([2], ['text'], 5, [key])
const large = log.receipt([2, 9, 17, 29], ['text', 'who'], 30, [key, ...witnesses])
const decode = new TextDecoder('utf-8', { fatal: true })

/** Bytes that are not UTF-8 never become a text, so they are refused before anybody looks. */
function holds(bytes: Uint8Array, whom: Trust): boolean {
  try {
    return verifyReceipt(decode.decode(bytes), whom).holds
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

describe('a receipt that is verified', () => {
  it('[R5] tells what it shows, and who signed', () => {
    const answer = verifyReceipt(large, strict)
    if (!answer.holds) throw new TypeError(answer.reason)
    expect(answer.signed).toMatchObject({
      checkpoint: { size: 30 },
      signedBy: [{ name: key.name }],
      witnessedBy: [{ time: 5 }, { time: 5 }],
    })
    expect(answer.events.map(({ place }) => place.index)).toEqual([2, 9, 17, 29])
    expect(answer.events[1]?.shown.map(({ value }) => value)).toEqual([{ words: '☀ 9' }, 'person_9'])
  })

  it('[R8] does not hold with any byte changed, added or taken away', () => {
    const bytes = new Uint8Array(Buffer.from(small))
    expect(holds(bytes, trust)).toBe(true)
    for (let at = 0; at <= bytes.length; at++) {
      const [before, after] = [bytes.slice(0, at), bytes.slice(at + 1)]
      const [byte = 0] = bytes.slice(at)
      const changed = at % 2 === 0 ? byte ^ 1 : byte ^ 0x20
      if (at < bytes.length) {
        expect(holds(Buffer.concat([before, Uint8Array.of(changed), after]), trust), `byte ${at}`).toBe(false)
        // Taking one of two equal bytes away leaves the same text, wherever it is taken.
        expect(holds(Buffer.concat([before, after]), trust), `byte ${at} away`).toBe(false)
      }
      expect(
        holds(Buffer.concat([before, Uint8Array.of(0x20), bytes.slice(at)]), trust),
        `a byte before ${at}`,
      ).toBe(false)
    }
  })

  it('[R8] does not hold with random bytes changed, where every witness is needed', () => {
    const bytes = new Uint8Array(Buffer.from(large))
    expect(holds(bytes, strict)).toBe(true)
    property(
      fc.tuple(fc.nat(bytes.length - 1), fc.nat(255), fc.nat(2)),
      ([at, byte, how]) => {
        const put = how === 0 ? [] : [byte]
        const changed = Buffer.concat([
          bytes.slice(0, at),
          Uint8Array.from(put),
          bytes.slice(how === 2 ? at : at + 1),
        ])
        if (!changed.equals(bytes)) expect(holds(changed, strict)).toBe(false)
      },
      400,
    )
  })

  it('[R8] does not hold with lines turned round, doubled or left out', () => {
    const lines = large.split('\n')
    property(fc.tuple(fc.nat(lines.length - 2), fc.nat(lines.length - 2)), ([one, other]) => {
      const swapped = lines
        .map((line, at) => (at === one ? lines[other] : at === other ? lines[one] : line))
        .join('\n')
      const without = lines.filter((_, at) => at !== one).join('\n')
      const doubled = lines.flatMap((line, at) => (at === one ? [line, line] : [line])).join('\n')
      // Signatures may stand in any order, and one that stands twice counts once.
      const signature = (at: number) => lines[at]?.startsWith('— ') === true
      if (swapped !== large && !(signature(one) && signature(other)))
        expect(verifyReceipt(swapped, strict).holds).toBe(false)
      // Without a whole shown line it is a receipt that shows less.
      expect(verifyReceipt(without, strict).holds).toBe(lines[one]?.startsWith('shown ') === true)
      if (!signature(one)) expect(verifyReceipt(doubled, strict).holds).toBe(false)
    })
  })

  it('[E6] holds whichever parts are destroyed, and shows the rest', () => {
    property(
      fc.tuple(fc.subarray(['text', 'who']), fc.subarray([2, 9, 17, 29], { minLength: 1 })),
      ([names, indexes]) => {
        const answer = verifyReceipt(log.receipt(indexes, names, 30, [key]), trust)
        if (!answer.holds) throw new TypeError(answer.reason)
        for (const { shown } of answer.events) expect(shown.map(({ name }) => name)).toEqual(names)
      },
    )
  })

  it('[E3] [R4] does not hold with a part moved to another event or another name', () => {
    const lines = large.split('\n')
    const shown = lines.flatMap((line, at) => (line.startsWith('shown ') ? [at] : []))
    property(
      fc.tuple(
        fc.constantFrom(...shown),
        fc.constantFrom(...shown),
        fc.constantFrom('text', 'who', 'reason'),
      ),
      ([from, to, name]) => {
        const moved = (lines[from] ?? '').replace(/^shown \S+/, `shown ${name}`)
        const changed = lines.map((line, at) => (at === to ? moved : line)).join('\n')
        if (changed !== large) expect(verifyReceipt(changed, strict).holds).toBe(false)
      },
    )
  })

  it('can be laid down after each event and each proof, and comes to the same answer', () => {
    for (const text of [large, large.replace('person_9', 'person_8'), `${large}x`, '']) {
      const steps = verifyReceiptInSteps(text, strict)
      let count = 0
      let step = steps.next()
      for (; !step.done; step = steps.next()) count += 1
      expect(step.value).toEqual(verifyReceipt(text, strict))
      if (text === large) expect(count).toBe(8)
    }
  })

  it('[R9] has a tlog-proof in it for every event', () => {
    const answer = verifyReceipt(large, strict)
    if (!answer.holds) throw new TypeError(answer.reason)
    for (const { place, leaf } of answer.events) {
      const proof = `c2sp.org/tlog-proof@v1\n${placeLines(place).join('\n')}\n\n${answer.note}`
      expect(verifyProof(proof, new Uint8Array(Buffer.from(leaf)), strict)).toMatchObject({
        ok: true,
        value: { index: place.index },
      })
    }
  })
})
