/** One reading of a phrase: keys of words, negative numbers for gaps, and which words a hit points at. */
export type Path = {
  readonly keys: readonly number[]
  readonly words: number
  readonly markFrom: number
  readonly markTo: number
}

/** Where a phrase ends in the trie, as depths at which the walk met its words. */
export type Ending = {
  readonly markFirst: number
  readonly markLast: number
  readonly wideFirst: number
  readonly wideLast: number
}

/** The step from the last word of a phrase back to the words before its anchor. */
export const turn = -20

/**
 * A path as the walk goes: from its rarest word to its end, then from there back to its start. A text
 * without that word never begins the walk, so that phrases of common words cost nothing.
 */
export function anchored(
  path: Path,
  weightOf: (key: number) => number,
): { readonly keys: number[]; readonly ending: Ending } {
  const { keys } = path
  let anchor = -1
  let least = Number.POSITIVE_INFINITY
  for (const [at, key] of keys.entries()) {
    if (key < 0) continue
    const weight = weightOf(key)
    if (weight >= least) continue
    anchor = at
    least = weight
  }
  const before = keys.slice(0, anchor).reverse()
  const ahead = keys.slice(0, anchor).filter((key) => key >= 0).length
  const depthOf = (word: number): number => (word >= ahead ? word - ahead : path.words - 1 - word)
  return {
    keys: [...keys.slice(anchor), ...(before.length > 0 ? [turn, ...before] : [])],
    ending: {
      markFirst: depthOf(path.markFrom),
      markLast: depthOf(path.markTo - 1),
      wideFirst: depthOf(0),
      wideLast: depthOf(path.words - 1),
    },
  }
}
