import { expect, it } from 'vitest'
import { digestOfCode, newCode } from './code.ts'

it('makes a code to write down, and knows it again however it is typed', () => {
  const code = newCode((count) => new Uint8Array(count).map((_, at) => at * 13))
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/)
  expect(digestOfCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(digestOfCode(code))
  expect(digestOfCode('1O0I')).toBe(digestOfCode('1001'))
  expect(digestOfCode('AAAA')).not.toBe(digestOfCode('AAAB'))
})
