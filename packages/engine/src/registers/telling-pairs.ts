/** How much of the weight of a title's telling words a text must hold to be nearly it. */
export const coverageMin = 0.75

/**
 * Pairs of places in `weights`, heaviest first, so chosen that every text that holds enough of a title holds
 * both words of at least one: the fewer pairs a title is filed under, the less there is to look through.
 *
 * Where the heaviest word may not be missing, it is paired with the next ones until all of those together
 * may not be missing either. Where it may be, no word is that heavy, and pairs that share no word are taken
 * until to break each of them would take more than may be missing.
 */
export function tellingPairs(weights: readonly number[]): readonly (readonly [number, number])[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const spare = whole * (1 - coverageMin)
  const isStar = (weights[0] ?? 0) > spare
  const pairs: (readonly [number, number])[] = []
  let needed = 0
  for (let at = 1; at < weights.length && needed <= spare; at += isStar ? 1 : 2) {
    pairs.push(isStar ? [0, at] : [at - 1, at])
    needed += weights[at] ?? 0
  }
  return pairs
}
