/** A pack by what names it for ever, with what a person calls it. */
export type PackRef = {
  readonly digest: string
  readonly pack: string
  readonly version: string
  readonly title: string
}

/** That a pack is in force somewhere, with every word that was said of its end, the oldest first. */
export type InForce = PackRef & {
  readonly id: string
  readonly kind: 'base' | 'overlay'
  /** The base that an overlay is written for. */
  readonly over: string | null
  /** `null` for the whole body; else the unit, with what is below it. */
  readonly unit: string | null
  readonly from: string
  readonly madeAt: string
  readonly endings: readonly { readonly until: string; readonly madeAt: string }[]
}

/** Until when a pack is in force, as far as was known at an instant; `null` while no end was known. */
export function untilOf({ endings }: Pick<InForce, 'endings'>, knownAt?: string): string | null {
  const known = endings.filter(({ madeAt }) => knownAt === undefined || madeAt <= knownAt)
  return known.at(-1)?.until ?? null
}

export function holdsAt(row: InForce, at: string, knownAt?: string): boolean {
  if (knownAt !== undefined && row.madeAt > knownAt) return false
  const until = untilOf(row, knownAt)
  return row.from <= at && (until === null || at < until)
}

/** Why there is no policy to judge by: none is in force, two of one pack are, or the unit is not known. */
export type Gap = 'no-base' | 'pack-twice' | 'unit-unknown'

export type PolicyAnswer =
  | { readonly base: InForce; readonly overlays: readonly InForce[] }
  | { readonly gap: Gap }

/**
 * What is in force at an instant for a unit, given as the way to it from the top; nothing but the whole body where the
 * way is empty. Overlays come from the top down, and of one place in the order of their beginning.
 */
export function answerAt(
  rows: readonly InForce[],
  way: readonly string[],
  at: string,
  knownAt?: string,
): PolicyAnswer {
  const holding = rows.filter((row) => holdsAt(row, at, knownAt))
  const bases = holding.filter(({ kind }) => kind === 'base')
  const [base] = bases
  if (bases.length > 1)
    throw new Error(`two bases are in force at ${at}: ${bases.map(({ id }) => id).join()}`)
  if (!base) return { gap: 'no-base' }
  const overlays = [null, ...way].flatMap((unit) =>
    holding
      .filter((row) => row.kind === 'overlay' && row.unit === unit)
      .sort((a, b) => compare(a.from, b.from) || compare(a.pack, b.pack)),
  )
  // Units can be moved below each other, so that two versions of one pack meet that were apart.
  if (new Set(overlays.map(({ pack }) => pack)).size < overlays.length) return { gap: 'pack-twice' }
  return { base, overlays }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export type UnitTree = ReadonlyMap<string, string | null>

/** The units from the top down to this one; `undefined` where there is no such unit. */
export function wayTo(parents: UnitTree, unit: string): readonly string[] | undefined {
  const way: string[] = []
  for (let at: string | null = unit; at !== null; at = parents.get(at) ?? null) {
    if (!parents.has(at) || way.includes(at)) return undefined
    way.unshift(at)
  }
  return way
}

export type PolicyRefusalCode =
  | 'period-does-not-fit'
  | 'pack-unknown'
  | 'pack-does-not-fit'
  | 'in-force-already'
  | 'another-is-planned'
  | 'changed-meanwhile'
  | 'already-ended'
  | 'in-force-unknown'

/** An expected no. Each has a page in `docs/refusals`. */
export type PolicyRefusal = {
  readonly code: PolicyRefusalCode
  readonly says: string
  readonly field?: string
  /** What a pack gets wrong, each in a sentence. */
  readonly problems?: readonly string[]
}

export const no = (
  code: PolicyRefusalCode,
  says: string,
  more: Pick<PolicyRefusal, 'field' | 'problems'> = {},
): PolicyRefusal => ({ code, says, ...more })

/** A pack that somebody wants in force, where, and from when; `null` for from now. */
export type Wanted = {
  readonly pack: string
  readonly digest: string
  readonly kind: 'base' | 'overlay'
  readonly over: string | null
  readonly unit: string | null
  readonly from: string | null
}

export type PutPlan = {
  readonly from: string
  /** What was in force there and ends where this begins. */
  readonly replaces: readonly InForce[]
}

/** Whether a row is, or will be, in force at some instant from one on. */
export function isOpenFrom(row: InForce, from: string): boolean {
  const until = untilOf(row)
  return until === null || (until > from && until > row.from)
}

/**
 * Whether a pack may be put in force, and what ends where it begins. Never for the past: what was not in force could
 * bind nobody. What takes its place is a pack of the same kind in the same place, so that there is one base, and one
 * version of each overlay on any way down.
 */
export function decidePut(
  rows: readonly InForce[],
  parents: UnitTree,
  wanted: Wanted,
  at: string,
): PutPlan | PolicyRefusal {
  const from = wanted.from ?? at
  if (from < at)
    return no('period-does-not-fit', 'It cannot begin in the past; leave the first day out for now.', {
      field: 'from',
    })
  if (wanted.kind === 'base' && wanted.unit !== null)
    return no('period-does-not-fit', 'A whole policy is for everybody; only a layer is for a unit.', {
      field: 'unit',
    })
  if (wanted.unit !== null && !parents.has(wanted.unit))
    return no('period-does-not-fit', 'There is no such unit now.', { field: 'unit' })
  const open = rows.filter((row) => row.kind === wanted.kind && isOpenFrom(row, from))
  const [here, near] = wanted.kind === 'base' ? [open, []] : onTheWay(open, parents, wanted)
  const planned = here.find((row) => row.from >= from)
  if (planned)
    return no(
      'another-is-planned',
      `Version ${planned.version} is to begin there on ${planned.from.slice(0, 10)}. End that one first.`,
    )
  if (here.some(({ digest }) => digest === wanted.digest))
    return no('in-force-already', 'This very version is in force there already.')
  if (near.length > 0)
    return no(
      'in-force-already',
      'A version of this layer is in force above or below that unit. End that one first, so that nobody has two.',
    )
  if (wanted.kind === 'overlay' && !rows.some((row) => row.kind === 'base' && holdsAt(row, from)))
    return no('pack-does-not-fit', 'No policy is in force then for this layer to lie on.')
  return { from, replaces: here }
}

/** Versions of one overlay in a place itself, and in places above or below it. */
function onTheWay(
  open: readonly InForce[],
  parents: UnitTree,
  { pack, unit }: Wanted,
): readonly [readonly InForce[], readonly InForce[]] {
  const same = open.filter((row) => row.pack === pack)
  const isAbove = (upper: string | null, lower: string | null): boolean =>
    upper === null || (lower !== null && (wayTo(parents, lower) ?? []).includes(upper))
  return [
    same.filter((row) => row.unit === unit),
    same.filter((row) => row.unit !== unit && (isAbove(row.unit, unit) || isAbove(unit, row.unit))),
  ]
}

/** Until when a row is to be in force; `null` for until now. One that has not begun never will. */
export function decideEnd(row: InForce, wanted: string | null, at: string): string | PolicyRefusal {
  if (wanted !== null && wanted < at)
    return no('period-does-not-fit', 'It cannot have ended in the past; leave the last day out for now.', {
      field: 'until',
    })
  const before = untilOf(row)
  if (before !== null && (before <= at || before <= row.from))
    return no('already-ended', 'This has ended already.')
  const until = wanted ?? at
  const end = until < row.from ? row.from : until
  // Something else may begin where this ends.
  if (before !== null && end > before)
    return no(
      'period-does-not-fit',
      'An end can be brought forward and not put off. Put the version in force again from that day on.',
      { field: 'until' },
    )
  return end
}

/** The pairs that would be in force together, so that each can be put together before it has to be. */
export function pairsFrom(
  rows: readonly InForce[],
  wanted: Pick<Wanted, 'kind'>,
  plan: PutPlan,
): readonly InForce[] {
  const ending = new Set(plan.replaces.map(({ id }) => id))
  const other = wanted.kind === 'base' ? 'overlay' : 'base'
  return rows.filter((row) => row.kind === other && !ending.has(row.id) && isOpenFrom(row, plan.from))
}
