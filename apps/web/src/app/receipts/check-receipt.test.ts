import { describe, expect, it } from 'vitest'
import { doubleKey, receiptOf } from '../../../testing/double-log.ts'
import { checkReceipt } from './check-receipt.ts'

const keys = { first: doubleKey, rotations: [] }
const receipt = receiptOf('person_1')
const other = 'log.example/other+00000000+AAAA'

describe('a receipt that is checked', () => {
  it('holds, and says which key signed', async () => {
    expect(await checkReceipt(receipt, keys)).toMatchObject({ holds: true, key: doubleKey })
  })
  it('holds with spaces around the key, as pasting leaves them', async () => {
    expect((await checkReceipt(receipt, { ...keys, first: ` ${doubleKey}\n` })).holds).toBe(true)
  })
  it.each([
    [
      'a word that was changed',
      receipt.replace('"Libraries"', '"Transport"'),
      /^Line \d+: what is shown here is not what was recorded/,
    ],
    ['a time that was changed', receipt.replace('2026-06-11', '2026-06-12'), /^Line \d+: /],
    ['half of it', receipt.slice(0, 400), /^Line \d+: /],
    ['something else', 'Dear Sir or Madam', /^Line 1: /],
    ['nothing', '', /^Line 1: /],
  ])('does not hold with %s', async (_, text, says) => {
    const checked = await checkReceipt(text, keys)
    expect(checked.holds ? '' : checked.says).toMatch(says)
  })
  it('does not hold with a key that is none', async () => {
    expect(await checkReceipt(receipt, { ...keys, first: other })).toMatchObject({
      holds: false,
      says: 'The key is not one that we can read. Copy it again, as one line.',
    })
  })
})
