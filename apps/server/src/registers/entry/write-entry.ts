import { type AnyValues, type RegisterName, registerOf } from '@secondlook/contract'
import { findMedia } from '../../media/index.ts'
import type { Asker } from '../../people/index.ts'
import { findNames } from '../../people/index.ts'
import type { Declined, Done, Json, NewEvent } from '../../records/index.ts'
import type { Db, Tx } from '../../store/database.ts'
import { newId } from '../../store/ids.ts'
import { rulesOf } from '../rules-of.ts'
import { type EntryRefusal, type EntrySpan, no, type Said } from './entry.ts'
import type { Period } from './period.ts'
import { findNamesIn, toRow } from './row.ts'
import type { AlsoAdded, RuleNeeds } from './rules.ts'
import { type Span, say } from './spans.ts'
import { endSpans, enterRegister, findEntryNames, findSpans, findTaken, insertSpans } from './store.ts'
import { namedIn, type WrongValue } from './values.ts'

/** What the functions that write are handed. */
export type WriteNeeds = {
  readonly at: string
  readonly source: Parameters<typeof newId>[0]
  readonly zone: string
  readonly asker: Pick<Asker, 'person' | 'selves'>
}

export type Outcome<T> = Done<T> | Declined<EntryRefusal>

export const changedMeanwhile = no(
  'changed-meanwhile',
  'Somebody changed this entry since you opened it. Look at it again, then make your change.',
)

export const ruleNeeds = (
  tx: Db | Tx,
  { at, zone, asker }: Omit<WriteNeeds, 'source'>,
  entry: string,
  unit: string | null,
): RuleNeeds => ({ db: tx, at, zone, asker, entry, unit })

const toFields = (wrong: readonly WrongValue[]) =>
  wrong.map(({ field, says }) => ({ path: `values.${field}`, says }))

/** Everything about values that only the rest of the store can say: that who and what they name is there, and fits. */
export async function declineValues(
  needs: RuleNeeds,
  register: RegisterName,
  values: AnyValues,
): Promise<Declined<EntryRefusal> | undefined> {
  const { fields } = registerOf(register)
  const named = namedIn(fields, values)
  const people = await findNames(needs.db, named.people)
  const entries = await findEntryNames(
    needs.db,
    named.entries.map(({ id }) => id),
  )
  const wrong: WrongValue[] = []
  for (const [field, { kind }] of Object.entries(fields)) {
    if (kind !== 'person' && kind !== 'people') continue
    const ids = [values[field] ?? []].flat().map(String)
    if (ids.some((id) => !people.has(id))) wrong.push({ field, says: 'Choose somebody from the directory.' })
  }
  for (const [field, { kind }] of Object.entries(fields)) {
    const id = values[field]
    if (kind === 'picture' && typeof id === 'string' && !(await findMedia(needs.db, id)))
      wrong.push({ field, says: 'There is no such picture. Bring it in under Pictures first.' })
  }
  for (const { field, of, id } of named.entries)
    if (entries.get(id)?.register !== of)
      wrong.push({
        field,
        says: `There is no such entry among ${registerOf(of as RegisterName).title.toLowerCase()}.`,
      })
  wrong.push(...((await rulesOf(register).check?.(values, needs)) ?? []))
  return wrong.length === 0
    ? undefined
    : no('bad-request', 'Look at what is marked, and send it again.', toFields(wrong))
}

/** Whether another entry is the same thing already, or has the same number. */
async function declineTaken(
  tx: Tx,
  register: RegisterName,
  entry: string,
  { from, until, value }: Span<Said>,
): Promise<Declined<EntryRefusal> | undefined> {
  const identity = rulesOf(register).identityOf?.(value.values)
  const where = { register, entry, from, until }
  if (identity) {
    const taken = await findTaken(tx, { ...where, identity: identity.is })
    if (taken)
      return no('entry-taken', `${identity.says} It is entered as ${taken.name}.`, [
        { path: `values.${identity.field}`, says: identity.says },
      ])
  }
  if (value.key === null) return undefined
  const taken = await findTaken(tx, { ...where, key: value.key })
  return taken
    ? // Not which: whoever adds it need not be on the list of what has it.
      no('entry-taken', 'Another entry has this number already.', [
        { path: 'key', says: 'Give it another number, or leave it out.' },
      ])
    : undefined
}

export type NewEntry = {
  readonly unit: string | null
  readonly key: string | null
  readonly values: AnyValues
}

/** Enters something into a register. */
export async function addEntry(
  tx: Tx,
  needs: WriteNeeds,
  register: RegisterName,
  { period, ...said }: NewEntry & { readonly period: Period },
): Promise<Outcome<string>> {
  await enterRegister(tx, register)
  const entry = newId(needs.source)
  const { unitOf } = rulesOf(register)
  const unit = unitOf ? await unitOf(ruleNeeds(tx, needs, entry, said.unit)) : said.unit
  const about = ruleNeeds(tx, needs, entry, unit)
  const values = (await rulesOf(register).begin?.(said.values, about)) ?? said.values
  const span: Span<Said> = { ...period, value: { ...said, unit, standing: 'holds', values } }
  const declined =
    (await declineValues(about, register, values)) ?? (await declineTaken(tx, register, entry, span))
  if (declined) return declined
  const rows = await writeSpans(tx, needs, { register, entry }, [], [span])
  const added: NewEvent = {
    type: 'register-entry.added',
    subject: entry,
    parts: { register, entry: { ...values, unit, key: said.key } as Json, period: { ...period } },
    rows: rows.map((key) => ({ table: 'register_state', key })),
  }
  const more = await followUp(tx, needs, register, undefined, values, about)
  if ('declined' in more) return more
  return { result: entry, events: [added, ...more.events] }
}

/** What comes about with it, as entries of their own. */
export async function addAlso(
  tx: Tx,
  needs: WriteNeeds,
  adds: readonly AlsoAdded[],
): Promise<
  { readonly events: readonly NewEvent[]; readonly entries: readonly string[] } | Declined<EntryRefusal>
> {
  const events: NewEvent[] = []
  const entries: string[] = []
  for (const { register, unit, values, from, until } of adds) {
    const period = { from: from ?? needs.at, until: until ?? null }
    const added = await addEntry(tx, needs, register, { unit, key: null, values, period })
    if ('declined' in added) return added
    events.push(...added.events)
    entries.push(added.result)
  }
  return { events, entries }
}

async function followUp(
  tx: Tx,
  needs: WriteNeeds,
  register: RegisterName,
  before: AnyValues | undefined,
  after: AnyValues,
  about: RuleNeeds,
) {
  const adds = (await rulesOf(register).follow?.(before, after, about)) ?? []
  return await addAlso(tx, needs, adds)
}

export type Found = { readonly register: RegisterName; readonly entry: string }

/** Writes what is said instead of what was; the ids of every row that changed. */
async function writeSpans(
  tx: Tx,
  { at, source, zone }: WriteNeeds,
  { register, entry }: Found,
  ends: readonly EntrySpan[],
  adds: readonly Span<Said>[],
): Promise<readonly string[]> {
  const names = await findNamesIn(
    tx,
    register,
    adds.map(({ value }) => value.values),
  )
  // No row is known from before what it follows, whatever the clocks of two processes say.
  const from = ends.reduce((latest, { knownFrom }) => (knownFrom > latest ? knownFrom : latest), at)
  const rows = adds.map((span) => toRow({ id: newId(source), entry, register, at: from, zone }, span, names))
  const ids = ends.map(({ id }) => id)
  if ((await endSpans(tx, ids, from)) !== ids.length) throw new Error('a row was ended while it was locked')
  await insertSpans(tx, rows)
  return [...ids, ...rows.map(({ id }) => id)]
}

/** The spans of an entry, while nobody else changes its register. */
export async function openEntry(
  tx: Tx,
  { register, entry }: Found,
): Promise<readonly [EntrySpan, ...EntrySpan[]] | undefined> {
  await enterRegister(tx, register)
  const [first, ...more] = await findSpans(tx, register, entry)
  return first ? [first, ...more] : undefined
}

export type Restated = {
  /** From when on it is said instead, and until when. */
  readonly stretch: Period
  /** What is said; nothing where it is absent. */
  readonly said?: Said
  /** Whether what was said of later is left out. */
  readonly isRest?: boolean
  readonly type: NewEvent['type']
  readonly parts: Readonly<Record<string, Json>>
  /** What the values were, where they change. */
  readonly before?: AnyValues
}

/** Says something else of a stretch of an entry's time, if it may be said. */
export async function restate(
  tx: Tx,
  needs: WriteNeeds,
  found: Found,
  spans: readonly EntrySpan[],
  { stretch, said, isRest = false, type, parts, before }: Restated,
): Promise<Outcome<string>> {
  const { register, entry } = found
  const about = ruleNeeds(tx, needs, entry, said?.unit ?? null)
  if (said?.standing === 'holds') {
    const span = { ...stretch, value: said }
    const declined =
      (await declineValues(about, register, said.values)) ?? (await declineTaken(tx, register, entry, span))
    if (declined) return declined
  }
  const cleared = say<Said, EntrySpan>(spans, { from: stretch.from, until: isRest ? null : stretch.until })
  const { adds } = said ? say<Said, Span<Said>>(cleared.adds, stretch, said) : cleared
  const kept = said ? [...cleared.adds, ...adds] : adds
  if (cleared.ends.length + kept.length === 0) return no('already-ended', 'It has ended already.')
  const rows = await writeSpans(tx, needs, found, cleared.ends, kept)
  const changed: NewEvent = {
    ...{ type, subject: entry, parts: { register, ...parts } },
    rows: rows.map((key) => ({ table: 'register_state', key })),
  }
  if (!said || before === undefined) return { result: entry, events: [changed] }
  const more = await followUp(tx, needs, register, before, said.values, about)
  return 'declined' in more ? more : { result: entry, events: [changed, ...more.events] }
}
