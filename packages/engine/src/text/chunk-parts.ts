import { isInner } from './signs.ts'

const isSmall = (code: number): boolean => code >= 97 && code <= 122
const isCapital = (code: number): boolean => code >= 65 && code <= 90
const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** Whether a folded chunk is small ASCII letters and nothing else. */
export function isLetters(plain: string): boolean {
  for (let at = 0; at < plain.length; at++) if (!isSmall(plain.charCodeAt(at))) return false
  return plain !== ''
}

/** A folded word without the ending of a possessive: `driver's`, `drivers'`; `undefined` where it is no plain word. */
export function withoutPossessive(plain: string): string | undefined {
  const end = plain.endsWith("'s") ? plain.length - 2 : plain.endsWith("'") ? plain.length - 1 : plain.length
  const bare = plain.slice(0, end)
  return isLetters(bare) ? bare : undefined
}

/** Whether a capital follows a small letter, or, where they count, a digit: `RoadSafety`, `Round2Starts`. */
export function hasHump(chunk: string, digitsCount: boolean): boolean {
  for (let at = 1; at < chunk.length; at++) {
    const last = chunk.charCodeAt(at - 1)
    if (isCapital(chunk.charCodeAt(at)) && (isSmall(last) || (digitsCount && isDigit(last)))) return true
  }
  return false
}

/** A piece of a chunk and where it starts. */
export type Piece = { readonly text: string; readonly from: number }

/** What stands between signs that mean nothing where they are. */
export function betweenSigns(chunk: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (let at = 0; at <= chunk.length; at++) {
    if (at < chunk.length && !isInner(chunk.charCodeAt(at))) continue
    if (at > from) pieces.push({ text: chunk.slice(from, at), from })
    from = at + 1
  }
  return pieces
}

/** `ACTRoadSafety` as `ACT`, `Road`, `Safety`: a run of capitals is one piece up to the capital of the next word. */
export function humpsOf(chunk: string): Piece[] {
  const pieces: Piece[] = []
  for (let from = 0; from < chunk.length; ) {
    const to = humpEnd(chunk, from)
    pieces.push({ text: chunk.slice(from, to), from })
    from = to
  }
  return pieces
}

function humpEnd(chunk: string, from: number): number {
  let capitals = from
  while (capitals < chunk.length && isCapital(chunk.charCodeAt(capitals))) capitals++
  const opensWord = capitals < chunk.length && isSmall(chunk.charCodeAt(capitals))
  const run = opensWord ? capitals - 1 : capitals
  if (run > from) return run
  let end = from + 1
  while (end < chunk.length && !isCapital(chunk.charCodeAt(end))) end++
  return end
}
