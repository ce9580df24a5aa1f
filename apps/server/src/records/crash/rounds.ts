import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { RootKeys } from '../../keys/roots.ts'
import { Vault } from '../../keys/vault.ts'
import { bundle } from '../../store/crash/bundle.ts'
import { kill, victims } from '../../store/crash/kill.ts'
import { dealer, randomOf } from '../../store/crash/random-of.ts'
import { type Database, openDatabase } from '../../store/database.ts'
import { clusterName } from '../../store/embedded/cluster.ts'
import { prepareHome } from '../../store/embedded/home.ts'
import { clusterProcesses } from '../../store/embedded/processes.ts'
import { migrateReached, reachDatabase } from '../../store/open-store.ts'
import { commit, type Recorder } from '../commit.ts'
import { type FsckReport, fsck } from '../fsck/fsck.ts'
import { openSequencer } from '../open-sequencer.ts'
import { issuePermit } from '../permit.ts'
import { sequence } from '../sequence.ts'
import { settle } from '../settle.ts'

const targets = ['postmaster', 'back-end', 'everything', 'writer', 'numberer', 'all at once'] as const
type Target = (typeof targets)[number]
type Kind = 'writer' | 'numberer'
type Program = {
  readonly kind: Kind
  readonly child: ChildProcess
  readonly notes: string
  readonly exited: Promise<unknown>
}

export type RoundsReport = {
  readonly killed: readonly Target[]
  /** Changes that were acknowledged, and those of them that did not stay. */
  readonly acknowledged: number
  readonly lost: readonly string[]
  readonly faults: readonly string[]
  /** How long it took until every program had done something again, at worst. */
  readonly slowestMs: number
  /** What fsck found at the end, and on the way. */
  readonly report: FsckReport
  readonly wrongOnTheWay: readonly string[]
}

const progressMs = 120_000
const permit = issuePermit({ kind: 'operator' }, 'crash')

/** Kills at random while three programs record and number, and looks at what is left. The seed says what and when. */
export async function crashRounds(
  folder: string,
  rounds: number,
  seed: number,
  onRound: (round: number) => void = () => undefined,
): Promise<RoundsReport> {
  const random = randomOf(seed)
  const deal = dealer(targets, random)
  const [data, keys, notes] = ['data', 'keys', 'notes'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  mkdirSync(notes)
  await makeStore(data, keys)
  const home = await prepareHome(data)
  const find = () => clusterProcesses(home.cluster, clusterName(home))
  const bundles = { writer: bundleOf('writer'), numberer: bundleOf('numberer') }
  let begun = 0
  const begin = (kind: Kind): Program =>
    startProgram(kind, [bundles[kind], data, keys], join(notes, String(++begun)))
  const programs = [begin('writer'), begin('writer'), begin('numberer')]
  await Promise.all(programs.map((one) => progressed(one, 0)))

  const killed: Target[] = []
  const wrongOnTheWay: string[] = []
  let slowestMs = 0
  for (let round = 1; round <= rounds; round += 1) {
    await sleep(20 + random() * 400)
    const target = deal()
    killed.push(target)
    const at = performance.now()
    const before = programs.map(doneBy)
    for (const [place, one] of programs.entries()) {
      if (target !== 'all at once' && (target !== one.kind || (one.kind === 'writer' && place !== round % 2)))
        continue
      one.child.kill('SIGKILL')
      await one.exited
      programs[place] = begin(one.kind)
      before[place] = 0
    }
    if (target !== 'writer' && target !== 'numberer')
      kill(victims(find(), target === 'all at once' ? 'everything' : target, random))
    await Promise.all(programs.map((one, place) => progressed(one, before[place] ?? 0)))
    slowestMs = Math.max(slowestMs, performance.now() - at)
    if (round % 25 === 0) wrongOnTheWay.push(...(await wrongNow(data, keys)))
    onRound(round)
  }
  for (const { child, exited } of programs) {
    child.kill('SIGTERM')
    await exited
  }
  for (const one of Object.values(bundles)) rmSync(one)
  const all = Array.from({ length: begun }, (_, at) => linesOf(join(notes, String(at + 1)))).flat()
  const { lost, report } = await lookAt(data, keys, all)
  return {
    ...{ killed, lost, report, slowestMs, wrongOnTheWay },
    acknowledged: all.filter((line) => line.startsWith('made ')).length,
    faults: all.filter((line) => line.startsWith('fault')),
  }
}

const bundleOf = (kind: Kind): string => bundle(fileURLToPath(new URL(`./${kind}.ts`, import.meta.url)))

function startProgram(kind: Kind, args: readonly string[], notes: string): Program {
  const child = spawn(process.execPath, [...args, notes], { stdio: ['ignore', 'ignore', 'inherit'] })
  return { kind, child, notes, exited: new Promise((resolve) => child.on('exit', resolve)) }
}

const linesOf = (notes: string): string[] =>
  existsSync(notes)
    ? readFileSync(notes, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : []

/** How often a program has done what it is there for. */
const doneBy = ({ notes }: Program): number =>
  linesOf(notes).filter((line) => /^(made|numbered) /.test(line)).length

async function progressed(program: Program, before: number): Promise<void> {
  const { kind, child } = program
  const end = performance.now() + progressMs
  while (doneBy(program) <= before) {
    if (performance.now() > end || child.exitCode !== null)
      throw new Error(`a ${kind} has done nothing for ${progressMs / 1000} seconds, or has ended`)
    await sleep(20)
  }
}

async function withRecorder<T>(
  data: string,
  keys: string,
  work: (recorder: Recorder, roots: RootKeys) => Promise<T>,
): Promise<T> {
  const reached = await reachDatabase({ dataFolder: data, databaseUrl: undefined })
  const database = openDatabase(reached.source)
  try {
    const roots = await RootKeys.open(keys, randomBytes)
    const vault = new Vault(keys, roots, 'records', randomBytes)
    const source = { now: Date.now, randomBytes }
    return await work({ database, vault, source, enqueue: async () => undefined }, roots)
  } finally {
    await database.close()
    await reached.leave()
  }
}

async function makeStore(data: string, keys: string): Promise<void> {
  const reached = await reachDatabase({ dataFolder: data, databaseUrl: undefined })
  await migrateReached(reached)
  const client = await reached.connect()
  await client.query(`set search_path = secondlook;
    create table thing (id text collate "C" primary key, name text not null); select watch_changes('thing')`)
  await client.end()
  await reached.leave()
  await withRecorder(data, keys, (recorder) =>
    commit(recorder, permit, async (tx) => {
      await tx.insertInto('thing').values({ id: 'hot', name: 'x' }).execute()
      const rows = [{ table: 'thing', key: 'hot' }] as const
      return { result: undefined, events: [{ type: 'thing.made', subject: 'hot', rows }] }
    }),
  )
}

const check = ({ database, vault }: Recorder): Promise<FsckReport> =>
  fsck({ database, vault, now: Date.now, progress: () => undefined })

/** While the programs go on: a snapshot holds whatever is under way. */
async function wrongNow(data: string, keys: string): Promise<string[]> {
  const { wrong } = await withRecorder(data, keys, check)
  return wrong ? [`${wrong.place}: ${wrong.says}`] : []
}

async function lookAt(data: string, keys: string, notes: readonly string[]) {
  return await withRecorder(data, keys, async (recorder, roots) => {
    const { database } = recorder
    const sequencer = await openSequencer({ database, roots, name: 'crash.example', now: Date.now })
    while ((await sequence(sequencer)) > 0);
    await settle(recorder, permit)
    while ((await sequence(sequencer)) > 0);
    return { lost: await missing(database, notes), report: await check(recorder) }
  })
}

/** Acknowledged changes that are not there, or whose record is not. */
async function missing({ db }: Database, notes: readonly string[]): Promise<string[]> {
  const things = new Set((await db.selectFrom('thing').select('id').execute()).map(({ id }) => id))
  const subjects = new Set(
    (await db.selectFrom('event').select('subject').execute()).map((one) => one.subject),
  )
  const left = new Set(
    (
      await db
        .selectFrom('event_part')
        .select('event')
        .where('name', '=', 'text')
        .where('sealed', 'is not', null)
        .execute()
    ).map(({ event }) => event),
  )
  const named = (word: string) =>
    new Set(notes.flatMap((line) => (line.startsWith(`${word} `) ? [line.slice(word.length + 1)] : [])))
  const deleted = named('deleted')
  return [
    ...[...named('made')].filter((id) => !subjects.has(id)).map((id) => `no event of ${id}`),
    ...[...deleted].filter((id) => things.has(id)).map((id) => `${id} is back`),
    ...[...named('destroyed')].filter((id) => left.has(id)).map((id) => `the text of ${id} is back`),
  ]
}
