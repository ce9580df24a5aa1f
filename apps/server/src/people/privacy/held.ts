import type { Db, Tx } from '../../store/database.ts'
import { findLogged, type LoggedItem } from './what-is-logged.ts'

/** One thing that is held about a person. */
export type HeldThing = {
  readonly item: LoggedItem
  /** What it is, in a sentence for the person. */
  readonly says: string
  /** `null` where no beginning is kept. */
  readonly since: string | null
  readonly until: string | null
  /** Where on screen it can be seen, if anywhere. */
  readonly where: string | null
}

/**
 * A context says what it holds about somebody, under any of their entries. Contexts that keep reports, disclosures or
 * cases plug in nothing: the answer is made without ever looking there, so it cannot differ by what is there.
 */
export type HoldsAbout = (db: Db | Tx, people: readonly string[], at: string) => Promise<readonly HeldThing[]>

/** The same for everybody, whether there is anything of the kind or not. */
export const heldSentence =
  'This page never shows reports, disclosures in the public interest or cases that have to stay confidential. It says so to everybody, whether there are any or not. You can ask for access by law: write to the privacy officer under the Information Privacy Act 2014, or to the information officer under the Freedom of Information Act 2016.'

export type Held = {
  readonly sentence: string
  readonly things: readonly (HeldThing & {
    readonly why: string
    readonly seenBy: string
    readonly kept: string
  })[]
}

/** What is held about somebody, for themselves. */
export async function gatherHeld(
  db: Db | Tx,
  sources: readonly HoldsAbout[],
  people: readonly string[],
  at: string,
): Promise<Held> {
  const things: HeldThing[] = []
  for (const source of sources) things.push(...(await source(db, people, at)))
  things.sort((a, b) => order(a.since ?? '', b.since ?? '') || order(a.says, b.says))
  return {
    sentence: heldSentence,
    things: things.map((thing) => {
      const { purpose, seenBy, kept } = findLogged(thing.item)
      return { ...thing, why: purpose, seenBy, kept }
    }),
  }
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
