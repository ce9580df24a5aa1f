import { expect, it } from 'vitest'
import { outFrom } from './lost-time.ts'

const day = (of: number): string => `2026-03-0${of}T00:00:00.000Z`
const backup = { madeAt: day(3), restoredAt: day(5) }
const life = { attempts: 0, absentAt: null }
const asked = { life, savedAt: day(2), goesAt: null }

it('may be out since the backup was made', () => {
  expect(outFrom([backup], asked)).toBe(day(3))
})

it('is as it is written in a store that was never restored', () => {
  expect(outFrom([], asked)).toBeUndefined()
})

it('cannot be out where it was saved after the backup, or where its time came after the restore', () => {
  expect(outFrom([backup], { ...asked, savedAt: day(4) })).toBeUndefined()
  expect(outFrom([backup], { ...asked, goesAt: day(6) })).toBeUndefined()
  expect(outFrom([backup], { ...asked, goesAt: day(4) })).toBe(day(3))
})

it('is known where it began to leave before the backup, or where somebody has looked since', () => {
  expect(outFrom([backup], { ...asked, life: { ...life, attempts: 1 } })).toBeUndefined()
  expect(outFrom([backup], { ...asked, life: { ...life, absentAt: day(6) } })).toBeUndefined()
  expect(outFrom([backup], { ...asked, life: { ...life, absentAt: day(2) } })).toBe(day(3))
})

it('goes back to the oldest of several backups', () => {
  const again = { madeAt: day(6), restoredAt: day(7) }
  expect(outFrom([again, backup], asked)).toBe(day(3))
  expect(outFrom([again, backup], { ...asked, savedAt: day(4) })).toBe(day(6))
})
