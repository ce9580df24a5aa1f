import type { RegisteredPerson, RegisterName, Registers } from '@secondlook/contract'
import { subjectOf } from '../consents/subject.ts'
import type { EntrySpan } from '../entry/entry.ts'
import {
  assetsOf,
  channelsOf,
  consentsOf,
  initiativesOf,
  spokespeopleOf,
  subjectsOf,
  valuesOf,
} from './sections.ts'

/** The registers that a check asks. */
export const askedRegisters = [
  'initiatives',
  'spokespeople',
  'consents',
  'assets',
  'asset-approvals',
  'channels',
  'terms-reviews',
] as const satisfies readonly RegisterName[]

type Section = keyof Registers
type Item = { readonly id: string }
export type SectionChange =
  | { readonly section: Section; readonly put: Item }
  | { readonly section: Section; readonly remove: string }

export type Touched = {
  readonly register: RegisterName
  readonly entry: string
  readonly spans: readonly EntrySpan[]
}

/** What is made anew together: the entries of a file that come from the same few entries of registers. */
type Group = 'initiatives' | 'spokespeople' | 'consents' | 'subjects' | 'assets' | 'channels'
const sections: Readonly<Record<Group, Section>> = {
  ...{ initiatives: 'initiatives', spokespeople: 'spokespeople', consents: 'consents', subjects: 'people' },
  ...{ assets: 'assets', channels: 'channels' },
}

/** The registers as a check asks them, kept as they stand and brought forward by the entries that changed. */
export class RegisterMirror {
  readonly #spans = new Map<string, readonly EntrySpan[]>()
  /** The entries of which a group is made, by `group key`. */
  readonly #members = new Map<string, Set<string>>()
  readonly #items = new Map<string, readonly Item[]>()
  readonly #staff: readonly RegisteredPerson[]
  readonly #nameOf: ReadonlyMap<string, string>
  #nextEdge: string | undefined

  constructor(spans: readonly EntrySpan[], staff: readonly RegisteredPerson[], at: string) {
    this.#staff = staff
    this.#nameOf = new Map(staff.map(({ id, name }) => [id, name]))
    const byEntry = new Map<string, EntrySpan[]>()
    for (const span of spans) byEntry.set(span.entry, [...(byEntry.get(span.entry) ?? []), span])
    for (const [entry, all] of byEntry) this.#put(entry, all)
    for (const member of this.#members.keys()) this.#items.set(member, this.#make(member, at))
    this.#nextEdge = this.#findEdge(at)
  }

  /** Everything, as a registers file has it. */
  get registers(): Registers {
    const all: Record<Section, Item[]> = {
      ...{ initiatives: [], people: [], spokespeople: [], consents: [], assets: [], channels: [] },
    }
    for (const [member, items] of this.#items) all[sections[groupOf(member)]].push(...items)
    const named = new Set(all.people.flatMap((person) => namesOf(person as RegisteredPerson)))
    // Staff of whom there is a consent are there by it already; twice the same name would be two people.
    const others = this.#staff.filter((person) => !namesOf(person).some((name) => named.has(name)))
    return { ...all, people: [...all.people, ...others] } as Registers
  }

  /** Takes in what changed and what began or ended meanwhile; what is otherwise in the registers by that. */
  apply(touched: readonly Touched[], at: string): readonly SectionChange[] {
    const stale = new Set<string>()
    for (const { entry, spans } of touched) {
      for (const member of this.#membersOf(this.#spans.get(entry) ?? [])) stale.add(member)
      this.#drop(entry)
      if (spans.length > 0) this.#put(entry, spans)
      for (const member of this.#membersOf(spans)) stale.add(member)
    }
    if (this.#nextEdge !== undefined && this.#nextEdge <= at)
      for (const member of this.#members.keys()) stale.add(member)
    if (touched.length > 0 || stale.size > 0) this.#nextEdge = this.#findEdge(at)
    return [...stale].flatMap((member) => this.#renew(member, at))
  }

  #renew(member: string, at: string): readonly SectionChange[] {
    const before = this.#items.get(member) ?? []
    const after = this.#make(member, at)
    if (after.length > 0) this.#items.set(member, after)
    else this.#items.delete(member)
    const section = sections[groupOf(member)]
    const kept = new Set(after.map(({ id }) => id))
    return [
      ...before.filter(({ id }) => !kept.has(id)).map(({ id }) => ({ section, remove: id })),
      ...after
        .filter((item) => !before.some((one) => JSON.stringify(one) === JSON.stringify(item)))
        .map((put) => ({ section, put })),
    ]
  }

  #put(entry: string, spans: readonly EntrySpan[]): void {
    this.#spans.set(entry, spans)
    for (const member of this.#membersOf(spans)) {
      const members = this.#members.get(member) ?? new Set()
      this.#members.set(member, members.add(entry))
    }
  }

  #drop(entry: string): void {
    for (const member of this.#membersOf(this.#spans.get(entry) ?? []))
      this.#members.get(member)?.delete(entry)
    this.#spans.delete(entry)
  }

  /** The groups that an entry is of. */
  #membersOf(spans: readonly EntrySpan[]): readonly string[] {
    return [...new Set(spans.flatMap(membersOfSpan))]
  }

  #make(member: string, at: string): readonly Item[] {
    // In one order in every process, because the digest of the registers is made of it.
    const spans = [...(this.#members.get(member) ?? [])]
      .sort()
      .flatMap((entry) => this.#spans.get(entry) ?? [])
    const of = (register: RegisterName) => spans.filter((span) => span.register === register)
    switch (groupOf(member)) {
      case 'initiatives':
        return initiativesOf(spans, at)
      case 'spokespeople':
        return spokespeopleOf(spans, at, (person) => this.#nameOf.get(person) ?? person)
      case 'consents':
        return consentsOf(spans, at)
      case 'subjects':
        return subjectsOf(
          spans.filter((span) => `subjects ${subjectOf(valuesOf(span, 'consents'))}` === member),
        )
      case 'assets':
        return assetsOf(of('assets'), of('asset-approvals'), at)
      case 'channels':
        return channelsOf(of('channels'), of('terms-reviews'), at)
    }
  }

  /** The first instant after this one at which something begins or ends. */
  #findEdge(at: string): string | undefined {
    let next: string | undefined
    for (const spans of this.#spans.values())
      for (const { from, until } of spans)
        for (const edge of [from, until])
          if (edge !== null && edge > at && (next === undefined || edge < next)) next = edge
    return next
  }
}

const groupOf = (member: string): Group => member.slice(0, member.indexOf(' ')) as Group
const namesOf = ({ name, aliases }: RegisteredPerson): readonly string[] =>
  [name, ...(aliases ?? [])].map((one) => one.trim().toLowerCase())

function membersOfSpan(span: EntrySpan): readonly string[] {
  switch (span.register) {
    case 'consents':
      return [`consents ${span.entry}`, `subjects ${subjectOf(valuesOf(span, 'consents'))}`]
    case 'asset-approvals':
      return [`assets ${valuesOf(span, 'asset-approvals').asset}`]
    case 'terms-reviews':
      return [`channels ${valuesOf(span, 'terms-reviews').channel}`]
    default:
      return [`${span.register} ${span.entry}`]
  }
}
