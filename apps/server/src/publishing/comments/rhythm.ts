/** Posts that went out longer ago are not read any more: whoever still wants to say something writes to us. */
export const readDays = 14
/** How many posts of a channel are read at a look, so that no platform is asked without end. */
export const readAtOnce = 10
/** How many comments under one post are kept. */
export const keptMost = 500

const minuteMs = 60_000
const dayMs = 86_400_000

type Out = { readonly post: string; readonly at: string }
type Read = { readonly post: string; readonly read_at: string }

/** How long the comments of a post rest between two looks: most is said on the first day. */
const restMs = (ageMs: number): number => (ageMs < dayMs ? 5 * minuteMs : 60 * minuteMs)

/**
 * Of which posts the comments are read at a look: those where it is not known what came of something first, then those
 * that were read longest ago.
 */
export function dueToRead<T extends Out>(
  out: readonly T[],
  reads: readonly Read[],
  { now, open }: { readonly now: string; readonly open: ReadonlySet<string> },
): readonly T[] {
  const lastOf = new Map(reads.map(({ post, read_at }) => [post, read_at]))
  const at = Date.parse(now)
  return out
    .filter(({ post, at: outAt }) => {
      const last = lastOf.get(post)
      return open.has(post) || last === undefined || at - Date.parse(last) >= restMs(at - Date.parse(outAt))
    })
    .toSorted(
      (a, b) =>
        Number(open.has(b.post)) - Number(open.has(a.post)) ||
        ((lastOf.get(a.post) ?? '') < (lastOf.get(b.post) ?? '') ? -1 : 1),
    )
    .slice(0, readAtOnce)
}
