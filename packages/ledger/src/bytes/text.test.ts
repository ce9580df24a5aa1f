import { describe, expect, it } from 'vitest'
import { isPlainText, linesOf, parseCount } from './text.ts'

describe('text', () => {
  it('[B2] counts in one spelling, as far as it is exact', () => {
    expect(parseCount('0')).toBe(0)
    expect(parseCount('9007199254740991')).toBe(Number.MAX_SAFE_INTEGER)
    for (const text of [
      '',
      '00',
      '01',
      '-1',
      '+1',
      '1.0',
      '1e3',
      ' 1',
      '1 ',
      '0x1',
      '١',
      '9007199254740992',
      '9'.repeat(99),
    ])
      expect(parseCount(text)).toBeUndefined()
  })

  it('[B3] is whole characters without controls', () => {
    for (const text of ['', 'é☀\n', '\u2028\u007f\u0085', '😀']) expect(isPlainText(text)).toBe(true)
    for (const text of ['\t', '\r\n', '\u0000', '\u001f', '\ud800', 'a\udc00b', '\ude00\ud83d'])
      expect(isPlainText(text)).toBe(false)
  })

  it('[B3] ends every line', () => {
    expect(linesOf('a\n\nb\n')).toEqual(['a', '', 'b'])
    expect(linesOf('\n')).toEqual([''])
    expect(linesOf('a')).toBeUndefined()
    expect(linesOf('')).toBeUndefined()
  })
})
