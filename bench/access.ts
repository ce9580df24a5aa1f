// npm run bench access: how many permission decisions and filtered lists a second, beside what people would otherwise
// do, in the same run; writes docs/reference/bench-access.md.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { decide, filterFor } from '../apps/server/src/people/access/decide.ts'
import { loadAsker } from '../apps/server/src/people/access/store.ts'
import { acts } from '../apps/server/src/people/access/table.ts'
import { addPerson } from '../apps/server/src/people/directory/people.ts'
import { findPeople } from '../apps/server/src/people/directory/store.ts'
import { forUnit, mustBeDone, openTestDirectory } from '../apps/server/src/people/testing.ts'
import { table } from '../tools/quality/table.ts'

const rounds = 5
const secondsOfWork = 1
const unitsCount = 50
const inUnit = 100

const house = await openTestDirectory()
const { db } = house.test.database
const units = []
for (let at = 0; at < unitsCount; at += 1) units.push(await house.unit(`Unit ${at}`))
for (const unit of units)
  mustBeDone(
    await house.commit(async (tx, needs) => {
      const events = []
      for (let at = 0; at < inUnit; at += 1) {
        const one = await addPerson(tx, needs, { name: `Person ${at} of ${unit.name}`, unit: unit.id })
        if ('declined' in one) throw new Error(one.declined.says)
        events.push(...one.events)
      }
      const [first, ...more] = events
      if (!first) throw new Error('nobody was added')
      return { result: undefined, events: [first, ...more] }
    }),
  )
const officer = await house.person('Olive Officer')
for (const unit of units.slice(0, 5)) await house.grant(officer, 'people-officer', forUnit(unit))
const at = house.at()
const by = { kind: 'person', id: officer.id } as const
const asker = await loadAsker(db, { by, at, hasSteppedUp: true })
const everybody = await findPeople(db, { at, limit: 100_000 })
const objects = everybody.map(({ id, unit }) => ({ person: id, unit }))

const median = (figures: readonly number[]): number =>
  [...figures].sort((left, right) => left - right)[Math.trunc(figures.length / 2)] ?? 0
const round = (figure: number): string => Math.round(figure).toLocaleString('en-AU')
const ratio = (figure: number, of: number): string => `${(figure / of).toFixed(2)}×`

/** How often something is done in a second. */
async function aSecond(work: (turn: number) => unknown, burst: number): Promise<number> {
  const end = performance.now() + secondsOfWork * 1000
  let turn = 0
  const started = performance.now()
  while (performance.now() < end) {
    // Looking at the clock takes longer than a decision.
    for (let more = 0; more < burst; more += 1) await work(turn++)
  }
  return turn / ((performance.now() - started) / 1000)
}

const objectOf = (turn: number) => objects[turn % objects.length] ?? { person: undefined, unit: null }
const ways = {
  decided: (turn: number) => decide(asker, acts[turn % acts.length] ?? 'person.edit', objectOf(turn)).may,
  loaded: async (turn: number) => decide(await loadAsker(db, { by, at }), 'person.edit', objectOf(turn)).may,
  asked: async (turn: number) =>
    await db
      .selectFrom('role_grant')
      .select('id')
      .where('person', '=', officer.id)
      .where('role', '=', 'people-officer')
      .where('scope', '=', String(objectOf(turn).unit))
      .where('ended_at', 'is', null)
      .execute(),
  filtered: async () => {
    const where = filterFor(asker, 'person.read', {
      ...{ person: 'person_state.person', unit: 'person_state.unit' },
    })
    return await findPeople(db, { at, limit: 50, where: [where] })
  },
  unfiltered: async () => await findPeople(db, { at, limit: 50 }),
  sifted: async () =>
    (await findPeople(db, { at, limit: 100_000 }))
      .filter(({ id, unit }) => decide(asker, 'person.read', { person: id, unit }).may)
      .slice(0, 50),
}
type Way = keyof typeof ways
const figures = new Map<Way, number[]>()
for (let turn = 0; turn < rounds; turn += 1)
  for (const way of Object.keys(ways) as Way[])
    figures.set(way, [...(figures.get(way) ?? []), await aSecond(ways[way], way === 'decided' ? 1000 : 1)])
const of = (way: Way): number => median(figures.get(way) ?? [])

const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
const load = `load ${Math.round(loadavg()[0] ?? 0)} on ${cpus().length} cores at the end`
const page = `# Bench of who may do what

Written by \`npm run bench access\` at ${commit} on Node ${process.version}: ${round(everybody.length)} people in ${unitsCount} units, a people officer for five of them, embedded PostgreSQL, interleaved rounds, medians. The machine is shared (${load}), so read the ratios.

## Decisions

${table(
  ['', 'a second', 'of the question to the database'],
  [
    [
      '`decide`, for somebody who is loaded, over every act',
      round(of('decided')),
      ratio(of('decided'), of('asked')),
    ],
    [
      'loading them with everything they hold, and deciding once',
      round(of('loaded')),
      ratio(of('loaded'), of('asked')),
    ],
    ['asking the database whether they hold one role for one unit', round(of('asked')), '1×'],
  ],
)}

## Lists of fifty

${table(
  ['', 'a second', 'of the list without a filter'],
  [
    [
      'with the filter of the same row of the table',
      round(of('filtered')),
      ratio(of('filtered'), of('unfiltered')),
    ],
    ['reading everybody and deciding for each', round(of('sifted')), ratio(of('sifted'), of('unfiltered'))],
    ['without a filter', round(of('unfiltered')), '1×'],
  ],
)}
`
writeFileSync(new URL('../docs/reference/bench-access.md', import.meta.url), page)
process.stdout.write(page)
await house.close()
