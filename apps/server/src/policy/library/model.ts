import type { Clause, Instrument, Pack } from '@secondlook/contract'

/** Whether an entry applied on a day, as far as is known. */
export type Applies = 'applied' | 'not-known' | 'not-yet' | 'no-longer'

/** An entry of the library with where it is from, and what leads to it. */
export type LibraryEntry = Instrument & {
  /** `null` for one that came with a pack; else the row that the body added. */
  readonly row: string | null
  readonly fromPack: string | null
  readonly confirmedBy: string | null
  readonly supersededBy: string | null
  /** Clauses that cite it, and which part of it each means. */
  readonly cites: readonly { readonly clause: string; readonly title: string; readonly at: string | null }[]
  readonly applies: Applies
}

/** The first day that a year, a month or a day can mean, and the last. */
const firstOf = (date: string): string => `${date}-01-01`.slice(0, 10)
export function lastOf(date: string): string {
  if (date.length === 4) return `${date}-12-31`
  if (date.length === 10) return date
  const [year = 0, month = 1] = date.split('-').map(Number)
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

type Dated = Pick<Instrument, 'from' | 'to' | 'made' | 'seen' | 'checked' | 'confirmed'>

/**
 * Whether an entry applied on a day. What is not known is not guessed: between the year of a document and the first
 * day on which somebody saw it apply, and within a month or a year that is all we have, the answer is that we do not
 * know. `next` is when what took its place began.
 */
export function appliesOn(entry: Dated, day: string, next?: string | null): Applies {
  const { from, to, made, seen, checked, confirmed } = entry
  const over = to ?? (next === undefined || next === null ? undefined : dayBefore(firstOf(next)))
  if (over !== undefined && day > lastOf(over)) return 'no-longer'
  if (from && day < firstOf(from)) return 'not-yet'
  if (made && day < firstOf(made)) return 'not-yet'
  if (over !== undefined && over.length < 10 && day >= firstOf(over)) return 'not-known'
  if (!confirmed) return 'not-known'
  if (from) return day >= lastOf(from) ? 'applied' : 'not-known'
  const known = [seen, checked].flatMap((one) => (one ? [lastOf(one)] : [])).sort()[0]
  return known !== undefined && day >= known ? 'applied' : 'not-known'
}

const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00.000Z`) - 86_400_000).toISOString().slice(0, 10)

/** What a body itself added, as it stood at an instant. */
export type OwnEntry = {
  readonly row: string
  readonly says: Instrument
  readonly confirmedBy: string | null
}

/**
 * The library on a day: what comes with the packs in force, with what the body added. An entry of the body's own
 * stands in the place of one of the same id, so that what we could not confirm they can.
 */
export function libraryOn(
  packs: readonly Pack[],
  own: readonly OwnEntry[],
  day: string,
): readonly LibraryEntry[] {
  const said = new Map<
    string,
    { says: Instrument; row: string | null; pack: string | null; by: string | null }
  >()
  for (const { head, instruments = [] } of packs)
    for (const says of instruments)
      if (!said.has(says.id)) said.set(says.id, { says, row: null, pack: head.id, by: null })
  for (const { row, says, confirmedBy } of own) said.set(says.id, { says, row, pack: null, by: confirmedBy })
  const all = [...said.values()]
  return all.map(({ says, row, pack, by }) => {
    const next = all.find((one) => one.says.supersedes === says.id)
    return {
      ...says,
      ...{ row, fromPack: pack, confirmedBy: by, supersededBy: next?.says.id ?? null },
      cites: packs.flatMap(({ head, clauses }) =>
        clauses.flatMap((clause) => citesOf(clause, says.id, head.kind === 'overlay' ? `${head.id}:` : '')),
      ),
      applies: appliesOn(says, day, next?.says.from),
    }
  })
}

const citesOf = ({ number, title, law = [] }: Clause, id: string, prefix: string) =>
  law
    .filter((link) => link.law === id)
    .map(({ at }) => ({ clause: `${prefix}${number}`, title, at: at ?? null }))

/** Whether a word stands in what is said of an entry. */
export const isAbout = (entry: LibraryEntry, search: string): boolean =>
  [entry.title, entry.says, entry.issuer ?? '', entry.version ?? '', entry.id]
    .join(' ')
    .toLowerCase()
    .includes(search.trim().toLowerCase())
