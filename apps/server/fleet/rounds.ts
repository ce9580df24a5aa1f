import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { kill, victims } from '../src/store/crash/kill.ts'
import { clusterName } from '../src/store/embedded/cluster.ts'
import { prepareHome } from '../src/store/embedded/home.ts'
import { clusterProcesses, type ServerProcess } from '../src/store/embedded/processes.ts'
import { type Left, lookAt } from './look-at.ts'
import { type Kind, type Program, runHostCommand, type Settings, startProgram } from './program.ts'
import { findRoleless, signIn } from './visitor.ts'
import { startWriter, type Writer, type Written } from './writer.ts'

const allTargets = ['server', 'worker', 'postmaster', 'back-end', 'everything', 'all at once'] as const
type Target = (typeof allTargets)[number]
/** Whoever runs a PostgreSQL of their own starts it again themselves; a back-end that dies it settles alone. */
const targetsElsewhere: readonly Target[] = ['server', 'worker', 'back-end']

export type FleetReport = Left & {
  readonly killed: readonly Target[]
  readonly acknowledged: number
  /** Answers that should not have been given, and programs that did not end well when they were asked to. */
  readonly faults: readonly string[]
  /** How long it took until every server had acknowledged something again, at worst. */
  readonly slowestMs: number
  readonly fsck: string
}

const progressMs = 120_000
const kinds: readonly Kind[] = ['serve', 'serve', 'work', 'work']

/** Somebody's PostgreSQL in place of the embedded one: where it is, and its back-ends, which may be killed. */
export type OtherServer = {
  readonly url: string
  readonly backEnds: () => Promise<readonly ServerProcess[]>
}

export type Rounds = {
  readonly folder: string
  readonly rounds: number
  readonly random: () => number
  readonly onRound?: (round: number) => void
  readonly on?: OtherServer
}

/** Two servers and two workers on one store, killed at random with its PostgreSQL while people change things. */
export async function fleetRounds({ folder, on, ...more }: Rounds): Promise<FleetReport> {
  const data = join(folder, 'data')
  const settings: Settings = {
    ...{ DATA_DIR: data, KEYS_DIR: join(folder, 'keys'), PORT: '0', DEMO: '1' },
    ...(on && { DATABASE_URL: on.url }),
  }
  const programs: Program[] = []
  try {
    for (const kind of kinds) programs.push(await startProgram(kind, settings))
    const home = on ? undefined : await prepareHome(data)
    const processes = async (): Promise<readonly ServerProcess[]> =>
      home ? clusterProcesses(home.cluster, clusterName(home)) : ((await on?.backEnds()) ?? [])
    const targets = on ? targetsElsewhere : allTargets
    return await killAtRandom({ data, settings, programs, processes, targets, url: on?.url, ...more })
  } finally {
    await Promise.all(programs.map((one) => one.kill('SIGKILL')))
  }
}

type Fleet = Omit<Rounds, 'folder' | 'on'> & {
  readonly data: string
  readonly url: string | undefined
  readonly settings: Settings
  readonly programs: Program[]
  readonly processes: () => Promise<readonly ServerProcess[]>
  readonly targets: readonly Target[]
}

async function killAtRandom(fleet: Fleet): Promise<FleetReport> {
  const { settings, programs, random, targets } = fleet
  const servers = () => programs.flatMap(({ kind, address }) => (kind === 'serve' ? [address] : []))
  const [first = ''] = servers()
  const officer = await signIn(first, /people officer/)
  const givenTo = await findRoleless(first)
  const written: Written = { units: new Map(), grants: new Set(), ended: new Set(), faults: [] }
  const writers = givenTo.slice(0, 2).map((person) => startWriter(officer, servers, person, written))

  const killed: Target[] = []
  let slowestMs = 0
  for (let round = 1; round <= fleet.rounds; round += 1) {
    await progressed(writers, servers())
    await sleep(random() * 500)
    const target = targets[Math.trunc(random() * targets.length)] ?? 'server'
    killed.push(target)
    const at = performance.now()
    await killOnce(fleet, target, round)
    await progressed(writers, servers())
    slowestMs = Math.max(slowestMs, performance.now() - at)
    const gone = programs.find((one) => !one.isRunning())
    if (gone) throw new Error(`${gone.kind} has ended by itself: ${gone.complaints()}`)
    fleet.onRound?.(round)
  }
  await Promise.all(writers.map((writer) => writer.stop()))
  const left = await lookAt(
    { dataFolder: fleet.data, databaseUrl: fleet.url },
    officer,
    servers()[0] ?? '',
    written,
  )
  const codes = await Promise.all(programs.map((one) => one.kill('SIGTERM')))
  const { code, said } = runHostCommand(['fsck'], settings)
  return {
    ...{ ...left, killed, slowestMs, fsck: `${code}: ${said.trim()}` },
    acknowledged: writers.reduce((sum, one) => sum + [...one.done().values()].reduce((a, b) => a + b, 0), 0),
    faults: [
      ...written.faults,
      ...codes.flatMap((one) => (one === 0 ? [] : [`a program ended with ${one}`])),
    ],
  }
}

/** Kills what is aimed at, every second server or worker of them in turn, and starts again what was ours. */
async function killOnce({ programs, processes, settings, random }: Fleet, target: Target, round: number) {
  const aimedAt = target === 'server' ? 'serve' : target === 'worker' ? 'work' : undefined
  const hit = programs.flatMap(({ kind }, place) =>
    target === 'all at once' || (kind === aimedAt && place % 2 === round % 2) ? [place] : [],
  )
  if (aimedAt === undefined) {
    const aim = target === 'postmaster' || target === 'back-end' ? target : 'everything'
    kill(victims(await processes(), aim, random))
  }
  for (const place of hit) await programs[place]?.kill('SIGKILL')
  for (const place of hit) programs[place] = await startProgram(programs[place]?.kind ?? 'work', settings)
}

/** Waits until each server has acknowledged something more to each writer. */
async function progressed(writers: readonly Writer[], servers: readonly string[]): Promise<void> {
  const now = () => servers.flatMap((server) => writers.map(({ done }) => done().get(server) ?? 0))
  const before = now()
  const end = performance.now() + progressMs
  while (!now().every((count, place) => count > (before[place] ?? 0))) {
    if (performance.now() > end)
      throw new Error(`a server has acknowledged nothing for ${progressMs / 1000} s`)
    await sleep(20)
  }
}
