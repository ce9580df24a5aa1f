import { type Instant, startOf } from '@secondlook/calendar'
import type {
  Asset,
  Channel,
  Consent,
  Initiative,
  RegisteredPerson,
  Registers,
  Spokesperson,
} from '@secondlook/contract'
import { canonicalJson } from '../canonical.ts'
import { holds } from '../period.ts'
import { fold } from '../text/fold.ts'
import type { Reading } from '../text/reading.ts'
import { Digests, type Piece } from './digests.ts'
import type { InitiativeMatch } from './initiatives.ts'
import { Layers } from './layers.ts'
import { PeopleIndex, type PersonMatch } from './people.ts'
import { type Entry, Section } from './section.ts'
import { Sights, type Viewer } from './sights.ts'

export type SectionName = keyof Registers

/** One entry put in place of the one with its id, or taken away. */
export type RegisterChange =
  | { readonly section: SectionName; readonly put: Entry }
  | { readonly section: SectionName; readonly remove: string }

type EntryOf<S extends SectionName> = NonNullable<NonNullable<Registers[S]>[number]>
type Sections = { readonly [S in SectionName]: Section<EntryOf<S>> | undefined }
type Parts = {
  readonly sections: Sections
  readonly sights: Sights
  readonly people: Layers<RegisteredPerson, PersonMatch>
  readonly digests: Digests
  readonly viewer: Viewer | undefined
}

const names = ['assets', 'channels', 'consents', 'initiatives', 'people', 'spokespeople'] as const
const plain = (name: string): string => fold(name).trim()
const bare = (handle: string): string => fold(handle).replace(/^@/, '')

/** What an entry of each section is asked for by, beside its id. */
const keysOf: { readonly [S in SectionName]: (entry: EntryOf<S>) => readonly string[] } = {
  assets: () => [],
  channels: ({ handle }) => [bare(handle)],
  consents: ({ person }) => [person],
  initiatives: ({ knownTo }) => knownTo ?? [],
  people: ({ name, aliases }) => [name, ...(aliases ?? [])].map(plain),
  spokespeople: ({ person, name }) => [person ? `id ${person}` : `name ${plain(name)}`],
}

const peopleReady = {
  make: (entries: readonly RegisteredPerson[]) => new PeopleIndex(entries),
  idOf: ({ person }: PersonMatch) => person.id,
}

/** Registers made ready to be asked. Nothing in it changes; `with` and `seenBy` give another. */
export class RegisterIndex {
  readonly #parts: Parts
  #digest: string | undefined
  #mine: readonly Initiative[] | undefined
  #last: { readonly reading: Reading | undefined; readonly matches: readonly InitiativeMatch[] } = {
    reading: undefined,
    matches: [],
  }

  private constructor(parts: Parts) {
    this.#parts = parts
  }

  static of(snapshot: Registers): RegisterIndex {
    const sections = Object.fromEntries(
      names.map((name) => [
        name,
        snapshot[name] ? Section.of(snapshot[name] as Entry[], keysOf[name] as never) : undefined,
      ]),
    ) as Sections
    return new RegisterIndex({
      sections,
      sights: Sights.of(snapshot.initiatives ?? [], sections.initiatives),
      people: Layers.of(snapshot.people ?? [], peopleReady),
      digests: new Digests('initiatives'),
      viewer: undefined,
    })
  }

  /** The same registers with one entry changed; what did not change is shared, not built again. */
  with(change: RegisterChange): RegisterIndex {
    const { section } = change
    const id = 'put' in change ? change.put.id : change.remove
    const entry = 'put' in change ? change.put : undefined
    const { sections, sights, people } = this.#parts
    const before = (sections[section] ??
      Section.of([], keysOf[section] as never)) as unknown as Section<Entry>
    const changed = { ...sections, [section]: before.with(id, entry) } as Sections
    const { initiatives } = changed
    return new RegisterIndex({
      ...this.#parts,
      sections: changed,
      sights:
        section === 'initiatives' && initiatives
          ? sights.with(id, entry as Initiative | undefined, initiatives)
          : sights,
      people: section === 'people' ? people.with(id, entry as RegisteredPerson | undefined) : people,
    })
  }

  /**
   * The same registers as somebody sees them who may know of the initiatives that have one of these ids on their
   * list. Of the others it is told whether one stands in a text, and nothing else; and they are announced no sooner
   * than `now`, whatever time a draft is written for.
   */
  seenBy(ids: ReadonlySet<string>, now: Instant): RegisterIndex {
    return new RegisterIndex({ ...this.#parts, viewer: { ids, now } })
  }

  /** The same registers as if no initiative had ever been entered: nothing of one moves an answer. */
  withoutInitiatives(): RegisterIndex {
    const sections = { ...this.#parts.sections, initiatives: undefined }
    return new RegisterIndex({ ...this.#parts, sections, sights: Sights.of([], undefined) })
  }

  /** Whether whoever looks at these registers may know of an initiative. */
  mayKnow({ knownTo }: Initiative): boolean {
    const { viewer } = this.#parts
    return !viewer || (knownTo?.some((id) => viewer.ids.has(id)) ?? false)
  }

  /** Up to when it is known what was announced; without an end where whoever looks may know everything. */
  get knownUntil(): Instant | undefined {
    return this.#parts.viewer?.now
  }

  /** SHA-256 over the registers as RFC 8785 JSON, each section sorted by id, without what its viewer may not know of. */
  get digest(): string {
    this.#digest ??= this.#parts.digests.of(
      names.flatMap((name) => {
        const section = this.#parts.sections[name]
        if (!section) return []
        return [
          name === 'initiatives' ? this.#knownPiece() : { name, of: [section], text: () => section.text },
        ]
      }),
    )
    return this.#digest
  }

  #knownPiece(): Piece {
    const section = this.#parts.sections.initiatives
    if (!this.#parts.viewer) return { name: 'initiatives', of: [section], text: () => section?.text ?? '[]' }
    const known = this.#known()
    return { name: 'initiatives', of: known, text: () => canonicalJson(known) }
  }

  #known(): readonly Initiative[] {
    const { viewer, sights } = this.#parts
    this.#mine ??= viewer ? sights.knownTo(viewer) : []
    return this.#mine
  }

  has(section: SectionName): boolean {
    return this.#parts.sections[section] !== undefined
  }

  /** What whoever looks may be told of. More than one detector asks of the same words, so the last answer is kept. */
  initiativesIn(reading: Reading): readonly InitiativeMatch[] {
    if (this.#last.reading !== reading) {
      const { viewer, sights } = this.#parts
      const found = viewer ? sights.told(reading, this.#known()) : sights.all(reading)
      const matches = [...found].sort(
        (a, b) => a.from - b.from || (a.initiative.id < b.initiative.id ? -1 : 1),
      )
      this.#last = { reading, matches }
    }
    return this.#last.matches
  }

  /** What is not on a list of whoever looks; nobody is told more of it than that there is something. */
  hiddenIn(reading: Reading): readonly InitiativeMatch[] {
    const { viewer, sights } = this.#parts
    return viewer ? sights.all(reading).filter(({ initiative }) => !this.mayKnow(initiative)) : []
  }

  peopleIn(reading: Reading): readonly PersonMatch[] {
    const found = this.#parts.people.match(reading)
    return [...found].sort((a, b) => a.from - b.from || a.to - b.to || (a.person.id < b.person.id ? -1 : 1))
  }

  /** People whose name or alias this is, case and accents aside. */
  peopleNamed(name: string): readonly RegisteredPerson[] {
    return this.#parts.sections.people?.find(plain(name)) ?? []
  }

  /** Channels by id, or by their handle. */
  channel(name: string): Channel | undefined {
    const { channels } = this.#parts.sections
    const byId = channels?.get(name)
    if (byId) return byId
    return [...(channels?.find(bare(name)) ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1))[0]
  }

  asset(id: string): Asset | undefined {
    return this.#parts.sections.assets?.get(id)
  }

  consent(id: string): Consent | undefined {
    return this.#parts.sections.consents?.get(id)
  }

  consentsOf(personIds: ReadonlySet<string>): readonly Consent[] {
    return [...personIds].flatMap((id) => this.#parts.sections.consents?.find(id) ?? [])
  }

  /** Entries under which a person may speak at an instant, on a channel where one is named. */
  spokespeople(
    author: { readonly id?: string | null | undefined; readonly name?: string | null | undefined },
    channel: string | undefined,
    at: Instant | undefined,
    zone: string,
  ): readonly Spokesperson[] {
    if (at === undefined) return []
    const keys = [
      ...(author.id ? [`id ${author.id}`] : []),
      ...(author.name ? [`name ${plain(author.name)}`] : []),
    ]
    const found = keys.flatMap((key) => this.#parts.sections.spokespeople?.find(key) ?? [])
    return found.filter((entry) => {
      if (!holds(entry, at, zone)) return false
      if (entry.revokedAt && at >= startOf(entry.revokedAt, zone)) return false
      return !entry.channels?.length || channel === undefined || entry.channels.includes(channel)
    })
  }
}

/** Makes registers ready to be asked. Order of entries and sections shows in no answer. */
export function indexRegisters(snapshot: Registers): RegisterIndex {
  return RegisterIndex.of(snapshot)
}
