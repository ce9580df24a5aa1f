import {
  type AnyValues,
  type EntryChange,
  type EntryPage,
  type EntryRow,
  isEmpty,
  type RegisterName,
  registerOf,
  type ShownValue,
  type Value,
} from '@secondlook/contract'
import { type Asker, couldDo, decide, findNames, findUnits } from '../../people/index.ts'
import { findTold, type Json, type Recorder, type ToldEvent } from '../../records/index.ts'
import type { Db } from '../../store/database.ts'
import { findMoreAttention } from '../more-attention.ts'
import { rulesOf } from '../rules-of.ts'
import { aboutChanging, aboutDeed } from './about.ts'
import type { EntrySpan } from './entry.ts'
import { findNamesIn, type Names, nameOf, sayValue } from './row.ts'
import { covers, nearest, standingOf } from './spans.ts'

type Needs = { readonly db: Db; readonly recorder: Recorder; readonly zone: string }

export const standing = (span: EntrySpan, at: string) =>
  standingOf({ from: span.from, until: span.until, standing: span.value.standing }, at)

function showValue(register: RegisterName, field: string, value: Value, names: Names): ShownValue[] {
  const known = registerOf(register).fields[field]
  const ids = Array.isArray(value) ? value : [value]
  return sayValue(register, field, value, names).map((says, at) => ({
    says,
    to: known ? pathOf(known, String(ids[at] ?? '')) : null,
  }))
}

function pathOf(field: { readonly kind: string; readonly of?: string }, id: string): string | null {
  if (field.kind === 'person' || field.kind === 'people') return `/people/${id}`
  if (field.kind === 'entry' || field.kind === 'entries') return `/registers/${field.of}/${id}`
  return field.kind === 'link' ? id : null
}

/** Entries as a list shows them. */
export async function showRows(
  db: Db,
  register: RegisterName,
  spans: readonly EntrySpan[],
  at: string,
): Promise<readonly EntryRow[]> {
  const names = await findNamesIn(
    db,
    register,
    spans.map(({ value }) => value.values),
  )
  const units = new Map((await findUnits(db, at)).map(({ id, name }) => [id, name]))
  return spans.map((span) => {
    const { unit, values } = span.value
    return {
      ...{ id: span.entry, name: nameOf(register, values, names), from: span.from, until: span.until },
      unit: unit === null ? null : { id: unit, name: units.get(unit) ?? unit },
      standing: standing(span, at),
      shown: Object.fromEntries(
        registerOf(register).listed.map((field) => [
          field,
          showValue(register, field, values[field] ?? null, names),
        ]),
      ),
    }
  })
}

export type Seen = {
  readonly register: RegisterName
  readonly spans: readonly EntrySpan[]
  /** The instant of which the page speaks. */
  readonly at: string
}

/** An entry as its page shows it to somebody who may read it. */
export async function showEntry(
  { db, recorder, zone }: Needs,
  asker: Asker,
  { register, spans, at }: Seen,
): Promise<EntryPage | undefined> {
  const now = nearest(spans, at)
  if (!now) return undefined
  const { fields } = registerOf(register)
  const { key, values } = now.value
  const told = await findTold({ db, vault: recorder.vault }, now.entry, 200)
  const names = new Map([
    ...(await findNamesIn(db, register, [
      ...spans.map(({ value }) => value.values),
      ...told.flatMap(({ parts }) => valuesIn(parts)),
    ])),
    ...(await findNames(db, told.flatMap(whoDid))),
  ])
  const [row] = await showRows(db, register, [now], at)
  const stand = standing(now, at)
  const about = await aboutChanging(db, asker.at, register, now.entry, now.value)
  const change = decide(asker, rulesOf(register).change, about)
  // To confirm that it is they is asked when they change it, and no reason not to offer it.
  const mayChange = change.may || change.needs === 'step-up'
  const fixed = rulesOf(register).isFixed?.(values) ?? null
  const due = rulesOf(register).attention?.(values, now, zone) ?? []
  const more = await findMoreAttention({ db, zone }, asker, register, now.entry)
  return {
    ...{ id: now.entry, register, state: now.id, name: row?.name ?? now.name, key },
    values: values as EntryPage['values'],
    ...{ unit: row?.unit ?? null, standing: stand, from: now.from, until: now.until },
    shown: Object.keys(fields)
      .filter((field) => !isEmpty(values[field]) && values[field] !== false)
      .map((field) => ({
        ...{ field, label: fields[field]?.label ?? field },
        values: showValue(register, field, values[field] ?? null, names),
      })),
    names: Object.fromEntries(names),
    attention: [
      ...(stand === 'holds' ? due.filter((one) => one.at <= at).map(({ says }) => says) : []),
      ...more.map(({ says }) => says),
    ],
    ahead: spans
      .filter((span) => span.from > at && span !== now)
      .map((span) => ({ from: span.from, until: span.until, says: sayAhead(register, now, span, names) })),
    history: told.map((event) => sayEvent(register, event, names)),
    deeds: await showDeeds(db, asker, now, at),
    mayChange: mayChange && fixed === null,
    whyNot: mayChange || change.may ? fixed : change.because,
    mayReadRecord: couldDo(asker, 'record.read'),
  }
}

async function showDeeds(db: Db, asker: Asker, now: EntrySpan, at: string) {
  const { register, value } = now
  const isOpen = value.standing === 'holds' && (covers(now, at) || now.from > at)
  const shown: EntryPage['deeds'] = []
  for (const [name, rule] of Object.entries(rulesOf(register).deeds)) {
    if (!isOpen || !rule.isAtHand(value.values)) continue
    const about = await aboutDeed(db, at, now, name)
    const decision = decide(asker, rule.act, about)
    const may = decision.may || decision.needs === 'step-up'
    shown.push({ name, may, whyNot: may || decision.may ? null : decision.because })
  }
  return shown
}

function sayAhead(register: RegisterName, now: EntrySpan, later: EntrySpan, names: Names): string {
  if (later.value.standing === 'revoked') return 'It will be revoked.'
  const { fields } = registerOf(register)
  const changed = Object.keys(fields).filter(
    (field) => JSON.stringify(now.value.values[field]) !== JSON.stringify(later.value.values[field]),
  )
  return changed.length === 0
    ? 'It will hold.'
    : `It will say: ${changed
        .map((field) => `${fields[field]?.label}: ${say(register, field, later.value.values[field], names)}`)
        .join('; ')}.`
}

const say = (register: RegisterName, field: string, value: Value | undefined, names: Names): string =>
  sayValue(register, field, value ?? null, names).join(', ')

type Change = { readonly from?: Json; readonly to?: Json }
const isRecord = (value: Json | undefined): value is { readonly [name: string]: Json | undefined } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The values that an event speaks of, so that their names are looked up. */
function valuesIn({ changes, entry }: ToldEvent['parts']): readonly AnyValues[] {
  const pairs = isRecord(changes) ? Object.entries(changes as Record<string, Change>) : []
  const side = (which: 'from' | 'to') =>
    Object.fromEntries(pairs.map(([field, change]) => [field, (change[which] ?? null) as Value]))
  return [side('from'), side('to'), ...(isRecord(entry) ? [entry as unknown as AnyValues] : [])]
}

const whoDid = ({ parts: { who } }: ToldEvent): readonly string[] =>
  isRecord(who) ? [who['person'] ?? who['id']].filter((id) => typeof id === 'string') : []

const sentences: Readonly<Record<string, string>> = {
  'register-entry.added': 'Entered',
  'register-entry.changed': 'Changed',
  'register-entry.ended': 'An end was set',
  'register-entry.revoked': 'Revoked',
  'register-entry.restored': 'Restored',
}

function sayEvent(register: RegisterName, event: ToldEvent, names: Names): EntryChange {
  const { fields, deeds } = registerOf(register)
  const { changes, deed, reason } = event.parts
  const by = whoDid(event)[0]
  return {
    at: event.at,
    says: typeof deed === 'string' ? (deeds[deed]?.label ?? deed) : (sentences[event.type] ?? event.type),
    by: by === undefined ? null : { id: by, name: names.get(by) ?? by },
    reason: typeof reason === 'string' ? reason : null,
    fields: Object.entries(isRecord(changes) ? (changes as Record<string, Change>) : {}).map(
      ([field, { from, to }]) => ({
        label: fields[field]?.label ?? field,
        from: say(register, field, from as Value, names),
        to: say(register, field, to as Value, names),
      }),
    ),
  }
}
