import type { CommentDeed } from '@secondlook/contract'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canOf, nowOf, readOutcome, standingOf, whyNot } from './standing.ts'

const at = '2026-11-26T00:00:00.000Z'
const act = (id: string, does: CommentDeed) => ({ id, does, at })
const came = (of: string, stands: 'done' | 'unknown' | 'not-done' | 'refused') => ({ act: of, stands, at })
const all = new Set<CommentDeed>(['hide', 'show', 'delete', 'block', 'unblock'])
const now = {
  ...{ isHidden: false, isGone: false, isBlocked: false, isOpen: false, hasWriter: true },
  can: all,
}

it('knows where an act stands, and lets what is known count', () => {
  expect(standingOf(act('a', 'hide'), [])).toBe('leaving')
  expect(standingOf(act('a', 'hide'), [came('a', 'unknown')])).toBe('unknown')
  expect(standingOf(act('a', 'hide'), [came('a', 'unknown'), came('a', 'done')])).toBe('done')
  expect(standingOf(act('a', 'hide'), [came('b', 'done')])).toBe('leaving')
})

it('counts a block until it is ended, and no act that did not come about', () => {
  const acts = [act('a', 'block'), act('b', 'unblock'), act('c', 'block')]
  expect(nowOf(acts.slice(0, 1), [came('a', 'done')]).isBlocked).toBe(true)
  expect(nowOf(acts.slice(0, 2), [came('a', 'done'), came('b', 'done')]).isBlocked).toBe(false)
  expect(nowOf(acts.slice(0, 2), [came('a', 'done'), came('b', 'refused')]).isBlocked).toBe(true)
  expect(nowOf(acts, [came('a', 'done'), came('b', 'done'), came('c', 'unknown')])).toMatchObject({
    ...{ isBlocked: false, open: { id: 'c' } },
  })
})

it.each([
  ['hide', {}, undefined],
  ['hide', { isHidden: true }, 'It is hidden already.'],
  ['show', {}, 'It is not hidden.'],
  ['show', { isHidden: true }, undefined],
  ['delete', { isGone: true }, 'It is not there any more.'],
  ['block', { isGone: true }, undefined],
  ['block', { hasWriter: false }, 'The platform does not say which account wrote it.'],
  ['unblock', {}, 'They are not blocked.'],
  ['unblock', { isBlocked: true, isGone: true }, undefined],
  ['hide', { isOpen: true }, 'Something is being done to it. Wait until it is known what came of that.'],
  ['hide', { can: new Set<CommentDeed>(['block']) }, 'This platform does not let us hide a comment.'],
] as const)('says why not: %s %j', (does, more, says) => {
  expect(whyNot(does, { ...now, ...more })).toBe(says)
})

it('offers what the platform has and no more', () => {
  expect([...canOf(undefined)]).toEqual([])
})

it('never says that something was not done while it may still arrive, whatever is read', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<CommentDeed>('hide', 'show', 'delete', 'block', 'unblock'),
      fc.option(fc.record({ isHidden: fc.boolean() }), { nil: undefined }),
      (does, found) => readOutcome(does, found, true) !== 'not-done',
    ),
    { seed: 26, numRuns: 200 },
  )
  expect(readOutcome('hide', { isHidden: false }, false)).toBe('not-done')
  expect(readOutcome('hide', { isHidden: true }, true)).toBe('done')
  expect(readOutcome('delete', undefined, true)).toBe('done')
  expect(readOutcome('hide', undefined, true)).toBe('absent')
  expect(readOutcome('block', { isHidden: true }, false)).toBeUndefined()
})
