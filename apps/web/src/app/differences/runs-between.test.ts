import { describe, expect, it } from 'vitest'
import { runsBetween } from './runs-between.ts'

const said = (before: string, after: string) =>
  runsBetween(before, after).map(
    ({ kind, text }) => `${{ same: ' ', added: '+', removed: '-' }[kind]}${text}`,
  )

describe('what is different between two texts', () => {
  it('is said word by word', () => {
    expect(said('The pool is closed on Friday.', 'The pool is open on Friday.')).toEqual([
      ' The pool is',
      '- closed',
      '+ open',
      '  on Friday.',
    ])
  })

  it('is a sign where a platform made another of it', () => {
    expect(said('Say "yes".', 'Say “yes”.')).toEqual([' Say ', '-"', '+“', ' yes', '-"', '+”', ' .'])
  })

  it('is everything where one of them is nothing', () => {
    expect(said('', 'Free tickets')).toEqual(['+Free tickets'])
    expect(said('Free tickets', '')).toEqual(['-Free tickets'])
    expect(said('', '')).toEqual([])
  })

  it('is the one and the other where they are very long, with every letter of both', () => {
    const [one, other] = ['a '.repeat(2000), 'b '.repeat(2000)]
    expect(runsBetween(one, other)).toEqual([
      { kind: 'removed', text: one },
      { kind: 'added', text: other },
    ])
  })

  it('loses no letter of either', () => {
    const [one, other] = ['Bring a hat,\n  water\tand “a friend”.', 'Bring hats —\nwater, and a friend! ']
    const runs = runsBetween(one, other)
    const without = (kind: string) => runs.flatMap((run) => (run.kind === kind ? [] : [run.text])).join('')
    expect([without('added'), without('removed')]).toEqual([one, other])
  })
})
