import { expect, it } from 'vitest'
import { sayPlain } from './plain.ts'

it.each([
  ['2026-06-09', 'Tue 9 Jun 2026'],
  ['2026-06-08T23:05:00.000Z', 'Tue 9 Jun 2026, 9:05 am (Canberra)'],
  ['1 January 2025', '1 January 2025'],
  ['Form 2026-06-09', 'Form 2026-06-09'],
])('%s is said as %s', (kept, says) => expect(sayPlain(kept)).toBe(says))
