import type { Pack } from '@secondlook/contract'
import { describe, expect, it } from 'vitest'
import { onlyYou } from './only-you.ts'

const clause = (number: string, more: Partial<Pack['clauses'][number]>): Pack['clauses'][number] => ({
  number,
  kinds: ['information'],
  title: number,
  text: number,
  binds: 'Everybody',
  capacities: ['personal', 'official'],
  seen: 'people',
  question: `Question ${number}?`,
  ...more,
})
const clauses = [
  clause('1', { settings: ['capacity-asked'] }),
  clause('2', {}),
  clause('3', { kinds: ['advice'] }),
  clause('4', { seen: 'flagged', kinds: ['prohibition'] }),
  clause('5', { capacities: ['official'] }),
  clause('6', { settings: ['private-messages'] }),
]
const asked = (...rest: [Parameters<typeof onlyYou>[1], Parameters<typeof onlyYou>[2], readonly string[]]) =>
  onlyYou({ clauses }, ...rest).map((one) => one.clause)

describe('what only a person can answer', () => {
  it('starts with the comparison everybody knows, and asks nothing that the page asks', () => {
    expect(asked('personal', 'public', [])).toEqual(['3', '2'])
  })

  it('asks about what was found before the rest', () =>
    expect(asked('personal', 'public', ['4'])).toEqual(['3', '4', '2']))

  it('asks what friends may pass on where only some people see it', () => {
    expect(asked('personal', 'restricted', [])).toEqual(['3', '2', '6'])
  })

  it('asks official questions of official posts only', () =>
    expect(asked('official', 'public', [])).toContain('5'))
})
