import {
  type AnyValues,
  type EntryPage,
  type EntryRow,
  type Field,
  type Fields,
  fillIn,
  isEmpty,
  isRegister,
  type RegisterName,
  registerNames,
  registerOf,
  type ShownValue,
  type Value,
} from '@secondlook/contract'
import { attentionOf } from './double-attention.ts'
import { type DoneBy, deedsOf } from './double-deeds.ts'
import { confined, type KeptEntry, makeEntries, standingOf } from './double-entries.ts'
import { bad, type Json, now, Refused } from './double-exchange.ts'
import type { DoubleStore } from './double-store.ts'

/** The registers of the double, in memory. */
export class DoubleRegisters {
  readonly all = makeEntries()
  readonly imports = new Map<
    string,
    Json & { state: string; done: number; rows: number; register: RegisterName }
  >()
  readonly #store: DoubleStore

  constructor(store: DoubleStore) {
    this.#store = store
  }

  entry(register: RegisterName, id: string, me: string): KeptEntry {
    const found = this.seenBy(me).find((one) => one.register === register && one.id === id)
    if (!found) throw new Refused(404, 'not-found', 'There is nothing here', 'There is no such entry.')
    return found
  }

  /** Changes an entry as somebody else would, meanwhile. */
  changeBehind(id: string, values: AnyValues): void {
    const found = this.all.find((one) => one.id === id)
    if (!found) throw new Error(`no entry ${id}`)
    found.values = { ...found.values, ...values }
    found.version++
  }

  isKeeper = (me: string): boolean =>
    this.#store.holds(me, 'communications-author') || this.#store.holds(me, 'approver')

  mayRead = (register: RegisterName, me: string): boolean => this.isKeeper(me) || !confined.includes(register)

  mayAdd = (register: RegisterName, me: string): boolean =>
    register === 'permission-requests' || (this.isKeeper(me) && registerOf(register).isAnswered === undefined)

  whyNot = (register: RegisterName, me: string): string | null =>
    this.mayAdd(register, me) || registerOf(register).isAnswered
      ? null
      : `${registerOf(register).title} is kept by whoever writes for official channels. Ask Sam Lindqvist.`

  seenBy(me: string): readonly KeptEntry[] {
    return this.all.filter(({ register, values }) => {
      if (!this.mayRead(register, me)) return false
      if (register === 'initiatives')
        return values['owner'] === me || (values['knownTo'] as readonly string[]).includes(me)
      if (register === 'duty-roster') return values['person'] === me || this.isKeeper(me)
      return register !== 'permission-requests' || values['asker'] === me || this.isKeeper(me)
    })
  }

  nameOf({ register, values }: KeptEntry): string {
    const { named, fields } = registerOf(register)
    const said = named.flatMap((name) => this.show(fields[name], values[name]).map(({ says }) => says))
    return said.map((text) => (text.length > 70 ? `${text.slice(0, 68)}…` : text)).join(', ')
  }

  nameOfId = (id: string): string => {
    const entry = this.all.find((one) => one.id === id)
    return entry ? this.nameOf(entry) : this.#store.named(id).name
  }

  show(field: Field | undefined, value: Value | undefined): ShownValue[] {
    if (field === undefined || value === undefined || isEmpty(value) || value === false) return []
    const texts = Array.isArray(value) ? (value as readonly string[]) : [String(value)]
    return texts.map((text) => {
      switch (field.kind) {
        case 'choice':
        case 'choices':
          return { says: field.options[text] ?? text, to: null }
        case 'person':
        case 'people':
          return { says: this.nameOfId(text), to: `/people/${text}` }
        case 'entry':
        case 'entries':
          return { says: this.nameOfId(text), to: `/registers/${field.of}/${text}` }
        case 'link':
          return { says: text, to: text }
        case 'yes':
          return { says: 'Yes', to: null }
        default:
          return { says: text, to: null }
      }
    })
  }

  row(entry: KeptEntry, at: string): EntryRow {
    const { listed, fields } = registerOf(entry.register)
    return {
      ...{ id: entry.id, name: this.nameOf(entry), unit: this.#store.unit(entry.unit) },
      ...{ standing: standingOf(entry, at), from: entry.from, until: entry.until },
      shown: Object.fromEntries(listed.map((name) => [name, this.show(fields[name], entry.values[name])])),
    }
  }

  page(entry: KeptEntry, me: string, at = now()): EntryPage {
    const { fields } = registerOf(entry.register)
    const ids = Object.entries(entry.values).flatMap(([name, value]) =>
      ['person', 'people', 'entry', 'entries'].includes(fields[name]?.kind ?? '')
        ? (Array.isArray(value) ? value : [value]).filter((id): id is string => typeof id === 'string')
        : [],
    )
    const mayChange =
      entry.register === 'permission-requests'
        ? entry.values['asker'] === me
        : this.isKeeper(me) && !registerOf(entry.register).isAnswered
    return {
      ...{ id: entry.id, register: entry.register, state: String(entry.version), name: this.nameOf(entry) },
      ...{ key: entry.key, unit: this.#store.unit(entry.unit), standing: standingOf(entry, at) },
      ...{ from: entry.from, until: entry.until, values: entry.values as EntryPage['values'] },
      shown: Object.entries(fields).flatMap(([field, one]) => {
        const values = this.show(one, entry.values[field])
        return values.length === 0 ? [] : [{ field, label: one.label, values }]
      }),
      names: Object.fromEntries(ids.map((id) => [id, this.nameOfId(id)])),
      attention: attentionOf(this.all, entry),
      ...{
        ahead: entry.ahead,
        history: entry.history,
        deeds: standingOf(entry, at) === 'holds' ? deedsOf(this.#doneBy(me), entry) : [],
        mayChange,
      },
      whyNot: mayChange || entry.values['authority'] === me ? null : this.#whyNotChange(entry.register, me),
      mayReadRecord: this.#store.holds(me, 'records-officer') || this.isKeeper(me),
    }
  }

  #whyNotChange = (register: RegisterName, me: string): string =>
    this.whyNot(register, me) ?? 'This is for whoever answered. Ask Dana Wu.'

  #doneBy = (me: string): DoneBy => ({ me, isKeeper: this.isKeeper(me) })

  note(entry: KeptEntry, me: string, did: string, reason: unknown, before: AnyValues = entry.values): void {
    const { fields } = registerOf(entry.register)
    const said = (values: AnyValues, name: string) =>
      this.show(fields[name], values[name])
        .map(({ says }) => says)
        .join(', ')
    entry.version++
    entry.history.push({
      ...{ at: now(), says: did, by: this.#store.named(me) },
      reason: typeof reason === 'string' && reason !== '' ? reason : null,
      fields: Object.keys(fields)
        .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(entry.values[name]))
        .map((name) => ({
          label: fields[name]?.label ?? name,
          ...{ from: said(before, name), to: said(entry.values, name) },
        })),
    })
  }
}

/** What is wrong in values, each with the path of its field. */
export function wrongIn(fields: Fields, values: Json): { path: string; says: string }[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const value = values[name] as Value | undefined
    const path = `values.${name}`
    if (!field.isByDeed && isEmpty(value)) return field.missing ? [{ path, says: field.missing }] : []
    if (field.kind === 'link' && !String(value).startsWith('https://') && !field.isByDeed)
      return [{ path, says: 'A link begins with https://.' }]
    return []
  })
}

export const registerIn = (text: string | undefined): RegisterName => {
  if (text === undefined || !isRegister(text))
    throw new Refused(404, 'not-found', 'There is nothing here', 'There is no such register.')
  return text
}

/** The values of a form with what deeds set before; everything that is wrong is said at once. */
export function readValues(register: RegisterName, json: Json, before: AnyValues = {}): AnyValues {
  const { fields } = registerOf(register)
  const given = json['values'] as Json
  const wrong = wrongIn(fields, given)
  const until = json['until']
  if (typeof until === 'string' && until.slice(0, 10) < now().slice(0, 10) && until !== before['until'])
    wrong.push({ path: 'until', says: 'The last day is in the past.' })
  if (wrong.length > 0) throw bad(wrong)
  const kept = Object.entries(fields).map(([name, { isByDeed }]) => [
    name,
    isByDeed ? before[name] : given[name],
  ])
  return fillIn(fields, Object.fromEntries(kept))
}

export const registersSeen = (registers: DoubleRegisters, me: string) =>
  registerNames
    .filter((name) => registers.mayRead(name, me))
    .map((name) => {
      const own = registers.seenBy(me).filter((one) => one.register === name)
      return {
        name,
        entries: own.filter((one) => standingOf(one) === 'holds').length,
        needsAttention: own.filter((one) => attentionOf(registers.all, one).length > 0).length,
        mayAdd: registers.mayAdd(name, me),
      }
    })

/** Everything that needs attention, oldest first. */
export const attentionFor = (registers: DoubleRegisters, me: string, register: string | null) => {
  const items = registers
    .seenBy(me)
    .filter((one) => register === null || one.register === register)
    .flatMap((one) =>
      attentionOf(registers.all, one).map((says) => ({
        ...{ register: one.register, entry: { id: one.id, name: registers.nameOf(one) }, says },
        since: one.from,
      })),
    )
    .sort((one, other) => (one.since < other.since ? -1 : 1))
  return { items, total: items.length }
}
