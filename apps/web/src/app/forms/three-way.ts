/** Fields of a form by their path, as they stand in it. */
export type Draft = Readonly<Record<string, string | boolean | readonly string[]>>

export type ThreeWay<D extends Draft> = {
  /** Mine where I typed, theirs elsewhere. */
  readonly draft: D
  /** What they changed and I did not; it is kept. */
  readonly theirs: readonly (keyof D & string)[]
  /** What both of us changed, and differently. */
  readonly both: readonly (keyof D & string)[]
}

/** What becomes of what I typed when somebody changed the entry first: nothing of it is lost. */
export function threeWay<D extends Draft>(base: D, mine: D, now: D): ThreeWay<D> {
  const fields = Object.keys(base) as readonly (keyof D & string)[]
  const changed = fields.filter((field) => isOther(base[field], now[field]))
  const isMine = (field: keyof D) => isOther(mine[field], base[field])
  return {
    draft: { ...now, ...Object.fromEntries(fields.filter(isMine).map((field) => [field, mine[field]])) },
    theirs: changed.filter((field) => !isMine(field)),
    both: changed.filter((field) => isMine(field) && isOther(mine[field], now[field])),
  }
}

export const isOther = (one: Draft[string] | undefined, other: Draft[string] | undefined): boolean =>
  JSON.stringify(one) !== JSON.stringify(other)
