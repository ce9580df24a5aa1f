import { type Fields, type RegisterName, registerOf, type Value } from '@secondlook/contract'
import { type Asker, type Decision, decide } from '../src/people/index.ts'
import { aboutAdding, aboutDeed, aboutEntry } from '../src/registers/entry/about.ts'
import { changeEntry, doDeed, revokeEntry } from '../src/registers/entry/change-entry.ts'
import type { EntrySpan } from '../src/registers/entry/entry.ts'
import { readPeriod } from '../src/registers/entry/period.ts'
import { limitsOf } from '../src/registers/entry/routes.ts'
import { nearest } from '../src/registers/entry/spans.ts'
import { findAllSpans } from '../src/registers/entry/store.ts'
import { readValues } from '../src/registers/entry/values.ts'
import { addEntry, type Outcome, type WriteNeeds } from '../src/registers/entry/write-entry.ts'
import { rulesOf } from '../src/registers/rules-of.ts'
import type { Db, Tx } from '../src/store/database.ts'
import type { EntryAct, GivenValues } from './entry-plan.ts'

/** What the keys in values stand for. */
export type KeyIds = { person(key: string): string; unit(key: string): string }

/** What the table says of an act on an entry, asked as its route asks. */
export async function decideEntry(db: Db, ids: KeyIds, asker: Asker, act: EntryAct): Promise<Decision> {
  const { register } = act
  const rules = rulesOf(register)
  if (act.do === 'addEntry') {
    const values = await readGiven(db, ids, register, act.values)
    const about = { unit: act.unit && ids.unit(act.unit), values, person: asker.person }
    return decide(asker, rules.add, await aboutAdding(db, asker.at, register, about))
  }
  const now = await findNow(db, act, asker.at)
  const object = aboutEntry(register, now.entry, now.value)
  const read = decide(asker, rules.read, object)
  if (!read.may) return read
  if (act.do !== 'doDeed') return decide(asker, rules.change, object)
  const rule = rules.deeds[act.deed]
  if (!rule) throw new Error(`${register} have no deed ${act.deed}`)
  return decide(asker, rule.act, await aboutDeed(db, asker.at, now, act.deed))
}

/** Does it by the functions that the routes use. */
export async function performEntry(
  tx: Tx,
  ids: KeyIds,
  write: WriteNeeds,
  act: EntryAct,
): Promise<Outcome<string>> {
  const { register } = act
  if (act.do === 'addEntry') {
    if (registerOf(register).isAnswered) throw new Error(`nothing is typed into ${register}`)
    const values = await readGiven(tx, ids, register, act.values)
    const period = readPeriod(act, { ...limitsOf(register), at: write.at, zone: write.zone })
    if ('declined' in period) return period
    return await addEntry(tx, write, register, {
      ...{ unit: act.unit && ids.unit(act.unit), key: act.key, values, period },
    })
  }
  const now = await findNow(tx, act, write.at)
  const found = { register, entry: now.entry }
  const seen = now.id
  switch (act.do) {
    case 'changeEntry': {
      const values = await readGiven(tx, ids, register, act.values, now.value.values)
      const period = { from: now.from > write.at ? now.from : write.at, until: now.until }
      return await changeEntry(tx, write, found, { ...now.value, values, period, seen, reason: act.reason })
    }
    case 'revokeEntry':
      return await revokeEntry(tx, write, found, { seen, from: write.at, reason: act.reason })
    case 'doDeed': {
      const deed = registerOf(register).deeds[act.deed]
      if (deed?.needsReason && act.reason === null) throw new Error(`${act.deed} ${act.key}: say why`)
      const given = readAll(deed?.fields ?? {}, await toIds(tx, ids, deed?.fields ?? {}, act.given), {})
      return await doDeed(tx, write, found, { seen, deed: act.deed, given, reason: act.reason })
    }
  }
}

/** An entry as it stands, by its key; one that came about by an answer by what it is called. */
export async function findNow(
  db: Db | Tx,
  { register, key }: Pick<EntryAct, 'register' | 'key'>,
  at: string,
): Promise<EntrySpan> {
  const spans = (await findAllSpans(db, [register])).filter(({ name, value }) =>
    value.key === null ? name === key : value.key === key,
  )
  const now = nearest(spans, at)
  if (!now) throw new Error(`the demonstration names ${key} of ${register} before it is there`)
  if (spans.some(({ entry }) => entry !== now.entry))
    throw new Error(`two entries of ${register} are called ${key}`)
  return now
}

async function readGiven(
  db: Db | Tx,
  ids: KeyIds,
  register: RegisterName,
  given: GivenValues,
  before: GivenValues = {},
): Promise<GivenValues> {
  const { fields } = registerOf(register)
  return readAll(fields, { ...before, ...(await toIds(db, ids, fields, given)) }, before)
}

function readAll(fields: Fields, given: GivenValues, before: GivenValues): GivenValues {
  const { values, wrong } = readValues(fields, given, before)
  if (wrong.length > 0) throw new Error(`of ${JSON.stringify(given)}: ${JSON.stringify(wrong)}`)
  return values
}

async function toIds(db: Db | Tx, ids: KeyIds, fields: Fields, given: GivenValues): Promise<GivenValues> {
  const values: Record<string, Value> = {}
  for (const [name, value] of Object.entries(given)) {
    const field = fields[name]
    const toId = async (key: string): Promise<string> => {
      if (field?.kind === 'person' || field?.kind === 'people') return ids.person(key)
      if (field?.kind !== 'entry' && field?.kind !== 'entries') return key
      const { entry } = await findNow(db, { register: field.of as RegisterName, key }, '')
      return entry
    }
    if (typeof value === 'string') values[name] = await toId(value)
    else values[name] = Array.isArray(value) ? await Promise.all(value.map(toId)) : value
  }
  return values
}
