import { commentGrounds, ModerateComment, noGround } from '@secondlook/contract'
import { expect, it } from 'vitest'
import { problemsOf, quoteIn } from './reasons.ts'

const against = {
  words: 'The new timetable is useless. I know where Sam lives, 4 Mill St.',
  hasHouseRules: false,
  today: '2026-11-26',
}
const asked = (more: object) =>
  ModerateComment.parse({
    ...{ does: 'hide', ground: 'private', quote: 'where Sam lives, 4 Mill St', note: 'An address.' },
    ...more,
  })
const paths = (more: object, other: object = {}) =>
  problemsOf(asked(more), { ...against, ...other }).map(({ path }) => path)

it.each([
  ['hiding with a reason and the words that fall under it', {}, []],
  ['no reason', { ground: null }, ['ground']],
  ['words that do not stand in the comment', { quote: 'Sam is a thief' }, ['quote']],
  ['no words', { quote: '' }, ['quote']],
  ['deleting without a word on hiding', { does: 'delete' }, ['whyNotHide']],
  ['deleting', { does: 'delete', whyNotHide: 'It would stay in their feed.' }, []],
  ['blocking without an end', { does: 'block', whyNotHide: 'The fifth time.' }, ['until']],
  ['blocking until a day', { does: 'block', whyNotHide: 'The fifth.', until: '2027-02-26' }, []],
  ['blocking until today', { does: 'block', whyNotHide: 'The fifth.', until: '2026-11-26' }, ['until']],
  ['blocking for years', { does: 'block', whyNotHide: 'The fifth.', until: '2029-01-01' }, ['until']],
  ['blocking for good with a reason', { does: 'block', whyNotHide: 'x', whyNoEnd: 'A court order.' }, []],
  ['a flood where no house rules are entered', { ground: 'flood' }, ['ground']],
  ['danger, without help', { ground: 'danger' }, ['help']],
  ['danger, after help', { ground: 'danger', help: 'We rang 000 at 9:05.' }, []],
  ['showing it again', { does: 'show', ground: null, quote: '' }, []],
] as const)('%s', (_, more, missing) => {
  expect(paths(more)).toEqual(missing)
})

it('takes a flood as a reason where the channel has house rules of its own', () => {
  expect(paths({ ground: 'flood' }, { hasHouseRules: true })).toEqual([])
})

it('has no reason for what somebody thinks, and none for anything else', () => {
  expect(Object.keys(commentGrounds).sort()).toEqual([
    ...['danger', 'flood', 'hate', 'private', 'sexual', 'spam', 'threat', 'unlawful'],
  ])
  for (const ground of ['criticism', 'viewpoint', 'disagrees', 'complaint', 'negative', 'rude', 'other'])
    expect(ModerateComment.safeParse({ ...asked({}), ground }).success, ground).toBe(false)
  for (const word of ['disagrees', 'criticises', 'complains', 'swears']) expect(noGround).toContain(word)
  // Whoever chose none is told so in the place where they would choose.
  expect(problemsOf(asked({ ground: null }), against)[0]?.says).toContain('What somebody thinks is none.')
})

it('finds words where they stand, and lets a picture have none', () => {
  expect(quoteIn('say nothing', 'nothing')).toEqual({ from: 4, to: 11 })
  expect(quoteIn('', '')).toEqual({ from: 0, to: 0 })
  expect(quoteIn('words', '')).toBeUndefined()
})
