import { Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readFile } from './read.ts'
import { readCell, writeFile } from './write.ts'

const shape = { columns: { a: { isRequired: true }, b: { isRequired: false } } } as const
const roundTrip = async (a: string, b: string) => {
  const { rows, refusals } = await readFile(Readable.from([writeFile(['a', 'b'], [[a, b]])]), shape)
  expect(refusals).toEqual([])
  return [readCell(rows[0]?.cells.a ?? ''), readCell(rows[0]?.cells.b ?? '')]
}

it('writes what a spreadsheet would run as words', () => {
  expect(writeFile(['a'], [['=1+1'], ['@sum'], ['-2'], ['plain']])).toBe(
    "\ufeffa\n'=1+1\n'@sum\n'-2\nplain\n",
  )
})

it('writes what reads as it was, save for spaces around it (seed 20261126)', async () => {
  const cell = fc
    .string({ unit: 'grapheme', maxLength: 20 })
    .map((text) => text.replace(/\r\n?/g, '\n').trim())
  const risky = fc.constantFrom('=x', "'=x", "''=x", '"', 'a,b;c', 'two\nlines', '-1', "'", '@a')
  await fc.assert(
    fc.asyncProperty(fc.oneof(cell, risky), fc.oneof(cell, risky), async (a, b) => {
      if (a === '' && b === '') return
      expect(await roundTrip(a, b)).toEqual([a, b])
    }),
    { seed: 20_261_126, numRuns: 200 },
  )
})
