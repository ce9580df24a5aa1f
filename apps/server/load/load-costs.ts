// LOAD_ROUNDS=400 node --import tsx apps/server/load/load-costs.ts, after npm run build.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startProgram } from '../fleet/program.ts'
import { randomOf } from '../src/store/crash/random-of.ts'
import { reachDatabase } from '../src/store/open-store.ts'
import { serverOf, spentSince, timesOf } from './cpu-time.ts'
import { type Ask, choose, doingsOf } from './doings.ts'
import { seedPosts } from './seed.ts'

const setting = (name: string, usual: number): number => Number(process.env[name] ?? usual)
const people = setting('LOAD_PEOPLE', 200)
const posts = setting('LOAD_POSTS', 5000)
const rounds = setting('LOAD_ROUNDS', 400)
const random = randomOf(setting('LOAD_SEED', 20_150_701))
const say = (line: string) => process.stdout.write(`${line}\n`)
/** What a request leaves to be done afterwards, such as a job, is its cost too. */
const afterMs = 5
const idleMs = 10_000

const folder = mkdtempSync(join(tmpdir(), 'secondlook-costs-'))
// PostgreSQL, which runs as somebody else where we are root, is to find its way in.
chmodSync(folder, 0o711)
const [dataFolder, keysFolder] = [join(folder, 'data'), join(folder, 'keys')]
const nodeOptions = process.env['LOAD_NODE_OPTIONS']
const server = await startProgram('serve', {
  ...{ DATA_DIR: dataFolder, KEYS_DIR: keysFolder, PORT: '0', DEMO: '1' },
  ...(nodeOptions !== undefined && { NODE_OPTIONS: nodeOptions }),
})
type Cost = { count: number; server: number; database: number; refused: number; elapsed: number }
try {
  const seeded = await seedPosts({ dataFolder, keysFolder, people, posts, random })
  say(`seeded ${seeded.workers.length} people and ${seeded.posts.length} posts`)
  const program = serverOf(process.pid)
  const costs = new Map<string, Cost>()
  // What answers requests, without what looks after the queue and the files of the database.
  const reached = await reachDatabase({ dataFolder, databaseUrl: undefined })
  const client = await reached.connect()
  const spentBy = async () => {
    const { rows } = await client.query<{ pid: number }>(
      "select pid from pg_stat_activity where application_name in ('secondlook kept', 'secondlook scratch')",
    )
    return { server: timesOf([program]), database: timesOf(rows.map(({ pid }) => pid)) }
  }
  const counted = async (what: string, work: () => Promise<boolean>) => {
    const began = performance.now()
    const before = await spentBy()
    const isFine = await work()
    await sleep(afterMs)
    const after = await spentBy()
    const cost = costs.get(what) ?? { count: 0, server: 0, database: 0, refused: 0, elapsed: 0 }
    cost.count += 1
    cost.refused += isFine ? 0 : 1
    cost.server += spentSince(before.server, after.server)
    cost.database += spentSince(before.database, after.database)
    cost.elapsed += performance.now() - began
    costs.set(what, cost)
  }
  const ask: Ask = async (worker, what, method, path, body) => {
    let answer: unknown
    await counted(what, async () => {
      const reply = await fetch(`${server.address}/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${worker.token}`,
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
      })
      const text = await reply.text()
      if (reply.ok) answer = text === '' ? {} : JSON.parse(text)
      else if (reply.status !== 409) say(`error: ${what}: ${reply.status} ${text.slice(0, 300)}`)
      return reply.ok
    })
    return answer as never
  }
  const doings = doingsOf(seeded, ask, random)
  for (let n = 0; n < rounds / 4; n++) await choose(doings, random).run()
  costs.clear()
  for (let n = 0; n < rounds; n++) await choose(doings, random).run()
  const all = [...costs].sort(([a], [b]) => (a < b ? -1 : 1))
  // What a server does while nobody asks is nobody's cost.
  await counted('nothing', () => sleep(idleMs, true))
  const idle = costs.get('nothing') ?? { server: 0, database: 0, elapsed: 1 }
  const net = (one: Cost, of: 'server' | 'database') => one[of] - (idle[of] / idle.elapsed) * one.elapsed
  let [count, spent] = [0, 0]
  for (const [what, one] of all) {
    const [own, data] = [net(one, 'server'), net(one, 'database')]
    count += one.count
    spent += own + data
    const each = (ms: number) => (ms / one.count).toFixed(1).padStart(6)
    say(
      `${what.padEnd(26)} ${String(one.count).padStart(4)}  server ${each(own)}  database ${each(data)}  both ${each(own + data)} ms${one.refused > 0 ? `  refused ${one.refused}` : ''}`,
    )
  }
  const second = (ms: number) => ((ms / idle.elapsed) * 1000).toFixed(0)
  say(`idle: server ${second(idle.server)} ms and database ${second(idle.database)} ms a second`)
  say(`costs: ${count} requests, ${(spent / count).toFixed(1)} ms of processor each`)
  await client.end()
  await reached.leave()
  if (server.complaints() !== '') say(`server: ${server.complaints().slice(0, 2000)}`)
} finally {
  await server.kill('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
}
