import { describe, expect, it } from 'vitest'
import { digitGroups, windowsAt } from './digits.ts'

const runs = (text: string): string[] => {
  const out: string[] = []
  for (const { digits, join } of digitGroups(text)) {
    if (join === 0) out.push(digits)
    else out[out.length - 1] += ` ${digits}`
  }
  return out
}

describe('groups of digits', () => {
  it.each([
    ['no digits', []],
    ['123 456 782', ['123 456 782']],
    ['123-456-782 and 123.456.782', ['123 456 782', '123 456 782']],
    ['(02) 6205 2222', ['02 6205 2222']],
    ['+61 (0)412 345 678', ['61 0 412 345 678']],
    ['8/5/1989', ['8 5 1989']],
    ['1,200 of 3', ['1', '200', '3']],
    ['ends in 5. 6 follow', ['5', '6']],
    ['10:30', ['10', '30']],
    ['one\n2\n3', ['2', '3']],
    ['4 - 4', ['4 4']],
    ['4    4', ['4', '4']],
  ])('%j', (text, wanted) => expect(runs(text)).toEqual(wanted))

  it('reads digits of other widths and looks through invisible characters', () => {
    const [group] = digitGroups('\uff11\uff12\u200b\uff13x')
    expect(group).toMatchObject({ from: 0, to: 4, digits: '123', letterAfter: true, letterBefore: false })
  })

  it('is linear on a very long run', () => {
    const groups = digitGroups('1 '.repeat(50_000))
    expect(groups).toHaveLength(50_000)
    // A run this long is a list of small numbers, of which only a few are read together.
    expect(windowsAt(groups, 0, 19)).toEqual([])
    expect(windowsAt(digitGroups('12 '.repeat(50_000)), 0, 19)).toHaveLength(5)
  })

  it('gives the windows of one run, longest first', () => {
    const groups = digitGroups('12 34, 56')
    expect(windowsAt(groups, 0, 19).map(({ digits, shape }) => `${digits} ${shape}`)).toEqual([
      '1234 2-2',
      '12 2',
    ])
  })
})
