import { expect, it } from 'vitest'
import { caution } from '../problem.ts'
import type { Difference } from './compare.ts'
import { foreseenBy } from './foreseen.ts'

const told = (...codes: readonly string[]) => codes.map((code) => caution(code, 'text', `${code}.`))
const text = (wanted: string, found: string): Difference => ({ part: 0, field: 'text', wanted, found })

it.each([
  ['Open. ~~~~', 'Open. [[User:Parks|Parks]] 04:20, 1 July 2026 (UTC)', ['signature'], 'signature.'],
  ['~~~ and ~~~~~ too', 'Parks and 04:20 too', ['signature'], 'signature.'],
  ['On {{subst:PAGENAME}} now', 'On Trams now', ['template-substituted'], 'template-substituted.'],
  ['Cafe\u0301 open', 'Caf\u00e9 open', ['letters-composed'], 'letters-composed.'],
  // What nobody was told of, or stands elsewhere, was not foreseen.
  ['Open. ~~~~', 'Open. Parks', [], undefined],
  ['Open. ~~~~', 'Closed. Parks', ['signature'], undefined],
  ['~~~~ Open.', 'Parks Open. And more', ['signature'], undefined],
  ['Open. ~~~~', `Open. ${'x'.repeat(500)}`, ['signature'], undefined],
  ['Open', 'Closed', ['signature'], undefined],
  ['a ~~~~ b ~~~~ c', 'a x c', ['signature'], undefined],
] as const)('of %j found as %j, told %j: %j', (wanted, found, codes, says) => {
  expect(foreseenBy(text(wanted, found), told(...codes))).toBe(says)
})

it('foresees no other link, title or picture', () => {
  const link = { ...text('~~~~', 'x'), field: 'link' as const }
  expect(foreseenBy(link, told('signature'))).toBeUndefined()
})
