import { setTimeout as sleep } from 'node:timers/promises'
import { type Database, openDatabase } from '../src/store/database.ts'
import { reachDatabase } from '../src/store/open-store.ts'
import type { Visitor } from './visitor.ts'
import type { Written } from './writer.ts'

export type Left = {
  /** What was acknowledged and is not so. */
  readonly lost: readonly string[]
  /** Events after which somebody was to be told, and those of them that were not told exactly once. */
  readonly heard: number
  readonly notHeard: readonly string[]
}

/** How long nobody may be told anything before what is left counts as lost. */
const heardWithinMs = 120_000

/** Looks at what is left while the programs go on, so that workers can finish what waits. */
export async function lookAt(
  store: { readonly dataFolder: string; readonly databaseUrl: string | undefined },
  visitor: Visitor,
  address: string,
  { units, grants, ended }: Written,
): Promise<Left> {
  const { body } = await visitor.ask(address, 'GET', '/units')
  const names = new Map(
    (body as { items: { id: string; name: string }[] }).items.map(({ id, name }) => [id, name]),
  )
  const lost = [...units].flatMap(([id, name]) =>
    name.split('|').includes(names.get(id) ?? '')
      ? []
      : [`unit ${id} is called ${names.get(id)}, not ${name}`],
  )
  const reached = await reachDatabase(store)
  const database = openDatabase(reached.source)
  try {
    const kept = new Map(
      (await database.db.selectFrom('role_grant').select(['id', 'ended_at']).execute()).map((one) => [
        one.id,
        one,
      ]),
    )
    for (const id of grants) if (!kept.has(id)) lost.push(`grant ${id}`)
    for (const id of ended) if (kept.get(id)?.ended_at == null) lost.push(`the end of grant ${id}`)
    return { lost, ...(await waitUntilHeard(database)) }
  } finally {
    await database.close()
    await reached.leave()
  }
}

/** Listeners run at least once and tell once: whatever is wanting after a while was lost. */
async function waitUntilHeard({ db }: Database): Promise<Omit<Left, 'lost'>> {
  let end = performance.now() + heardWithinMs
  let leftBefore = Number.POSITIVE_INFINITY
  for (;;) {
    const events = await db
      .selectFrom('event')
      .select(['id', 'type'])
      .where('type', 'in', ['role.granted', 'role.ended'])
      .where('at', '>=', await startedAt(db))
      .execute()
    const told = new Map<string, number>()
    for (const { event } of await db
      .selectFrom('notice')
      .select('event')
      .where('kind', 'like', 'people.role-%')
      .execute())
      told.set(event, (told.get(event) ?? 0) + 1)
    const notHeard = events.flatMap(({ id, type }) =>
      told.get(id) === 1 ? [] : [`${type} ${id}: ${told.get(id) ?? 0}`],
    )
    if (notHeard.length < leftBefore) end = performance.now() + heardWithinMs
    leftBefore = notHeard.length
    if (notHeard.length === 0 || performance.now() > end) return { heard: events.length, notHeard }
    await sleep(500)
  }
}

/** The demonstration is loaded with a past of which nobody is told; what counts began with the first visit. */
async function startedAt(db: Database['db']): Promise<string> {
  const first = await db
    .selectFrom('event')
    .select('at')
    .where('type', '=', 'session.started')
    .orderBy('at')
    .limit(1)
    .executeTakeFirstOrThrow()
  return first.at
}
