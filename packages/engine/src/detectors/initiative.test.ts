import type { Draft, Registers } from '@secondlook/contract'
import { describe, expect, it } from 'vitest'
import { compilePack } from '../policy/policy.ts'
import { indexRegisters } from '../registers/register-index.ts'
import { mark, packFor } from '../testing.ts'
import { initiative } from './initiative.ts'

const registers: Registers = {
  initiatives: [
    { id: 'tram', title: 'Southside Tram Extension', aliases: ['Project Kurrajong'] },
    { id: 'bins', title: 'Food Scraps for All', announcedAt: '2026-11-20T09:00:00+11:00' },
    { id: 'pool', title: 'Northside Wave Pool', announcedAt: '2026-11-25' },
  ],
}
const policy = compilePack(packFor(initiative, {}))

const seen = (draft: Draft, known: Registers | null = registers) => {
  const { findings } = policy.assess(draft, known ? indexRegisters(known) : undefined)
  return findings.map(
    ({ rule, spans }) =>
      `${rule}: ${mark(
        draft.text,
        spans.filter((span) => span.in === 'text'),
      )}`,
  )
}
const at = '2026-11-24T10:00:00+11:00'

describe('initiative', () => {
  it('names a title', () => {
    expect(seen({ text: 'Cannot wait for the Southside Tram Extension!', at })).toEqual([
      'named: Cannot wait for the [[Southside Tram Extension]]!',
    ])
  })
  it('names an inflected title in small letters', () => {
    expect(seen({ text: 'southside tram extensions, finally', at })).toEqual([
      'named: [[southside tram extensions]], finally',
    ])
  })
  it('names an alias', () =>
    expect(seen({ text: 'PROJECT KURRAJONG', at })).toEqual(['named: [[PROJECT KURRAJONG]]']))
  it('names a title in one tag', () =>
    expect(seen({ text: 'Ride it soon #southsidetramextension', at })).toEqual([
      'named: Ride it soon #[[southsidetramextension]]',
    ]))
  it('names a title of two humps written apart', () => {
    const humps = { initiatives: [{ id: 'seed', title: 'WattleSeed' }] }
    expect(seen({ text: 'wattle seed is nearly ready', at }, humps)).toHaveLength(1)
    expect(seen({ text: '#WattleSeed', at }, humps)).toHaveLength(1)
    expect(seen({ text: 'the wattle has gone to seed', at }, humps)).toEqual([])
  })
  it('is silent on a tag that only begins like one', () =>
    expect(seen({ text: '#southsidetrams', at })).toEqual([]))
  it('sees the words in another order as near', () => {
    expect(seen({ text: 'the extension of the southside tram', at })).toEqual([
      'near: the [[extension of the southside tram]]',
    ])
  })
  it('sees a picture description', () => {
    const draft = {
      text: 'My desk',
      at,
      media: [{ kind: 'image' as const, alt: 'A map headed Project Kurrajong' }],
    }
    expect(seen(draft)).toEqual(['named: My desk'])
  })
  it('is silent on an announced one', () =>
    expect(seen({ text: 'Food Scraps for All starts in March', at })).toEqual([]))
  it('does not lift it by a date still to come', () =>
    expect(seen({ text: 'Northside Wave Pool', at })).toHaveLength(1))
  it('lifts it from the day on', () =>
    expect(seen({ text: 'Northside Wave Pool', at: '2026-11-25' })).toEqual([]))
  it('counts a draft without a time as before', () =>
    expect(seen({ text: 'Food Scraps for All' })).toHaveLength(1))
  it('is silent without registers', () =>
    expect(seen({ text: 'Southside Tram Extension', at }, null)).toEqual([]))
  it('does not take an announced name for nearly another', () => {
    const two = {
      initiatives: [
        { id: 'a', title: 'Belconnen Trunk Bus Corridor Stage Two', announcedAt: '2026-01-01' },
        { id: 'b', title: 'Belconnen Trunk Bus Corridor Stage Three' },
      ],
    }
    expect(seen({ text: 'Belconnen Trunk Bus Corridor Stage Two is open', at }, two)).toEqual([])
  })
  it('names what is on a list of whoever asks, and nothing else', () => {
    const index = indexRegisters({
      initiatives: [
        { id: 'mine', title: 'Southside Tram Extension', knownTo: ['mei'] },
        { id: 'other', title: 'Northside Wave Pool', knownTo: ['tova'] },
      ],
    }).seenBy(new Set(['mei']), Date.parse(at))
    const text = 'Northside Wave Pool, by the Southside Tram Extension'
    expect(policy.assess({ text, at }, index).findings.map(({ message }) => message)).toEqual(['named'])
  })
})
