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
import { digestOf } from '../canonical.ts'
import { holds } from '../period.ts'
import { fold } from '../text/fold.ts'
import type { Reading } from '../text/reading.ts'
import { InitiativeIndex, type InitiativeMatch } from './initiatives.ts'
import { PeopleIndex, type PersonMatch } from './people.ts'

export type Section = keyof Registers
type Entry = { readonly id: string }

/** One entry put in place of the one with its id, or taken away. */
export type RegisterChange =
  | { readonly section: Section; readonly put: Entry }
  | { readonly section: Section; readonly remove: string }

type Sections = {
  readonly [S in Section]: ReadonlyMap<string, NonNullable<NonNullable<Registers[S]>[number]>> | undefined
}
type Layers = {
  readonly initiatives: InitiativeIndex
  readonly recent: InitiativeIndex
  readonly touched: ReadonlySet<string>
}

const sections = ['initiatives', 'people', 'spokespeople', 'consents', 'assets', 'channels'] as const
const recentMax = 256

/** Registers made ready to be asked. Nothing in it changes; `with` gives another. */
export class RegisterIndex {
  readonly #sections: Sections
  readonly #layers: Layers
  readonly #people: PeopleIndex
  #digest: string | undefined
  #last: { readonly reading: Reading | undefined; readonly matches: readonly InitiativeMatch[] } = {
    reading: undefined,
    matches: [],
  }

  private constructor(parts: Sections, layers: Layers, people: PeopleIndex) {
    this.#sections = parts
    this.#layers = layers
    this.#people = people
  }

  static of(snapshot: Registers): RegisterIndex {
    const parts = Object.fromEntries(
      sections.map((name) => [
        name,
        snapshot[name] ? new Map((snapshot[name] as Entry[]).map((entry) => [entry.id, entry])) : undefined,
      ]),
    ) as Sections
    const layers = {
      initiatives: new InitiativeIndex(snapshot.initiatives ?? []),
      recent: new InitiativeIndex([]),
      touched: new Set<string>(),
    }
    return new RegisterIndex(parts, layers, new PeopleIndex(snapshot.people ?? []))
  }

  /** The same registers with one entry changed; what did not change is shared, not built again. */
  with(change: RegisterChange): RegisterIndex {
    const entries = new Map<string, Entry>(this.#sections[change.section] ?? [])
    const id = 'put' in change ? change.put.id : change.remove
    if ('put' in change) entries.set(id, change.put)
    else entries.delete(id)
    const parts = { ...this.#sections, [change.section]: entries } as Sections
    const people =
      change.section === 'people' ? new PeopleIndex([...(parts.people?.values() ?? [])]) : this.#people
    return new RegisterIndex(
      parts,
      change.section === 'initiatives' ? this.#layersWith(id, parts) : this.#layers,
      people,
    )
  }

  #layersWith(id: string, parts: Sections): Layers {
    const touched = new Set([...this.#layers.touched, id])
    const all = parts.initiatives ?? new Map<string, Initiative>()
    if (touched.size > recentMax) {
      return {
        initiatives: new InitiativeIndex([...all.values()]),
        recent: new InitiativeIndex([]),
        touched: new Set(),
      }
    }
    const recent = [...touched].flatMap((one) => all.get(one) ?? [])
    return { initiatives: this.#layers.initiatives, recent: new InitiativeIndex(recent), touched }
  }

  /** SHA-256 over the registers as RFC 8785 JSON, each section sorted by id. */
  get digest(): string {
    this.#digest ??= digestOf(
      Object.fromEntries(
        sections.flatMap((name) => {
          const entries = this.#sections[name]
          if (!entries) return []
          return [[name, [...entries.values()].sort((a, b) => (a.id < b.id ? -1 : 1))]]
        }),
      ),
    )
    return this.#digest
  }

  has(section: Section): boolean {
    return this.#sections[section] !== undefined
  }

  /** More than one detector asks of the same words in turn, so the last answer is kept. */
  initiativesIn(reading: Reading): readonly InitiativeMatch[] {
    if (this.#last.reading !== reading) this.#last = { reading, matches: this.#match(reading) }
    return this.#last.matches
  }

  #match(reading: Reading): readonly InitiativeMatch[] {
    const { initiatives, recent, touched } = this.#layers
    const old = initiatives.match(reading)
    if (touched.size === 0) return old
    return [...old.filter((match) => !touched.has(match.initiative.id)), ...recent.match(reading)].sort(
      (a, b) => a.from - b.from || (a.initiative.id < b.initiative.id ? -1 : 1),
    )
  }

  peopleIn(reading: Reading): readonly PersonMatch[] {
    return this.#people.match(reading)
  }

  /** People whose name or alias this is, case and accents aside. */
  peopleNamed(name: string): readonly RegisteredPerson[] {
    const plain = fold(name).trim()
    return [...(this.#sections.people?.values() ?? [])].filter((person) =>
      [person.name, ...(person.aliases ?? [])].some((known) => fold(known).trim() === plain),
    )
  }

  /** Channels by id, or by their handle. */
  channel(name: string): Channel | undefined {
    const byId = this.#sections.channels?.get(name)
    if (byId) return byId
    const bare = fold(name).replace(/^@/, '')
    return [...(this.#sections.channels?.values() ?? [])].find(
      ({ handle }) => fold(handle).replace(/^@/, '') === bare,
    )
  }

  asset(id: string): Asset | undefined {
    return this.#sections.assets?.get(id)
  }

  consent(id: string): Consent | undefined {
    return this.#sections.consents?.get(id)
  }

  consentsOf(personIds: ReadonlySet<string>): readonly Consent[] {
    return [...(this.#sections.consents?.values() ?? [])].filter(({ person }) => personIds.has(person))
  }

  /** Entries under which a person may speak at an instant, on a channel where one is named. */
  spokespeople(
    author: { readonly id?: string | null | undefined; readonly name?: string | null | undefined },
    channel: string | undefined,
    at: Instant | undefined,
    zone: string,
  ): readonly Spokesperson[] {
    const name = author.name ? fold(author.name).trim() : undefined
    return [...(this.#sections.spokespeople?.values() ?? [])].filter((entry) => {
      const same = entry.person
        ? entry.person === author.id
        : name !== undefined && fold(entry.name).trim() === name
      if (!same || at === undefined || !holds(entry, at, zone)) return false
      if (entry.revokedAt && at >= startOf(entry.revokedAt, zone)) return false
      return !entry.channels?.length || channel === undefined || entry.channels.includes(channel)
    })
  }
}

/** Makes registers ready to be asked. Order of entries and sections shows in no answer. */
export function indexRegisters(snapshot: Registers): RegisterIndex {
  return RegisterIndex.of(snapshot)
}
