import { describe, expect, it } from 'vitest'
import { idsIn, partLines } from './part-lines.ts'

const dana = '01a2158f-cb46-7045-a45c-3023c36e3b40'
const unit = '01a2158f-cb46-7045-a45c-aaaaaaaaaaaa'
const names = (id: string) => (id === dana ? 'Dana Wu' : undefined)
const said = (name: string, value: unknown) =>
  partLines(name, value, names).map(({ label, says }) => `${label}: ${says}`)

describe('what is shown of a record', () => {
  it('is said by name and by day, and what is empty is left out', () => {
    const role = {
      ...{ person: dana, role: 'auditor', scope: { kind: 'unit', id: unit } },
      ...{ from: '2026-11-23T22:05:00.000Z', to: null },
    }
    expect(said('role', role)).toEqual([
      'Person: Dana Wu',
      'Role: auditor',
      'Scope, kind: unit',
      'Scope, id: …aaaaaa',
      'From: Tue 24 Nov 2026, 9:05 am (Canberra)',
    ])
  })

  it('takes words as they are, lists in one line, and yes and no for what is true or not', () => {
    expect(said('reason', 'Joined the team.')).toEqual(['Reason: Joined the team.'])
    expect(said('notice', { items: ['acts', 'sealed-readings'], isAgreed: true, items2: [] })).toEqual([
      'Items: acts, sealed-readings',
      'Is agreed: yes',
    ])
  })

  it('counts what stands in a list of its own', () => {
    expect(said('changes', [{ field: 'name' }, { field: 'unit' }])).toEqual([
      'Changes 1, field: name',
      'Changes 2, field: unit',
    ])
  })

  it('finds the ids, wherever they stand', () => {
    expect(idsIn({ a: dana, b: { c: [unit, 'x'] }, d: null })).toEqual([dana, unit])
  })
})
