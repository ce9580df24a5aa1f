import type { ReceiptEvent } from '@secondlook/ledger'
import { describe, expect, it } from 'vitest'
import { peopleIn, sumUp, tellStory } from './receipt-story.ts'

const one = (type: string, who: unknown, at = '2026-11-23T22:05:00.000Z') =>
  ({
    event: { id: type, type, at },
    shown: who === undefined ? [] : [{ name: 'who', value: who }],
  }) as unknown as ReceiptEvent
const names = (person: string) => (person === 'p1' ? 'Priya Nair' : undefined)
const at = 'Tue 24 Nov 2026, 9:05 am (Canberra)'

describe('a receipt as a story', () => {
  it.each([
    ['session.ended', { kind: 'person', id: 'p1' }, 'This person was signed out by Priya Nair'],
    ['person.added', { kind: 'person', id: 'p9' }, 'Person …p9 added this entry'],
    ['person.added', { kind: 'token', id: 't', person: 'p1' }, 'A program of Priya Nair added this entry'],
    ['person.added', { kind: 'operator' }, 'Whoever runs the machine added this entry'],
    ['person.added', { kind: 'system', job: 'x' }, 'Second Look itself added this entry'],
    ['person.added', undefined, 'Somebody not shown in this receipt added this entry'],
    ['thing.named', { kind: 'person', id: 'p1' }, 'Priya Nair did what is recorded as “thing.named”'],
  ])('says of %s by %j: %s', (type, who, says) => {
    const [told] = tellStory([one(type, who)], names)
    expect(told && sumUp(told, 1)).toBe(`${says}; the log has contained it since ${at}.`)
  })

  it('tells the last of several, and all in their order', () => {
    const told = tellStory(
      [
        one('person.added', { kind: 'person', id: 'p1' }, '2026-11-22T22:05:00.000Z'),
        one('role.granted', { kind: 'person', id: 'p1' }),
      ],
      names,
    )
    const [, last] = told
    expect(last && sumUp(last, 5000)).toBe(
      `Priya Nair gave this person a role, the last of 5,000 records; the log has contained it since ${at}.`,
    )
    expect(told.map(({ says }) => says)).toEqual([
      'Priya Nair added this entry',
      'Priya Nair gave this person a role',
    ])
  })

  it('names each person who acted once, and nobody for what the machine did', () => {
    expect(
      peopleIn([
        one('person.added', { kind: 'operator' }),
        one('role.granted', { kind: 'person', id: 'p1' }),
        one('role.ended', { kind: 'token', id: 't', person: 'p1' }),
        one('role.ended', undefined),
      ]),
    ).toEqual(['p1'])
  })
})
