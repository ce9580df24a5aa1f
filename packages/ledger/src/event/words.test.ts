import { describe, expect, it } from 'vitest'
import { isId, isInstant, isType } from './words.ts'

describe('the words of an event', () => {
  it('[E1] know the calendar', () => {
    for (const day of ['2024-02-29', '2000-02-29', '2026-12-31', '0001-01-01', '9999-04-30'])
      expect(isInstant(`${day}T00:00:00.000Z`)).toBe(true)
    for (const day of [
      '2023-02-29',
      '1900-02-29',
      '2026-04-31',
      '2026-00-10',
      '2026-13-01',
      '2026-01-00',
      '26-01-01',
    ])
      expect(isInstant(`${day}T00:00:00.000Z`)).toBe(false)
    for (const time of [
      '24:00:00.000Z',
      '23:60:00.000Z',
      '23:59:60.000Z',
      '23:59:59Z',
      '23:59:59.0000Z',
      '23:59:59.000z',
      '23:59:59.000',
    ])
      expect(isInstant(`2026-01-01T${time}`)).toBe(false)
  })

  it('[E1] are short and plain', () => {
    for (const id of ['a', 'evt_01hZ:2.3-4', '0', 'x'.repeat(128)]) expect(isId(id)).toBe(true)
    for (const id of ['', '_a', '.', 'a b', 'a\n', 'ä', 'a/b', 'x'.repeat(129), '__proto__'])
      expect(isId(id)).toBe(false)
    for (const type of ['key.rotated', 'post.sent-back', 'a.b.c.d']) expect(isType(type)).toBe(true)
    for (const type of ['', 'a', 'a.', '.a', 'a..b', 'a.b.c.d.e', 'A.b', 'a.b\n', '1.b'])
      expect(isType(type)).toBe(false)
  })
})
