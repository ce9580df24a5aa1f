import { describe, expect, it } from 'vitest'
import { sayActing, sayActingMore, sayLeave } from './absence-sentences.ts'

const now = '2026-11-26T01:00:00.000Z'
const named = (name: string) => ({ id: name, name })
const span = { from: '2026-11-30T13:00:00.000Z', to: '2026-12-04T13:00:00.000Z', mayEnd: true }

describe('leave in a sentence', () => {
  it('says from when, until when and who stands in', () => {
    expect(sayLeave({ ...span, id: 'l', standsIn: named('Dana Wu') }, now)).toBe(
      'From Tue 1 Dec 2026, 12:00 am (Canberra) until the end of Fri 4 Dec 2026. Dana Wu stands in.',
    )
  })
  it('says only its end once it has begun', () => {
    expect(sayLeave({ ...span, id: 'l', standsIn: null }, '2026-12-01T00:00:00.000Z')).toBe(
      'Until the end of Fri 4 Dec 2026. Nobody stands in.',
    )
  })
})

describe('acting in sentences', () => {
  const acting = { ...span, id: 'a', person: named('Bo'), actsFor: named('Dana'), roles: [] }
  const role = (name: string, isHeld: boolean) => ({ role: name, name, isHeld })
  const more = (...roles: ReturnType<typeof role>[]) =>
    sayActingMore({ ...acting, roles }, '2026-12-01T00:00:00.000Z')

  it('says who, what goes along and why', () => {
    expect(sayActing(acting)).toBe('Bo acts for Dana')
    expect(more(role('approver', true), role('channel owner', true))).toBe(
      'Until the end of Fri 4 Dec 2026. With it goes the role of approver and channel owner, because Dana holds it and for as long as they do. Who reports to Dana reports to both.',
    )
  })
  it('says what no longer goes along', () => {
    expect(more(role('approver', false))).toContain(
      'No role goes along. Dana is approver no longer, so that does not go along.',
    )
  })
})
