// A process that publishes and dies: settles what others left, then begins posts, each up to a boundary, and is killed
// when all of them stand there. Started by start-worker.ts with what it is to do in the environment.
import { randomBytes } from 'node:crypto'
import { writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { RootKeys } from '../../src/keys/roots.ts'
import { Vault } from '../../src/keys/vault.ts'
import { keepPublishing, type PublishingNeeds } from '../../src/publishing/index.ts'
import { workLine } from '../../src/publishing/line/keep-publishing.ts'
import { takeLine } from '../../src/publishing/line/store.ts'
import { planPost } from '../../src/publishing/plan/plan-post.ts'
import { connectionWithoutDays } from '../../src/publishing/read-back/testing.ts'
import { publishingNeeds } from '../../src/publishing-needs.ts'
import type { Recorder } from '../../src/records/index.ts'
import { issuePermit } from '../../src/records/permit.ts'
import { openDatabase } from '../../src/store/database.ts'
import { type Line, makeLine } from './boundary.ts'
import { mortalNeeds, mortalRecorder } from './mortal-needs.ts'
import type { Duty, Sign } from './start-worker.ts'

const duty = JSON.parse(process.env['DUTY'] ?? '') as Duty
// Written at once: what is written to a pipe otherwise may be lost with the process.
const say = (sign: Sign): void => void writeSync(1, `${JSON.stringify(sign)}\n`)

const roots = await RootKeys.open(duty.keysFolder, randomBytes)
const recorder: Recorder = {
  database: openDatabase({ config: duty.database }),
  vault: new Vault(duty.keysFolder, roots, 'records', randomBytes),
  source: { now: () => Date.now() + duty.clockAhead, randomBytes },
  enqueue: async () => undefined,
}
const credentials = new Vault(duty.keysFolder, roots, 'credentials', randomBytes)
const settings = {
  fetchAllow: new Set(duty.allow),
  dataFolder: duty.dataFolder,
  blobPlace: undefined,
  timeStamps: undefined,
}
const waits = { leaseMs: duty.leaseMs, inFlightMs: duty.inFlightMs }
const onFault = (error: unknown): void => say({ is: 'fault', says: String((error as Error).stack ?? error) })
const permitOf: PublishingNeeds['permitOf'] = (job, act) => issuePermit({ kind: 'system', job }, act)
const needs: PublishingNeeds = {
  ...publishingNeeds({ recorder, credentials }, settings, permitOf, onFault),
  // The clock here is the test's, and those of real platforms are not.
  connectionOf: connectionWithoutDays,
  waits,
}
const { scratch } = recorder.database

const dueOn = async (channels: readonly string[]): Promise<number> => {
  const rows = await scratch.selectFrom('publication_due').select(['channel']).execute()
  return rows.filter(({ channel }) => channels.includes(channel)).length
}

/** What the product does when it starts, until nothing is due any more. */
async function settle(): Promise<void> {
  for (const post of duty.unsettled) await planPost(recorder, post)
  const publishing = keepPublishing(needs)
  const channels = duty.lanes.map(({ channel }) => channel)
  while ((await dueOn(channels)) > 0) await sleep(50)
  await publishing.stop()
  say({ is: 'settled', afterMs: Math.round(performance.now()) })
}

/** One post as a process works on it that has this channel alone, until it stands at its boundary or is done. */
async function begin({ channel, post }: { channel: string; post: string }, line: Line): Promise<string> {
  const own = mortalRecorder(recorder, line.pass)
  const mine = { ...mortalNeeds({ ...needs, recorder: own }, line.pass), recorder: own }
  const except = duty.lanes.map((one) => one.channel).filter((one) => one !== channel)
  line.begin()
  const done = (async () => {
    await planPost(own, post)
    do {
      const now = new Date(recorder.source.now()).toISOString()
      const me = randomBytes(8).toString('hex')
      const taken = await takeLine(own.database.scratch, { me, now, except, leaseMs: duty.leaseMs })
      if (taken === undefined) await sleep(50)
      else await workLine(mine, taken, me)
    } while ((await dueOn([channel])) > 0)
    return 'done'
  })()
  return await Promise.race([done, line.stands])
}

await settle()
const standing = duty.lanes.map(async ({ channel, post, until }) => {
  if (post === null) return
  const line = makeLine(until)
  const at = await begin({ channel, post }, line)
  say({ is: 'stands', post, until, at, ...(at === 'done' && { passed: line.passed }) })
})
await Promise.all(standing)
process.kill(process.pid, 'SIGKILL')
