import { type DigitGroup, type Window, windowsAt } from './digits.ts'

export type Phone = {
  readonly from: number
  readonly to: number
  readonly kind: 'mobile' | 'other' | 'service'
}

const digitsMax = 15

/**
 * The phone number that starts at a group, if one does. `isNamed` says whether words such as "call" or
 * "mobile" stand near; without them only forms that are little else count.
 */
export function phoneAt(
  source: string,
  groups: readonly DigitGroup[],
  at: number,
  isNamed: (window: Window) => boolean,
): Phone | undefined {
  const group = groups[at]
  if (!group || group.letterBefore || isMoney(source, group.from)) return undefined
  for (const window of windowsAt(groups, at, digitsMax)) {
    if (isNetwork(source, window)) return { from: window.from, to: window.to, kind: 'service' }
    const kind = kindOf(source, window, isNamed)
    if (!kind) continue
    if (groups[window.last - 1]?.letterAfter && extensionEnd(source, window.to) === window.to) continue
    return { from: startOf(source, window.from), to: extensionEnd(source, window.to), kind }
  }
  return undefined
}

function kindOf(
  source: string,
  window: Window,
  isNamed: (window: Window) => boolean,
): Phone['kind'] | undefined {
  const { digits, shape, from } = window
  const size = digits.length
  if (source.charCodeAt(from - 1) === 0x2b) return size >= 8 ? abroad(digits) : undefined
  const service = serviceKind(digits, shape)
  if (service) return service
  if (size === 10 && (digits.startsWith('04') || digits.startsWith('05')) && !isDate(shape)) return 'mobile'
  if (size === 10 && digits[0] === '0' && '2378'.includes(digits[1] ?? ' ') && !isDate(shape)) return 'other'
  if (size === 11 && digits.startsWith('614') && (shape === '11' || shape === '2-3-3-3')) return 'mobile'
  if (shape === '3-3-4' && isSigned(source, window)) return 'other'
  if (size < 7 || isDate(shape) || !isNamed(window)) return undefined
  return window.shape.includes('-') || size >= 8 ? 'other' : undefined
}

const abroad = (digits: string): Phone['kind'] =>
  digits.startsWith('614') || digits.startsWith('447')
    ? 'mobile'
    : digits.startsWith('800') || digits.startsWith('611')
      ? 'service'
      : 'other'

/** 13 and 1800 numbers belong to nobody in particular. */
function serviceKind(digits: string, shape: string): Phone['kind'] | undefined {
  if (
    digits.length === 10 &&
    (digits.startsWith('1300') || digits.startsWith('1800') || digits.startsWith('1900'))
  )
    return 'service'
  if (shape === '1-3-3-4' && digits.startsWith('18')) return 'service'
  return digits.length === 6 && digits.startsWith('13') && shape !== '1-2-3' ? 'service' : undefined
}

const isDate = (shape: string): boolean =>
  shape === '4-2-2' ||
  shape === '2-2-4' ||
  shape === '1-2-4' ||
  shape === '2-1-4' ||
  shape === '1-1-4' ||
  shape === '4-4-2'

/** Grouped with dashes, dots or brackets, as no price or count is. */
function isSigned(source: string, { from, to }: Window): boolean {
  for (let at = from; at < to; at++) {
    const code = source.charCodeAt(at)
    if (code === 0x2d || code === 0x2e || code === 0x29) return true
  }
  return false
}

/** Four numbers with a dot between each are the address of a computer. */
function isNetwork(source: string, { from, to }: Window): boolean {
  let dots = 0
  for (let at = from; at < to; at++) {
    const code = source.charCodeAt(at)
    if (code === 0x2e) dots++
    else if (code < 48 || code > 57) return false
  }
  return dots === 3
}

const isMoney = (source: string, from: number): boolean => {
  const code = source.charCodeAt(from - 1)
  return code === 0x24 || code === 0xa3 || code === 0x20ac || code === 0x2f || code === 0x3d
}

/** A plus or an opening bracket in front belongs to the number. */
function startOf(source: string, from: number): number {
  const code = source.charCodeAt(from - 1)
  if (code === 0x2b) return source.charCodeAt(from - 2) === 0x28 ? from - 2 : from - 1
  return code === 0x28 && source.slice(from, from + 6).includes(')') ? from - 1 : from
}

/** `x4587` behind a number is its extension. */
function extensionEnd(source: string, to: number): number {
  if ((source.charCodeAt(to) | 32) !== 0x78) return to
  let end = to + 1
  while (source.charCodeAt(end) >= 48 && source.charCodeAt(end) <= 57) end++
  return end > to + 1 && end < to + 8 ? end : to
}
