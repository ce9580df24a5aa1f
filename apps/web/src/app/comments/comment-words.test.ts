import { expect, it } from 'vitest'
import { sayFolded, sayStanding, sayStep } from './comment-words.ts'

const now = { isHidden: false, isGone: false, isBlocked: false, last: null }

it('says how a comment stands', () => {
  expect(sayStanding(now)).toBe('Shown')
  expect(sayStanding({ ...now, isHidden: true })).toBe('Hidden')
  expect(sayStanding({ ...now, isGone: true, isBlocked: true })).toBe(
    'Not there any more, and its writer is blocked',
  )
  const last = { does: 'delete', standing: 'done', at: '2026-11-26T00:00:00.000Z' } as const
  expect(sayStanding({ ...now, isGone: true, last })).toBe('Deleted here')
})

it('says what is not known, and that nothing is sent twice', () => {
  expect(sayStep({ does: 'hide', standing: 'done' })).toBe('Hid it.')
  expect(sayStep({ does: 'hide', standing: 'unknown' })).toContain('do not send it twice')
})

it('folds words, and says how many there are', () => {
  expect(sayFolded({ text: 'Why so late?', by: 'Lou' })).toBe('Read it: 3 words by Lou')
  expect(sayFolded({ text: 'No', by: '' })).toBe('Read it: 1 word')
  expect(sayFolded({ text: '', by: 'Lou' })).toBe('Read it: no words by Lou')
})
