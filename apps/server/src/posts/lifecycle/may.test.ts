import { describe, expect, it } from 'vitest'
import type { History } from './history.ts'
import { mayNotAsk, mayNotLookAfter, mayNotRelease, mayNotSayNo, mayNotTakeBack } from './may.ts'
import { type Now, nowOf } from './now.ts'
import type { World } from './world.ts'

const at = '2026-11-26T00:00:00.000Z'
const may = { entry: 'e', tiers: ['T1' as const], channels: null, from: null }
const world: World = {
  ...{ at, humanOf: (person) => person, isPresent: (person) => person !== 'gone' },
  authoritiesOf: (person) => (person === 'sam' ? [] : [may]),
  ...{ isCurrent: () => true, fillsTemplate: () => false, blocksOf: () => [], asksAcknowledgement: false },
}
const steps = [{ name: 'Approval', need: 1, of: null, channels: ['parks'] }]
const saved: History = [
  {
    ...{ does: 'save', by: 'ana', at, version: 1, digest: 'd', writers: [], tier: 'T1', channels: ['parks'] },
    ...{ latest: null, judgements: [], isNeutral: false },
  },
]
const asked: History = [...saved, { does: 'ask', by: 'ana', at, version: 1, steps, isEmergency: false }]
const after = (history: History, ...more: History): Now => {
  const now = nowOf([...history, ...more])
  if (!now) throw new Error('a version was saved')
  return now
}
const held = { does: 'hold', by: 'ben', at, version: 1 } as const
const given = { does: 'drop', by: 'ana', at, version: 1 } as const

describe('what may be done to a post', () => {
  it('puts a version with something to clear to nobody, and asks once at a time: R1, R2', () => {
    const asking = { steps, isEmergency: false }
    expect(mayNotAsk(after(saved), world, asking)).toBeUndefined()
    const blocked = { ...world, blocksOf: () => ['no alt text'] }
    expect(mayNotAsk(after(saved), blocked, asking)).toEqual({ rule: 'R2', blocks: ['no alt text'] })
    expect(mayNotAsk(after(asked), world, asking)).toEqual({ rule: 'R1' })
  })

  it('lets those return, hold and release who could say yes, and nobody else: D1', () => {
    expect(mayNotSayNo(after(asked), world, 'ben')).toBeUndefined()
    expect(mayNotSayNo(after(asked), world, 'ana')).toEqual({ rule: 'Y3' })
    expect(mayNotSayNo(after(asked), world, 'sam')).toEqual({ rule: 'Y5' })
    expect(mayNotRelease(after(asked, held), world, 'ben')).toBeUndefined()
    expect(mayNotRelease(after(asked, held), world, 'cai')).toBeUndefined()
    expect(mayNotRelease(after(asked, held), world, 'ana')).toEqual({ rule: 'Y3' })
  })

  it('lets its author take it back, and nobody else: D2', () => {
    expect(mayNotTakeBack(after(asked), world, 'ana')).toBeUndefined()
    expect(mayNotTakeBack(after(asked), world, 'ben')).toEqual({ rule: 'D2' })
  })

  it('does nothing to what was given up: D3', () => {
    const now = after(asked, given)
    expect(mayNotTakeBack(now, world, 'ana')).toEqual({ rule: 'D3' })
    expect(mayNotSayNo(now, world, 'ben')).toEqual({ rule: 'D3' })
    expect(mayNotAsk(now, world, { steps, isEmergency: false })).toEqual({ rule: 'D3' })
  })

  it('has an emergency looked at afterwards by somebody who said no yes and wrote nothing: R5', () => {
    const two = [{ ...steps[0], name: 'Now', need: 2, of: null, channels: ['parks'] }]
    const urgent: History = [
      ...saved,
      { does: 'ask', by: 'ana', at, version: 1, steps: two, isEmergency: true },
    ]
    const yes = { does: 'approve', at, version: 1, digest: 'd', hasSteppedUp: true, answered: [] } as const
    const now = after(urgent, { ...yes, by: 'ben' }, { ...yes, by: 'cai' })
    expect(mayNotLookAfter(now, world, 'dee')).toBeUndefined()
    expect(mayNotLookAfter(now, world, 'ben')).toEqual({ rule: 'Y8' })
    expect(mayNotLookAfter(now, world, 'ana')).toEqual({ rule: 'Y3' })
  })
})
