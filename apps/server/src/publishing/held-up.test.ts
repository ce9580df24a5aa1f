import { describe, expect, it } from 'vitest'
import { heldUpOf } from './held-up.ts'
import type { ActRow } from './life/store.ts'

let made = 0
const at = (minute: number): string => new Date(Date.UTC(2026, 10, 26, 0, minute)).toISOString()
const act = (
  does: ActRow['does'],
  minute: number,
  detail: ActRow['detail'] = {},
  channel = 'parks',
): ActRow => {
  made += 1
  return {
    ...{ id: `act-${made}`, post: 'p', channel, version: 1, does, says: null, person: null, detail },
    at: at(minute),
  }
}
const kinds = (acts: readonly ActRow[], minute: number) => heldUpOf(acts, at(minute)).map(({ kind }) => kind)

describe('what holds a post up', () => {
  it.each([
    ['stop', 'by-hand', 'to-post'],
    ['stop', 'no-credential', 'key-ended'],
    ['refused', 'credential', 'key-ended'],
    ['stop', 'freeze', 'held-up'],
    ['refused', 'content', 'held-up'],
  ] as const)('%s because of %s is %s', (does, because, kind) =>
    expect(kinds([act(does, 0, { because })], 0)).toEqual([kind]),
  )

  it('is a platform that stays away for a quarter of an hour, told of since the first time', () => {
    const first = act('deferred', 0)
    const acts = [act('stop', -9), act('let-go', -5), first, act('deferred', 4), act('deferred', 9)]
    expect(kinds(acts, 14)).toEqual([])
    expect(heldUpOf(acts, at(15))).toEqual([{ kind: 'platform-down', channel: 'parks', act: first.id }])
    expect(kinds([...acts, act('intend', 16), act('sent', 16)], 40)).toEqual([])
  })

  it('is said for each channel apart, and of nothing that goes on', () => {
    const acts = [act('stop', 0, { because: 'by-hand' }, 'pools'), act('intend', 0), act('sent', 1)]
    expect(heldUpOf(acts, at(60))).toMatchObject([{ kind: 'to-post', channel: 'pools' }])
    expect(kinds([act('intend', 0), act('unknown', 1, { isForGood: false })], 10)).toEqual([])
    expect(kinds([act('intend', 0), act('unknown', 1, { isForGood: false })], 16)).toEqual(['platform-down'])
    expect(kinds([act('intend', 0), act('unknown', 1, { isForGood: true })], 1)).toEqual(['held-up'])
  })
})
