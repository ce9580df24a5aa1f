import type { JobKind } from '../../jobs/job.ts'
import { done, findOfKind, type NoticeKinds, tell } from '../../notices/index.ts'
import {
  findEverybody,
  findFolded,
  findUnits,
  isBound,
  isPersonPresent,
  isPresent,
} from '../../people/index.ts'
import { commit, type NewEvent, type Permit, type Recorder } from '../../records/index.ts'
import type { Db, Tx } from '../../store/database.ts'
import { answerAt, type PolicyAnswer, wayTo } from '../in-force/model.ts'
import { findInForce } from '../store.ts'
import { findStanding, toAcknowledge } from './acknowledge.ts'
import { aboutOf, daysToRead, type Standing, standingOf } from './model.ts'
import { findAllAcknowledged } from './store.ts'

export type AskNeeds = {
  readonly recorder: Recorder
  readonly kinds: NoticeKinds
  /** For what is told and taken away. */
  readonly permit: Permit
}

/** A job that fails for good holds up everything else about its subject, so it is tried for some hours before that. */
const retryLimit = 20
const atOnce = 200

/**
 * Asks people to read what applies to them: after a change of what is in force, after a change of their own entry,
 * and by the clock, because a version may begin on a day that was said long before.
 */
export const policyJobs = (needs: AskNeeds): readonly JobKind[] => [
  {
    ...{ name: 'policy.ask-after-change', retryLimit, isOrdered: true },
    after: ['pack.put-in-force', 'pack.ended'],
    run: () => askEverybody(needs),
  },
  {
    ...{ name: 'policy.ask-somebody', retryLimit, isOrdered: true },
    after: ['person.added', 'person.changed'],
    run: ({ subject }) => askPeople(needs, [subject]),
  },
  {
    ...{ name: 'policy.ask-by-clock', retryLimit: 0, isOrdered: false, cron: '*/15 * * * *' },
    run: () => askEverybody(needs),
  },
]

async function askEverybody(needs: AskNeeds): Promise<void> {
  const { recorder } = needs
  const { db } = recorder.database
  const at = new Date(recorder.source.now()).toISOString()
  const waiting = new Map<string, string[]>()
  for (const { person, about, doneAt } of await findOfKind(db, toAcknowledge))
    if (doneAt === null) waiting.set(person, [...(waiting.get(person) ?? []), about])
  const unlike: string[] = []
  for (const { id, standing } of await standingsOfAll(db, at)) {
    const wanted = standing?.state === 'due' ? [aboutOf(standing)] : []
    if (wanted.join() !== (waiting.get(id) ?? []).join()) unlike.push(id)
  }
  for (let from = 0; from < unlike.length; from += atOnce)
    await askPeople(needs, unlike.slice(from, from + atOnce))
}

/**
 * Where everybody stands at an instant by what each entry itself acknowledged, without asking about each; nothing of
 * whoever is not there. Whoever acknowledged under another entry is `due` here, and is asked about once more.
 */
export async function standingsOfAll(db: Db | Tx, at: string) {
  const rows = await findInForce(db)
  const parents = new Map((await findUnits(db, at)).map(({ id, parent }) => [id, parent]))
  const acknowledged = await findAllAcknowledged(db, at)
  const folded = await findFolded(db, at)
  const answers = new Map<string | null, PolicyAnswer>()
  const answerOf = (unit: string | null): PolicyAnswer => {
    const way = unit === null ? [] : wayTo(parents, unit)
    const answer = answers.get(unit) ?? (way ? answerAt(rows, way, at) : { gap: 'unit-unknown' as const })
    answers.set(unit, answer)
    return answer
  }
  return (await findEverybody(db, at)).map((entry) => ({
    ...{ id: entry.id, name: entry.name, unit: entry.unit, bound: isBound(entry) },
    standing:
      isPresent(entry, at) && !folded.has(entry.id)
        ? standingOf(isBound(entry), answerOf(entry.unit), acknowledged.get(entry.id) ?? new Set())
        : undefined,
  }))
}

async function askPeople({ recorder, kinds, permit }: AskNeeds, people: readonly string[]): Promise<void> {
  await commit(recorder, permit, async (tx, at) => {
    const events: NewEvent[] = []
    for (const person of people)
      events.push(...(await askOne(tx, { at, source: recorder.source, kinds }, person)))
    const [first, ...more] = events
    return first ? { result: undefined, events: [first, ...more] } : { declined: 'nothing-to-do' as const }
  })
}

type TellNeeds = Parameters<typeof tell>[1]

/** Lets what is asked of somebody wait for them, and nothing else; the same is told once, however often this runs. */
async function askOne(tx: Tx, needs: TellNeeds, person: string): Promise<readonly NewEvent[]> {
  const { at } = needs
  const told = await findOfKind(tx, toAcknowledge, [person])
  const standing: Standing | undefined = (await isPersonPresent(tx, person, at))
    ? await findStanding(tx, person, at)
    : undefined
  const wanted = standing?.state === 'due' ? aboutOf(standing) : undefined
  const events: NewEvent[] = []
  for (const { about, doneAt } of told)
    if (doneAt === null && about !== wanted)
      events.push(...(await done(tx, at, { about, kind: toAcknowledge, person })))
  const same = told.filter(({ about }) => about === wanted)
  if (wanted === undefined || same.some(({ doneAt }) => doneAt === null)) return events
  const due = new Date(Date.parse(at) + daysToRead * 86_400_000).toISOString()
  // What was asked and taken away may be asked again: the count makes it another asking.
  const event = `${wanted} ${same.length}`
  const one = await tell(tx, needs, {
    ...{ event, person, kind: toAcknowledge, about: wanted, due, link: '/acknowledge' },
  })
  return [...events, ...(one?.events ?? [])]
}
