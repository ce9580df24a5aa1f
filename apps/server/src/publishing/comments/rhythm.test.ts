import { expect, it } from 'vitest'
import { dueToRead, readAtOnce } from './rhythm.ts'

const now = '2026-11-26T12:00:00.000Z'
const ago = (minutes: number) => new Date(Date.parse(now) - minutes * 60_000).toISOString()
const due = (out: [string, number][], reads: [string, number][], open: string[] = []) =>
  dueToRead(
    out.map(([post, minutes]) => ({ post, at: ago(minutes) })),
    reads.map(([post, minutes]) => ({ post, read_at: ago(minutes) })),
    { now, open: new Set(open) },
  ).map(({ post }) => post)

it('reads what was never read, what is new every five minutes, and what is older every hour', () => {
  const out: [string, number][] = [
    ['never', 30],
    ['new', 30],
    ['rested', 30],
    ['old', 3000],
    ['old-rested', 3000],
  ]
  const reads: [string, number][] = [
    ['new', 4],
    ['rested', 6],
    ['old', 59],
    ['old-rested', 61],
  ]
  expect(due(out, reads)).toEqual(['never', 'old-rested', 'rested'])
})

it('reads at once where it is not known what came of something, and never many', () => {
  expect(due([['a', 30]], [['a', 1]], ['a'])).toEqual(['a'])
  const many = Array.from({ length: 40 }, (_, at): [string, number] => [`p${at}`, 30])
  expect(due(many, [['p39', 20]], ['p39'])).toHaveLength(readAtOnce)
  expect(due(many, [['p39', 20]], ['p39'])[0]).toBe('p39')
})
