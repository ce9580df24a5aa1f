import { expect, it } from 'vitest'
import { root } from './install.mjs'
import { filesOf, slowest, written } from './slowest.mjs'

const files = [
  { name: 'a.test.ts', seconds: 2.4 },
  { name: 'b.test.ts', seconds: 0.2 },
  { name: 'c.test.ts', seconds: 31 },
]

it('reads how long each file took from what vitest reports', () => {
  const testResults = [{ name: `${root}/apps/one.test.ts`, startTime: 1000, endTime: 3500 }]
  expect(filesOf({ testResults })).toEqual([{ name: 'apps/one.test.ts', seconds: 2.5 }])
})

it('names the slowest files first, and no more than fifteen', () => {
  expect(slowest(files)).toEqual(['    31.0 s  c.test.ts', '     2.4 s  a.test.ts', '     0.2 s  b.test.ts'])
  const many = Array.from({ length: 40 }, (_, at) => ({ name: `${at}`, seconds: at }))
  expect(slowest(many)).toHaveLength(15)
  expect(slowest(many)[0]).toBe('    39.0 s  39')
})

it('keeps the figures of what is slow, and of what did not run', () => {
  const before = JSON.stringify({ 'b.test.ts': 9, 'other.test.ts': 12 })
  expect(JSON.parse(written(before, files))).toEqual({ 'c.test.ts': 31, 'other.test.ts': 12, 'a.test.ts': 2 })
  expect(Object.keys(JSON.parse(written(before, files)))).toEqual(['c.test.ts', 'other.test.ts', 'a.test.ts'])
})
