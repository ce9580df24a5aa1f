import { diffArrays } from 'diff'

/** A stretch of what both began with, and what one of them made of it. */
type Hunk = { readonly from: number; readonly to: number; readonly now: readonly string[] }

/** Beyond so many changed pieces two texts are two texts, and looking for what they share takes too long. */
const editsMax = 500

/**
 * What two people made of the same row of pieces, together; `undefined` where both changed the same place. Where
 * `keepsBoth` is set, what both put into one place stands there one after the other.
 */
export function threeWay(
  base: readonly string[],
  theirs: readonly string[],
  mine: readonly string[],
  { keepsBoth = false } = {},
): readonly string[] | undefined {
  const [first, second] = [hunksOf(base, theirs), hunksOf(base, mine)]
  if (!first || !second) return undefined
  const merged: string[] = []
  let at = 0
  while (first.length > 0 || second.length > 0) {
    const from = Math.min(
      first[0]?.from ?? Number.POSITIVE_INFINITY,
      second[0]?.from ?? Number.POSITIVE_INFINITY,
    )
    const [ours, others] = takeTouching(first, second, from)
    const to = Math.max(...[...ours, ...others].map((hunk) => hunk.to))
    const [one, other] = [ours, others].map((hunks) => applied(base, hunks, from, to)) as [string[], string[]]
    merged.push(...base.slice(at, from))
    if (others.length === 0 || isSame(one, other)) merged.push(...one)
    else if (ours.length === 0) merged.push(...other)
    else if (keepsBoth && from === to) merged.push(...one, ...other)
    else return undefined
    at = to
  }
  return [...merged, ...base.slice(at)]
}

function hunksOf(base: readonly string[], side: readonly string[]): Hunk[] | undefined {
  const changes = diffArrays([...base], [...side], { maxEditLength: editsMax })
  if (!changes) return undefined
  const hunks: Hunk[] = []
  let at = 0
  for (const { added, removed, value } of changes) {
    const last = hunks.at(-1)
    if (!added && !removed) at += value.length
    else if (last?.to === at) {
      hunks.pop()
      hunks.push({
        from: last.from,
        to: at + (removed ? value.length : 0),
        now: [...last.now, ...(added ? value : [])],
      })
    } else hunks.push({ from: at, to: at + (removed ? value.length : 0), now: added ? value : [] })
    if (removed) at += value.length
  }
  return hunks
}

/** The hunks of both that touch each other, from a place on; they are taken out of their rows. */
function takeTouching(first: Hunk[], second: Hunk[], from: number): readonly [Hunk[], Hunk[]] {
  const taken: [Hunk[], Hunk[]] = [[], []]
  let end = from
  for (let isMore = true; isMore; ) {
    isMore = false
    for (const [side, hunks] of [first, second].entries())
      while (hunks[0] && hunks[0].from <= end) {
        end = Math.max(end, hunks[0].to)
        taken[side]?.push(hunks.shift() as Hunk)
        isMore = true
      }
  }
  return taken
}

/** What one side has in a stretch. */
function applied(base: readonly string[], hunks: readonly Hunk[], from: number, to: number): string[] {
  const pieces: string[] = []
  let at = from
  for (const hunk of hunks) {
    pieces.push(...base.slice(at, hunk.from), ...hunk.now)
    at = hunk.to
  }
  return [...pieces, ...base.slice(at, to)]
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((piece, at) => piece === b[at])
