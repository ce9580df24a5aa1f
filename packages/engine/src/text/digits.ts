import { Unit, unitAt } from './fold.ts'
import type { Reading } from './reading.ts'
import { Look } from './word.ts'

/** What stands between a group of digits and the one before it. */
export const Join = { none: 0, space: 1, hyphen: 2, dot: 3, slash: 4, bracket: 5 } as const

/** Digits without anything between them, with their place in the text. */
export type DigitGroup = {
  readonly from: number
  readonly to: number
  /** In ASCII, whatever digits were written. */
  readonly digits: string
  /** `Join.none` starts a run: what came before has nothing to do with this number. */
  readonly join: number
  /** A letter touches the group on that side: `7pm`, `A123`. */
  readonly letterBefore: boolean
  readonly letterAfter: boolean
  /** How many groups its run has. */
  run: number
}

const gapMax = 3
const runMax = 24
const groupsInLists = 5
const identifierMin = 6
const none: readonly Window[] = []
/** Numbers longer than this are no identifier; cutting them keeps every window small. */
const digitsMax = 40

/**
 * Groups of digits as people write long numbers: with spaces, dashes, dots, slashes and brackets
 * between them. One pass; a comma, a colon, a line end or a word ends a run.
 */
export function digitGroups(source: string): DigitGroup[] {
  const groups: DigitGroup[] = []
  for (let at = 0; at < source.length; at++) {
    if (!isDigit(source, at)) continue
    let end = at
    let digits = ''
    while (end < source.length && digits.length < digitsMax) {
      if (isDigit(source, end)) digits += valueAt(source, end)
      else if (unitAt(source, end) !== Unit.ignored || !isDigit(source, end + 1)) break
      end++
    }
    groups.push({
      from: at,
      to: end,
      digits,
      join: joinOf(source, groups.at(-1)?.to ?? -1, at),
      letterBefore: at > 0 && isLetter(source, at - 1),
      letterAfter: end < source.length && isLetter(source, end),
      run: 1,
    })
    at = end - 1
  }
  countRuns(groups)
  return groups
}

function countRuns(groups: readonly DigitGroup[]): void {
  for (let from = 0; from < groups.length; ) {
    let to = from + 1
    while (to < groups.length && groups[to]?.join !== Join.none) to++
    for (const group of groups.slice(from, to)) group.run = to - from
    from = to
  }
}

const isLetter = (source: string, at: number): boolean => {
  const unit = unitAt(source, at)
  return unit === Unit.letter || source.charCodeAt(at) === 0x5f
}

/** The value of an ASCII or a full-width digit, else -1. */
function valueAt(source: string, at: number): number {
  const code = source.charCodeAt(at)
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  return code >= 0xff10 && code <= 0xff19 ? code - 0xff10 : -1
}

const isDigit = (source: string, at: number): boolean => valueAt(source, at) >= 0

export function hasDigit(source: string): boolean {
  for (let at = 0; at < source.length; at++) if (isDigit(source, at)) return true
  return false
}

function joinOf(source: string, from: number, to: number): number {
  if (from < 0 || to - from > gapMax || to === from) return Join.none
  let join: number = Join.none
  for (let at = from; at < to; at++) {
    const next = signJoin(source.charCodeAt(at))
    if (next === Join.none) return Join.none
    // A full stop and a space end a sentence.
    if (next === Join.dot && to - from > 1) return Join.none
    join = Math.max(join, next)
  }
  return join
}

function signJoin(code: number): number {
  switch (code) {
    case 0x20:
    case 0xa0:
    case 0x2007:
    case 0x2009:
    case 0x202f:
      return Join.space
    case 0x2d:
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
      return Join.hyphen
    case 0x2e:
    case 0xb7:
      return Join.dot
    case 0x2f:
      return Join.slash
    case 0x28:
    case 0x29:
      return Join.bracket
    default:
      return Join.none
  }
}

/** Groups `first` up to and not including `last` of one run, read as one number. */
export type Window = {
  readonly first: number
  readonly last: number
  readonly from: number
  readonly to: number
  readonly digits: string
  /** The lengths of its groups: `4-4-4-4`. */
  readonly shape: string
}

/** The windows that start at a group, longest first, of at most `most` digits. */
export function windowsAt(groups: readonly DigitGroup[], first: number, most: number): readonly Window[] {
  const windows: Window[] = []
  // A number spelled digit by digit has some twenty groups; a longer run is a list of small ones, in which
  // only what has the digits of an identifier is worth a look.
  const isList = (groups[first]?.run ?? 1) > runMax
  if (isList && !holdsIdentifier(groups, first)) return none
  const groupsMost = isList ? groupsInLists : runMax
  let digits = ''
  let shape = ''
  for (let last = first; last < groups.length; last++) {
    const group = groups[last]
    if (!group || last - first >= groupsMost || (last > first && group.join === Join.none)) break
    digits += group.digits
    if (digits.length > most) break
    shape += last > first ? `-${group.digits.length}` : `${group.digits.length}`
    windows.push({ first, last: last + 1, from: groups[first]?.from ?? 0, to: group.to, digits, shape })
  }
  return windows.reverse()
}

function holdsIdentifier(groups: readonly DigitGroup[], first: number): boolean {
  let digits = 0
  for (let at = first; at < first + groupsInLists; at++) digits += groups[at]?.digits.length ?? 0
  return digits >= identifierMin
}

/** Whether words with digits stand in a row that is `least` units long: cheap, before anything is cut into groups. */
export function holdsDigits(reading: Reading, least: number): boolean {
  let units = 0
  for (let at = 0; at < reading.length; at++) {
    if ((reading.words[at]?.look ?? 0) & Look.digits) units += (reading.to[at] ?? 0) - (reading.from[at] ?? 0)
    else units = 0
    if (units >= least) return true
  }
  return false
}
