import { describe, expect, it } from 'vitest'
import { TestLog, testKey } from '../testing.ts'
import { formatReceipt, parseReceipt } from './receipt.ts'

const log = new TestLog()
for (let at = 0; at < 6; at++) log.tell()
const receipt = log.receipt([1, 4], ['who'], 6, [testKey(1)])

describe('a receipt', () => {
  it('[R1] is a header, leaf and proof of each event, and a checkpoint', () => {
    const blocks = receipt.split('\n\n')
    expect(blocks[0]).toBe('secondlook.receipt/v1\nsubject post_1\nevents 2')
    expect(`${blocks[1]}\n`).toBe(log.told[1]?.leaf)
    expect(blocks[2]).toMatch(
      /^shown who [A-Za-z0-9+/]{43}= "person_1"\nindex 1\n(?:[A-Za-z0-9+/]{43}=\n?){3}$/,
    )
    expect(blocks).toHaveLength(7)
    expect(receipt.endsWith(`\n\n${log.checkpoint(6, [testKey(1)])}`)).toBe(true)
  })

  it('[R1] is read back as it was written', () => {
    const read = parseReceipt(receipt)
    if (!read.ok) throw new TypeError(read.reason)
    expect(formatReceipt(read.value)).toBe(receipt)
    expect(
      read.value.events.map(({ place, shown }) => [
        place.index,
        shown.map(({ name, value }) => [name, value]),
      ]),
    ).toEqual([
      [1, [['who', 'person_1']]],
      [4, [['who', 'person_4']]],
    ])
  })

  it('[R2] puts its events in the order of the log', () => {
    expect(log.receipt([4, 1], ['who'], 6, [testKey(1)])).toBe(receipt)
    expect(() => log.receipt([1, 1], [], 6, [testKey(1)])).toThrow(/bad-order/)
  })

  it('[R2] has a bound', () => {
    expect(parseReceipt('x'.repeat(4_000_001))).toEqual({ ok: false, at: 1, reason: 'too-long' })
    expect(() => formatReceipt({ subject: 'post_1', events: [], checkpoint: '' })).toThrow(
      /bad-line in line 3/,
    )
  })

  it('[R3] is about one subject', () => {
    expect(() => formatReceipt({ ...{ subject: 'post_2', checkpoint: 'x\n' }, events: [] })).toThrow()
    const other = log.told.length
    log.tell('post.edited', [], 'post_2')
    expect(() => log.receipt([1, other], [], 7, [testKey(1)])).toThrow(/other-subject/)
  })

  it('[R4] is not made with a part that the leaf does not hold', () => {
    const read = parseReceipt(receipt)
    if (!read.ok) throw new TypeError(read.reason)
    const [first, second] = read.value.events
    if (!first || !second) throw new TypeError('two events expected')
    const events = [{ ...first, shown: second.shown }]
    expect(() => formatReceipt({ ...read.value, events })).toThrow(/not-committed/)
  })

  it('[B4] of many lines is refused in a moment', () => {
    const head = 'secondlook.receipt/v1\nsubject post_1\nevents 2000\n\n'
    for (const piece of ['\n', 'x\n', '[', 'secondlook.event/v1\n\n', 'shown who '])
      expect(parseReceipt(`${head}${piece.repeat(Math.floor(3_900_000 / piece.length))}\n`).ok).toBe(false)
  })
})
