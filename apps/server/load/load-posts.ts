// LOAD_MINUTES=10 node --import tsx apps/server/load/load-posts.ts, after npm run build.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startProgram } from '../fleet/program.ts'
import { randomOf } from '../src/store/crash/random-of.ts'
import { cpuTimeOf, serverOf } from './cpu-time.ts'
import { type Ask, choose, doingsOf, isLooking } from './doings.ts'
import { type Seeded, seedPosts } from './seed.ts'
import { Timings } from './timings.ts'

const setting = (name: string, usual: number): number => Number(process.env[name] ?? usual)
const minutes = setting('LOAD_MINUTES', 10)
const people = setting('LOAD_PEOPLE', 200)
const posts = setting('LOAD_POSTS', 5000)
const rate = setting('LOAD_RATE', 100)
const random = randomOf(setting('LOAD_SEED', 20_150_701))
/** After so long nobody waits for an answer any more. */
const waitMs = 30_000
const warmMs = 60_000
const say = (line: string) => process.stdout.write(`${line}\n`)

const folder = mkdtempSync(join(tmpdir(), 'secondlook-load-'))
// PostgreSQL, which runs as somebody else where we are root, is to find its way in.
chmodSync(folder, 0o711)
const [dataFolder, keysFolder] = [join(folder, 'data'), join(folder, 'keys')]
const nodeOptions = process.env['LOAD_NODE_OPTIONS']
const server = await startProgram('serve', {
  ...{ DATA_DIR: dataFolder, KEYS_DIR: keysFolder, PORT: '0', DEMO: '1' },
  ...(nodeOptions !== undefined && { NODE_OPTIONS: nodeOptions }),
})
try {
  const begun = performance.now()
  const seeded = await seedPosts({ dataFolder, keysFolder, people, posts, random })
  say(
    `seeded ${seeded.workers.length} people and ${seeded.posts.length} posts in ${sayS(performance.now() - begun)}`,
  )
  const { timings, spent } = await askFor(seeded)
  say(timings.table())
  for (const error of timings.errors.slice(0, 20)) say(`error: ${error}`)
  if (server.complaints() !== '') say(`server: ${server.complaints().slice(0, 2000)}`)
  const of = (fits: (what: string) => boolean) =>
    [50, 95, 99].map((percent) => timings.at(percent, fits).toFixed(0)).join('/')
  say(
    `load: ${minutes} minutes after one to warm up, ${people} people, ${posts} posts, ${timings.count} requests (${(timings.count / minutes / 60).toFixed(0)} a second); p50/p95/p99 lists ${of((what) => /^look (list|calendar)/.test(what))} ms, pages and drafts ${of((what) => /^look (page|draft)/.test(what))} ms, acts ${of((what) => !isLooking(what))} ms; ${timings.errors.length} errors`,
  )
  // Where nobody says how long a program was on a processor, nothing is said.
  if (spent) {
    const each = (ms: number) => (ms / timings.count).toFixed(1)
    say(`processor: server ${each(spent.server)} ms and database ${each(spent.database)} ms a request`)
  }
  process.exitCode = timings.errors.length === 0 ? 0 : 1
} finally {
  await server.kill('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
}

function sayS(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}

async function askFor(seeded: Seeded) {
  const timings = new Timings()
  const program = process.platform === 'linux' ? serverOf(process.pid) : undefined
  const spentBy = () => (program === undefined ? undefined : cpuTimeOf({ program, dataFolder }))
  let before = spentBy()
  let isCounted = false
  let budget = 0
  const ask: Ask = async (worker, what, method, path, body) => {
    budget -= 1
    const at = performance.now()
    try {
      const reply = await fetch(`${server.address}/api/v1${path}`, {
        ...{ method, signal: AbortSignal.timeout(waitMs) },
        headers: {
          authorization: `Bearer ${worker.token}`,
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
      })
      const text = await reply.text()
      // Whoever was turned away was not answered: it is an error, and makes nothing look faster.
      if (at >= counted && reply.status !== 503) timings.took(what, performance.now() - at)
      const answer = text === '' ? {} : JSON.parse(text)
      if (reply.ok) return answer
      // Somebody was faster, or it does not stand so any more: what people meet, and no fault.
      if (reply.status === 409) timings.refused(`${what}: ${answer.code}`, String(answer.detail))
      else timings.errors.push(`${what}: ${reply.status} ${text.slice(0, 300)}`)
    } catch (error) {
      timings.errors.push(`${what}: ${String(error)}`)
    }
    return undefined
  }
  const doings = doingsOf(seeded, ask, random)
  // What a server does once, such as putting a policy together, is not what people wait for all day.
  const counted = performance.now() + warmMs
  const end = counted + minutes * 60_000
  let last = performance.now()
  let told = last
  const open = new Set<Promise<void>>()
  while (performance.now() < end) {
    const now = performance.now()
    budget = Math.min(rate, budget + ((now - last) / 1000) * rate)
    last = now
    while (budget >= 1) {
      const before = budget
      const one = choose(doings, random)
        .run()
        .catch((error: unknown) => void timings.errors.push(String(error)))
        .finally(() => open.delete(one))
      open.add(one)
      // What found nothing to do asks nothing, and the next is chosen.
      if (budget === before) await sleep(0)
    }
    if (!isCounted && now >= counted) {
      isCounted = true
      before = spentBy()
    }
    if (now - told > 30_000) {
      told = now
      say(
        `${timings.count} answers, ${open.size} open, p95 ${timings.at(95).toFixed(0)} ms, ${timings.errors.length} errors`,
      )
    }
    await sleep(5)
  }
  await Promise.all(open)
  const after = spentBy()
  const spent = before &&
    after && { server: after.server - before.server, database: after.database - before.database }
  return { timings, spent }
}
