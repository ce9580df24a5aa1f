/** So many in so long, counted in windows that begin at whole multiples of their length, as the description says. */
export type Limit = { readonly most: number; readonly perMs: number }
export type Counted = {
  readonly isOver: boolean
  readonly left: number
  /** When the window ends, in milliseconds. */
  readonly resetsAt: number
}

/** Counts for each name apart. */
export function makeRate({ most, perMs }: Limit, now: () => number): (name: string) => Counted {
  const counts = new Map<string, { window: number; count: number }>()
  return (name) => {
    const window = Math.floor(now() / perMs)
    const before = counts.get(name)
    const count = (before?.window === window ? before.count : 0) + 1
    counts.set(name, { window, count })
    return { isOver: count > most, left: Math.max(0, most - count), resetsAt: (window + 1) * perMs }
  }
}
