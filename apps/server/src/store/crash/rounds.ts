import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { clusterName } from '../embedded/cluster.ts'
import { prepareHome } from '../embedded/home.ts'
import { clusterProcesses, type ServerProcess } from '../embedded/processes.ts'
import { reachDatabase } from '../open-store.ts'
import { bundle } from './bundle.ts'
import { kill, victims } from './kill.ts'
import { dealer, randomOf } from './random-of.ts'

const targets = ['postmaster', 'back-end', 'everything', 'user'] as const
type Target = (typeof targets)[number]
type User = { readonly child: ChildProcess; readonly notes: string; readonly exited: Promise<unknown> }

export type RoundsReport = {
  /** What was killed, round by round. */
  readonly killed: readonly Target[]
  /** Commits that were acknowledged, and those of them that are not there. */
  readonly acknowledged: number
  readonly lost: readonly string[]
  readonly faults: readonly string[]
  /** How long it took until every user had committed again, at worst. */
  readonly slowestMs: number
  /** Whether the server outlived a user that left, and ended with the last. */
  readonly outlivedFirst: boolean
  readonly leftOver: readonly ServerProcess[]
}

const progressMs = 60_000

/** Kills at random while users write, and looks at what is left. The seed says what is killed, and when. */
export async function crashRounds(folder: string, rounds: number, seed: number): Promise<RoundsReport> {
  const random = randomOf(seed)
  const deal = dealer(targets, random)
  const data = join(folder, 'data')
  await makeTables(data)
  const home = await prepareHome(data)
  const find = () => clusterProcesses(home.cluster, clusterName(home))
  const notes = join(folder, 'notes')
  mkdirSync(notes)
  const program = bundle(fileURLToPath(new URL('./writer.ts', import.meta.url)))
  let begun = 0
  const begin = (): User => {
    begun += 1
    return startUser(program, data, join(notes, String(begun)))
  }
  const users = [begin(), begin()]
  await Promise.all(users.map((user) => progressed(user, 0)))

  const killed: Target[] = []
  let slowestMs = 0
  for (let round = 0; round < rounds; round += 1) {
    await sleep(20 + random() * 400)
    const target = deal()
    killed.push(target)
    const at = performance.now()
    if (target === 'user') {
      const which = Math.trunc(random() * users.length)
      users[which]?.child.kill('SIGKILL')
      await users[which]?.exited
      users[which] = begin()
    } else kill(victims(find(), target, random))
    await Promise.all(users.map((user) => progressed(user, linesOf(user.notes).length)))
    slowestMs = Math.max(slowestMs, performance.now() - at)
  }

  const [first, last] = users
  if (!first || !last) throw new Error('there were to be two users')
  await stop(first)
  const outlivedFirst = await progressed(last, linesOf(last.notes).length).then(() => true)
  await stop(last)
  const leftOver = find()
  rmSync(program)
  const all = Array.from({ length: begun }, (_, at) => linesOf(join(notes, String(at + 1)))).flat()
  const ids = all.filter((line) => /^[0-9a-f-]{36}$/.test(line))
  return {
    killed,
    acknowledged: ids.length,
    lost: await missing(data, ids),
    faults: all.filter((line) => line.startsWith('fault')),
    slowestMs,
    outlivedFirst,
    leftOver: [...leftOver, ...find()],
  }
}

function startUser(program: string, data: string, notes: string): User {
  const child = spawn(process.execPath, [program, data, notes], { stdio: ['ignore', 'ignore', 'inherit'] })
  return { child, notes, exited: new Promise((resolve) => child.on('exit', resolve)) }
}

async function stop({ child, exited }: User): Promise<void> {
  child.kill('SIGTERM')
  await exited
}

const linesOf = (notes: string): string[] =>
  existsSync(notes)
    ? readFileSync(notes, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : []

/** Waits until a user has committed after it had so many; a user that cannot any more is a broken promise. */
async function progressed({ notes, child }: User, before: number): Promise<void> {
  const end = performance.now() + progressMs
  while (linesOf(notes).length <= before) {
    if (performance.now() > end || child.exitCode !== null)
      throw new Error(`a user has not committed for ${progressMs / 1000} seconds, or has ended`)
    await sleep(20)
  }
}

async function makeTables(dataFolder: string): Promise<void> {
  const reached = await reachDatabase({ dataFolder, databaseUrl: undefined })
  const client = await reached.connect()
  await client.query(`create schema secondlook; create table secondlook.crash (id uuid primary key);
    create table secondlook.crash_count (writer integer primary key, n integer not null);
    insert into secondlook.crash_count select n, 0 from generate_series(0, 3) n`)
  await client.end()
  await reached.leave()
}

async function missing(dataFolder: string, ids: readonly string[]): Promise<string[]> {
  const reached = await reachDatabase({ dataFolder, databaseUrl: undefined })
  const client = await reached.connect()
  const { rows } = await client.query<{ id: string }>('select id from secondlook.crash')
  await client.end()
  await reached.leave()
  const there = new Set(rows.map(({ id }) => id))
  return ids.filter((id) => !there.has(id))
}
