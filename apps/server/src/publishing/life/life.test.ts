import { expect, it } from 'vitest'
import type { Does, LifeAct } from './act.ts'
import { isOnItsWay, lifeOf, mayBeOut } from './life.ts'

const published = { parts: [{ id: '1', address: 'https://a.example/1', revision: null }] }
const act = (does: Does, more: Partial<LifeAct> = {}): LifeAct => ({
  ...{ does, version: 1, at: '2026-11-26T09:00:00.000Z', by: null, says: null },
  ...more,
})
const of = (...acts: LifeAct[]) => lifeOf(acts, 1)

it.each<[string, LifeAct[], string, { out: boolean; goesOn: boolean }]>([
  ['nothing happened', [], 'waiting', { out: false, goesOn: true }],
  ['it is leaving', [act('intend')], 'leaving', { out: true, goesOn: true }],
  ['it was taken', [act('intend'), act('sent', { published })], 'published', { out: true, goesOn: true }],
  [
    'it was looked for and found',
    [act('intend'), act('unknown'), act('found', { published })],
    'published',
    { out: true, goesOn: true },
  ],
  [
    'it was looked for and is not there',
    [act('intend'), act('unknown'), act('absent')],
    'waiting',
    { out: false, goesOn: true },
  ],
  ['nobody can say yet', [act('intend'), act('unknown')], 'leaving', { out: true, goesOn: true }],
  [
    'nobody can ever say',
    [act('intend'), act('unknown', { isForGood: true })],
    'ask-whether',
    { out: true, goesOn: false },
  ],
  ['the platform asks to wait', [act('intend'), act('deferred')], 'deferred', { out: false, goesOn: true }],
  [
    'the platform says no',
    [act('intend'), act('refused', { because: 'content' })],
    'refused',
    { out: false, goesOn: false },
  ],
  ['a freeze', [act('stop', { because: 'freeze' })], 'stopped', { out: false, goesOn: false }],
  [
    'a freeze, and let go',
    [act('stop'), act('let-go', { by: 'p' })],
    'waiting',
    { out: false, goesOn: true },
  ],
  ['given up', [act('stop'), act('give-up', { by: 'p' })], 'given-up', { out: false, goesOn: false }],
  ['posted by hand', [act('by-hand', { published, by: 'p' })], 'published', { out: true, goesOn: true }],
  [
    'read back',
    [act('sent', { published }), act('read', { isSame: true })],
    'published',
    { out: true, goesOn: false },
  ],
  [
    'changed later',
    [act('sent', { published }), act('read', { isSame: true }), act('changed')],
    'published',
    { out: true, goesOn: false },
  ],
  [
    'being taken off',
    [act('sent', { published }), act('withdraw', { by: 'p' })],
    'withdrawing',
    { out: true, goesOn: true },
  ],
  [
    'taken off',
    [act('sent', { published }), act('withdraw', { by: 'p' }), act('withdrawn')],
    'withdrawn',
    { out: false, goesOn: false },
  ],
  [
    'not taken off',
    [act('sent', { published }), act('withdraw'), act('withdraw-failed')],
    'published',
    { out: true, goesOn: false },
  ],
  ['taken off by others', [act('sent', { published }), act('gone')], 'gone', { out: true, goesOn: false }],
])('knows where it stands when %s', (_, acts, state, { out, goesOn }) => {
  const life = of(...acts)
  expect(life.state).toBe(state)
  expect(mayBeOut(life)).toBe(out)
  expect(isOnItsWay(life)).toBe(goesOn)
})

it('keeps the instant of the first attempt, which is part of what was sent', () => {
  const life = of(act('intend', { sentAt: 'a' }), act('deferred'), act('intend', { sentAt: 'b' }))
  expect(life).toMatchObject({ sentAt: 'a', attempts: 2 })
})

it('takes what is out of an earlier version for out, and forgets what merely went wrong with it', () => {
  expect(lifeOf([act('sent', { published }), act('stop', { version: 2 })], 2)).toMatchObject({
    state: 'published',
    version: 1,
  })
  expect(lifeOf([act('intend'), act('refused')], 2)).toMatchObject({
    state: 'waiting',
    version: 2,
    attempts: 0,
  })
  expect(lifeOf([act('sent', { published }), act('withdrawn')], 2).state).toBe('withdrawn')
})
