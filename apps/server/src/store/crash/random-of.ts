/** Numbers from 0 to 1 that look random and are the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Deals each of what there is in a random order, and then begins anew: in as many turns nothing is left out. */
export function dealer<T>(all: readonly [T, ...T[]], random: () => number): () => T {
  let left: readonly T[] = []
  return () => {
    if (left.length === 0) left = all
    const at = Math.trunc(random() * left.length)
    const dealt = left[at] ?? all[0]
    left = left.toSpliced(at, 1)
    return dealt
  }
}
