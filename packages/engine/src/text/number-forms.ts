import { isBusinessNumber } from './checksums.ts'
import type { DigitGroup, Window } from './digits.ts'

/** UTF-16 units of a number as written, letters and all. */
export type Span = { readonly from: number; readonly to: number }
export type Numbers = { readonly source: string; readonly groups: readonly DigitGroup[] }

/** Letters, a plus, a currency sign or a part of an address on either side make it another kind of number. */
export function isBesideOther(
  { from, to, first, last, digits, shape }: Window,
  { source, groups }: Numbers,
): boolean {
  if (shape === '2-3-3-3' && isBusinessNumber(digits)) return true
  if (groups[first]?.letterBefore || groups[last - 1]?.letterAfter) return true
  const before = source.charCodeAt(from - 1)
  if (before === 0x2b || before === 0x24 || before === 0x2f || before === 0x3d || before === 0x2e) return true
  return groups[last]?.join === 3 || source.charCodeAt(to) === 0x25
}

/** The whole window, where its digits pass a test and nothing beside it says otherwise. */
export const plain =
  (test: (digits: string, shape: string) => boolean) =>
  (window: Window, text: Numbers): Span | undefined =>
    test(window.digits, window.shape) && !isBesideOther(window, text) ? window : undefined

export const isLetter = (source: string, at: number): boolean => {
  const code = source.charCodeAt(at) | 32
  return code >= 97 && code <= 122
}

/** Where up to `most` letters that touch a number start; -1 where there are more. */
export function lettersBefore(source: string, from: number, most: number): number {
  let start = from
  while (start > 0 && from - start <= most && isLetter(source, start - 1)) start--
  const before = source.charCodeAt(start - 1)
  return from - start > most || (before >= 48 && before <= 57) ? -1 : start
}

/** The end of a single letter behind a number, a space between them or not; -1 where there is none. */
function letterAfter(source: string, to: number): number {
  const at = source.charCodeAt(to) === 0x20 ? to + 1 : to
  return isLetter(source, at) && !isLetter(source, at + 1) ? at + 1 : -1
}

export function passportSpan(
  { digits, shape, from, to, first, last }: Window,
  { source, groups }: Numbers,
): Span | undefined {
  if (groups[last - 1]?.letterAfter || (shape.includes('-') && shape !== '3-3-3')) return undefined
  const start = lettersBefore(source, from, 2)
  if (groups[first]?.letterBefore)
    return start >= 0 && digits.length >= 6 && digits.length <= 8 ? { from: start, to } : undefined
  return digits.length === 9 ? { from, to } : undefined
}

export function licenceSpan(window: Window, { source, groups }: Numbers): Span | undefined {
  const { digits, from, to, first, last } = window
  if (digits.length < 6 || digits.length > 14 || groups[last - 1]?.letterAfter) return undefined
  const start = groups[first]?.letterBefore ? lettersBefore(source, from, 2) : from
  return start >= 0 ? { from: start, to } : undefined
}

export function referenceSpan({ digits, from, to }: Window, { source }: Numbers): Span | undefined {
  const end = digits.length === 9 ? letterAfter(source, to) : -1
  return end < 0 || isLetter(source, from - 1) ? undefined : { from, to: end }
}

export function insuranceSpan({ digits, from, to }: Window, { source }: Numbers): Span | undefined {
  const end = digits.length === 6 ? letterAfter(source, to) : -1
  const letters = source.charCodeAt(from - 1) === 0x20 ? from - 1 : from
  const start = lettersBefore(source, letters, 2)
  return end < 0 || start < 0 || letters - start !== 2 ? undefined : { from: start, to: end }
}

export function bankSpan(window: Window, text: Numbers): Span | undefined {
  const { digits, shape } = window
  const withBranch =
    (shape.startsWith('3-3-') || shape.startsWith('6-')) && digits.length >= 11 && digits.length <= 16
  const isBranch = shape === '3-3' || shape === '6'
  const isService = digits.startsWith('13') || digits.startsWith('1800')
  const isAccount = digits.length >= 6 && digits.length <= 10 && !(isService && shape.includes('-'))
  return (withBranch || isBranch || isAccount) && !isBesideOther(window, text) ? window : undefined
}

export const isSocialSecurity = (digits: string, shape: string): boolean =>
  (shape === '3-2-4' || shape === '9') &&
  !digits.startsWith('000') &&
  !digits.startsWith('666') &&
  digits < '9'
