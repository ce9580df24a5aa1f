import { describe, expect, it } from 'vitest'
import type { NoticeKind } from './kinds.ts'
import { collectKinds } from './kinds.ts'
import { decideMail, type MailQuestion, usualSettings } from './model.ts'

const kind: NoticeKind = {
  kind: 'post.to-approve',
  title: 'A post waits for your approval.',
  name: 'Posts to approve',
  isMailed: true,
  isUrgent: false,
  isMustKnow: false,
  endsBy: 'deed',
}
const recipient = {
  person: 'p1',
  email: 'ana@example.org',
  isPresent: true,
  isOnDuty: false,
  awayUntil: null,
}
const wednesdayNoon = '2026-11-25T01:00:00.000Z'
const wednesdayNight = '2026-11-25T11:00:00.000Z'
const thursdaySeven = '2026-11-25T20:00:00.000Z'

const decide = (more: Partial<MailQuestion> = {}) =>
  decideMail({
    ...{ kind, settings: usualSettings, recipient, isHoliday: () => false, at: wednesdayNoon },
    notice: { toldAt: more.at ?? wednesdayNoon, doneAt: null },
    ...more,
  })
const settings = (more: Partial<typeof usualSettings>) => ({ ...usualSettings, ...more })

describe('a notice', () => {
  it('is mailed at once in the hours', () => expect(decide()).toEqual({ mail: 'now' }))

  it('waits for the morning outside of them', () =>
    expect(decide({ at: wednesdayNight })).toEqual({ mail: 'later', at: thursdaySeven }))

  it('waits for the morning where it is urgent and its reader is not on duty', () =>
    expect(decide({ at: wednesdayNight, kind: { ...kind, isUrgent: true } })).toEqual({
      mail: 'later',
      at: thursdaySeven,
    }))

  it('reaches whoever is on duty at night where it is urgent, and not otherwise', () => {
    const onDuty = { ...recipient, isOnDuty: true }
    expect(decide({ at: wednesdayNight, kind: { ...kind, isUrgent: true }, recipient: onDuty })).toEqual({
      mail: 'now',
    })
    expect(decide({ at: wednesdayNight, recipient: onDuty })).toEqual({ mail: 'later', at: thursdaySeven })
  })

  it('waits for the daily mail where that was chosen, unless it is urgent', () => {
    const daily = settings({ mail: 'daily', digestMinute: 16 * 60 })
    expect(decide({ settings: daily })).toEqual({ mail: 'later', at: '2026-11-25T05:00:00.000Z' })
    expect(decide({ settings: daily, kind: { ...kind, isUrgent: true } })).toEqual({ mail: 'now' })
  })

  it('keeps to hours of one’s own', () => {
    const hours = { weekdays: [6], from: 10 * 60, until: 11 * 60 }
    expect(decide({ settings: settings({ hours }) })).toEqual({
      mail: 'later',
      at: '2026-11-27T23:00:00.000Z',
    })
  })

  it('waits until somebody is back from leave', () => {
    const away = { ...recipient, awayUntil: '2026-12-03T13:00:00.000Z' }
    expect(decide({ recipient: away })).toEqual({ mail: 'later', at: '2026-12-03T20:00:00.000Z' })
  })

  it('is not mailed where its kind was turned off, unless one must know it', () => {
    const off = settings({ kindsOff: [kind.kind] })
    expect(decide({ settings: off })).toMatchObject({ mail: 'never' })
    expect(decide({ settings: settings({ mail: 'must-know' }) })).toMatchObject({ mail: 'never' })
    expect(decide({ settings: off, kind: { ...kind, isMustKnow: true } })).toEqual({ mail: 'now' })
  })

  it('is mailed to nobody who left, has no address, or has done it', () => {
    expect(decide({ recipient: { ...recipient, isPresent: false } })).toMatchObject({ mail: 'never' })
    expect(decide({ recipient: { ...recipient, email: null } })).toMatchObject({ mail: 'never' })
    expect(decide({ recipient: undefined })).toMatchObject({ mail: 'never' })
    expect(decide({ notice: { toldAt: wednesdayNoon, doneAt: wednesdayNoon } })).toMatchObject({
      mail: 'never',
    })
  })
})

describe('kinds of notice', () => {
  it('are declared once, with a sentence that nothing can be put into', () => {
    expect(() => collectKinds([kind], [kind])).toThrow('two kinds')
    expect(() => collectKinds([{ ...kind, title: `\${name} waits` }])).toThrow('gap')
    expect(() => collectKinds([{ ...kind, isMustKnow: true, isMailed: false }])).toThrow('must be known')
  })
})
