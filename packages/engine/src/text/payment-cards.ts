import { isLuhn } from './checksums.ts'

/** How people group the digits of a card. */
export const cardShapes = new Set([
  '15',
  '16',
  '17',
  '18',
  '19',
  '4-4-4-4',
  '4-4-4-4-3',
  '4-6-5',
  '6-13',
  '8-8',
])

/** What the first digits of cards say, and the lengths that go with them. */
const issuers: readonly {
  readonly low: number
  readonly high: number
  readonly lengths: readonly number[]
}[] = [
  { low: 4000, high: 4999, lengths: [13, 16, 19] },
  { low: 5100, high: 5599, lengths: [16] },
  { low: 2221, high: 2720, lengths: [16] },
  { low: 3400, high: 3499, lengths: [15] },
  { low: 3700, high: 3799, lengths: [15] },
  { low: 3000, high: 3059, lengths: [14, 16] },
  { low: 3600, high: 3699, lengths: [14, 16] },
  { low: 3800, high: 3999, lengths: [14, 16] },
  { low: 3528, high: 3589, lengths: [16, 19] },
  { low: 6011, high: 6011, lengths: [16, 19] },
  { low: 6440, high: 6599, lengths: [16, 19] },
  { low: 6200, high: 6299, lengths: [16, 17, 18, 19] },
  { low: 2131, high: 2131, lengths: [15] },
  { low: 1800, high: 1800, lengths: [15] },
]

/** Debit and shop cards begin in many ways; they are only believed where a card is spoken of. */
const loose = (prefix: number): boolean => (prefix >= 2000 && prefix < 7000) || prefix === 1800

/** Whether digits are those of a card; `named` is whether a card is spoken of. */
export function isCard(digits: string, named: boolean): boolean {
  if (digits.length < 12 || !isLuhn(digits)) return false
  const prefix = Number(digits.slice(0, 4))
  if (
    issuers.some(
      ({ low, high, lengths }) => prefix >= low && prefix <= high && lengths.includes(digits.length),
    )
  )
    return true
  return named && loose(prefix)
}
