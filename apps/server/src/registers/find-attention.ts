import { type AttentionItem, type RegisterName, registerNames, registerOf } from '@secondlook/contract'
import { type Asker, couldDo, decide, filterFor, findNames, isPersonPresent } from '../people/index.ts'
import { aboutChanging, aboutEntry, entryColumns } from './entry/about.ts'
import type { EntrySpan } from './entry/entry.ts'
import { findDue, findNamed, findNaming } from './entry/store.ts'
import { namedIn } from './entry/values.ts'
import { findMoreAttention } from './more-attention.ts'
import type { RegistersNeeds } from './needs.ts'
import { rulesOf } from './rules-of.ts'

const most = 500

/** What somebody who keeps registers has to look at, oldest first. */
export async function findAttention(
  needs: Pick<RegistersNeeds, 'db' | 'zone'>,
  asker: Asker,
  { register }: { readonly register?: RegisterName | undefined },
): Promise<readonly AttentionItem[]> {
  const { db, zone } = needs
  const wanted = (register === undefined ? registerNames : [register]).filter((name) => isKeptBy(asker, name))
  const items: AttentionItem[] = []
  for (const name of wanted) {
    const where = filterFor(asker, rulesOf(name).read, entryColumns)
    for (const due of await findDue(db, name, asker.at, where, most)) {
      if (!(await mayKeep(needs, asker, due))) continue
      const says = rulesOf(name).attention?.(due.value.values, due, zone) ?? []
      items.push(
        ...says
          .filter(({ at }) => at <= asker.at)
          .map((one) => ({
            ...{ register: name, entry: { id: due.entry, name: due.name } },
            ...{ says: one.says, since: one.at },
          })),
      )
    }
  }
  for (const name of wanted) items.push(...(await findMoreAttention(needs, asker, name)))
  const left = await findLeft(needs, asker, wanted)
  return [...items, ...left].sort((a, b) => (a.since < b.since ? -1 : 1))
}

/** Entries that name somebody who is not here any more. */
async function findLeft({ db }: Pick<RegistersNeeds, 'db'>, asker: Asker, wanted: readonly RegisterName[]) {
  const gone: string[] = []
  for (const person of await findNamed(db, asker.at))
    if (!(await isPersonPresent(db, person, asker.at))) gone.push(person)
  if (gone.length === 0) return []
  const names = await findNames(db, gone)
  const spans: EntrySpan[] = []
  for (const span of await findNaming(db, gone, asker.at))
    if (wanted.includes(span.register) && mayRead(asker, span) && (await mayKeep({ db }, asker, span)))
      spans.push(span)
  return spans.map((span): AttentionItem => {
    const { people } = namedIn(registerOf(span.register).fields, span.value.values)
    const who = gone.filter((person) => people.includes(person))
    const said = who.map((person) => names.get(person) ?? person).join(' and ')
    return {
      ...{ register: span.register, entry: { id: span.entry, name: span.name }, since: span.from },
      says: `It names ${said}, who ${who.length === 1 ? 'is' : 'are'} not here any more.`,
    }
  })
}

const about = ({ register, entry, value }: EntrySpan) => aboutEntry(register, entry, value)
const mayRead = (asker: Asker, span: EntrySpan): boolean =>
  decide(asker, rulesOf(span.register).read, about(span)).may

/** The acts by which somebody can do something about an entry. */
const actsOf = (register: RegisterName) => {
  const { change, deeds } = rulesOf(register)
  return [change, ...Object.values(deeds).map(({ act }) => act)]
}

const isKeptBy = (asker: Asker, register: RegisterName): boolean =>
  couldDo(asker, rulesOf(register).read) && actsOf(register).some((act) => couldDo(asker, act))

/** What needs attention is told to whoever can do something about it. */
async function mayKeep({ db }: Pick<RegistersNeeds, 'db'>, asker: Asker, span: EntrySpan): Promise<boolean> {
  const { register, entry, value } = span
  const stepped = { ...asker, hasSteppedUp: true }
  if (actsOf(register).some((act) => decide(stepped, act, about(span)).may)) return true
  const changing = await aboutChanging(db, asker.at, register, entry, value)
  return decide(stepped, rulesOf(register).change, changing).may
}
