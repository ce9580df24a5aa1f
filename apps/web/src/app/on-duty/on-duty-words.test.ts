import { expect, it } from 'vitest'
import { peopleOnDuty } from './on-duty-words.ts'

const ann = { id: 'a', name: 'Ann Awake' }
const ben = { id: 'b', name: 'Ben Bell' }
const on = (person: typeof ann, until: string, awayUntil: string | null = null) => ({
  ...{ person, turn: 't', until, awayUntil },
})
const [five, seven] = ['2026-11-26T18:00:00.000Z', '2026-11-26T20:00:00.000Z']

it('names everybody once, with the nearest end, and the channels where it is not all', () => {
  const paths = { channel: { id: 'c1', name: 'Paths' }, people: [on(ben, seven), on(ann, seven)] }
  const trees = { channel: { id: 'c2', name: 'Trees' }, people: [on(ann, five)] }
  expect(peopleOnDuty({ channels: [paths, trees] })).toEqual([
    { ...ann, until: five, isAway: false, only: [] },
    { ...ben, until: seven, isAway: false, only: ['Paths'] },
  ])
})

it('puts whoever is away last, and nobody where nobody is on duty', () => {
  const paths = { channel: { id: 'c1', name: 'Paths' }, people: [on(ann, five, seven), on(ben, seven)] }
  expect(peopleOnDuty({ channels: [paths] }).map(({ name }) => name)).toEqual(['Ben Bell', 'Ann Awake'])
  expect(peopleOnDuty({ channels: [{ ...paths, people: [] }] })).toEqual([])
})
