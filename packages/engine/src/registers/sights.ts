import type { Instant } from '@secondlook/calendar'
import type { Initiative } from '@secondlook/contract'
import type { Reading } from '../text/reading.ts'
import { InitiativeIndex, type InitiativeMatch } from './initiatives.ts'
import { Kept } from './kept.ts'
import { Layers } from './layers.ts'
import type { Section } from './section.ts'

/** Somebody who may know of some initiatives; the ids are those of every identity of theirs. */
export type Viewer = { readonly ids: ReadonlySet<string>; readonly now: Instant }

type InitiativeLayers = Layers<Initiative, InitiativeMatch>

export const makeLayers = (entries: readonly Initiative[]): InitiativeLayers =>
  Layers.of(entries, {
    make: (some, lowest) => new InitiativeIndex(some, lowest instanceof InitiativeIndex ? lowest : undefined),
    idOf: ({ initiative }) => initiative.id,
  })

/**
 * The initiatives of a register, as a whole and as somebody sees them. How near words are to a title depends on how
 * common its words are among all titles, so what a viewer is told of is weighed among what they may know of: the
 * others must not be felt through it.
 */
export class Sights {
  readonly #all: InitiativeLayers
  readonly #section: Section<Initiative> | undefined
  /** Made when somebody first looks who may not know everything; the command line never does. */
  #announced: InitiativeLayers | undefined
  readonly #known: Kept<InitiativeIndex>

  private constructor(
    all: InitiativeLayers,
    section: Section<Initiative> | undefined,
    announced: InitiativeLayers | undefined,
    known: Kept<InitiativeIndex>,
  ) {
    this.#all = all
    this.#section = section
    this.#announced = announced
    this.#known = known
  }

  static of(entries: readonly Initiative[], section: Section<Initiative> | undefined): Sights {
    return new Sights(makeLayers(entries), section, undefined, new Kept(16))
  }

  with(id: string, entry: Initiative | undefined, section: Section<Initiative>): Sights {
    const wasAnnounced = this.#section?.get(id)?.announcedAt != null
    const isAnnounced = entry?.announcedAt != null
    const announced =
      wasAnnounced || isAnnounced
        ? this.#announced?.with(id, isAnnounced ? entry : undefined)
        : this.#announced
    return new Sights(this.#all.with(id, entry), section, announced, this.#known)
  }

  all(reading: Reading): readonly InitiativeMatch[] {
    return this.#all.match(reading)
  }

  /** What a viewer may know of: the initiatives on whose list they are, by id. */
  knownTo({ ids }: Viewer): readonly Initiative[] {
    const known = new Set([...ids].flatMap((id) => this.#section?.find(id) ?? []))
    return [...known].sort((a, b) => (a.id < b.id ? -1 : 1))
  }

  /** Where a text speaks of what a viewer may know of, or of what has been announced. */
  told(reading: Reading, known: readonly Initiative[]): readonly InitiativeMatch[] {
    if (known.length === (this.#section?.size ?? 0)) return this.all(reading)
    const section = this.#section
    this.#announced ??= makeLayers((section?.sorted() ?? []).filter(({ announcedAt }) => announcedAt != null))
    const own = new Set(known)
    const announced = this.#announced.match(reading).filter(({ initiative }) => !own.has(initiative))
    if (known.length === 0) return announced
    const index = this.#known.take(known, () => new InitiativeIndex(known))
    return [...announced, ...index.match(reading)]
  }
}
