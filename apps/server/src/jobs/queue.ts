import { setTimeout as sleep } from 'node:timers/promises'
import { fromKysely, PgBoss } from 'pg-boss'
import type { Tx } from '../store/database.ts'
import { isConnectionLost } from '../store/faults.ts'
import type { PoolSource } from '../store/pool.ts'
import type { JobData, JobKind } from './job.ts'
import { clockSubject, deadOf, isHeldUp, placeLast, queueSchema } from './store.ts'

/** A notice wakes workers at once; what waits for its time or for another try is looked for this often. */
const pollSeconds = 2
/** Where no notices can be had, such as behind a pooler of connections, everything is. */
const pollWithoutNoticesSeconds = 0.5
/** A job whose process has said nothing for so long is somebody else's; it is looked for as often. */
const aliveSeconds = 10
/** How long a job waits for a database that is down, before that counts as its own failure. */
const outageMs = 300_000
/** A job is kept until it was run, however long its subject is held up; the queue would drop it after a fortnight. */
const keptSeconds = 365 * 86_400
/** Long enough to count what was done in a day. */
const doneSeconds = 2 * 86_400
/** What failed for good in an ordered kind holds up its subject as long as it is there, so it is there for a season. */
const heldSeconds = 90 * 86_400
/** What the clock asked for and nobody took is forgotten: the clock asks again. */
const clockSeconds = 3600
const clockData: JobData = { subject: clockSubject }

/** A job that failed for good, with what it was about and why the last try failed. */
export type DeadLetter = {
  readonly id: string
  readonly kind: string
  readonly data: JobData
  readonly failedAt: string
  readonly says: string
  /** How often it was tried. */
  readonly tries: number
}

/** How much there is of a kind of job. */
export type JobCounts = {
  readonly kind: string
  readonly waiting: number
  readonly running: number
  readonly retrying: number
  readonly doneLastDay: number
}

/** The queue of a store. Any number of processes open it; those that work on it say so. */
export class Queue {
  readonly #boss: PgBoss
  #kinds: readonly JobKind[] = []

  private constructor(boss: PgBoss) {
    this.#boss = boss
  }

  static async open(source: PoolSource, onFault: (error: Error) => void): Promise<Queue> {
    const given = Object.entries(source.config).filter(([, value]) => value !== undefined)
    const boss = new PgBoss({
      ...Object.fromEntries(given),
      schema: queueSchema,
      max: 4,
      application_name: 'secondlook jobs',
      useListenNotify: true,
      ...{ superviseIntervalSeconds: aliveSeconds, monitorIntervalSeconds: aliveSeconds },
    })
    boss.on('error', onFault)
    await boss.start()
    return new Queue(boss)
  }

  /** Says which kinds of jobs there are; apart from opening, because what a job does may put others on the queue. */
  async declare(kinds: readonly JobKind[]): Promise<void> {
    for (const { name, retryLimit, isOrdered, cron } of kinds) {
      await this.#boss.createQueue(deadOf(name), { retentionSeconds: keptSeconds, deleteAfterSeconds: 0 })
      await this.#boss.createQueue(name, {
        policy: isOrdered ? 'key_strict_fifo' : 'standard',
        notify: true,
        retentionSeconds: keptSeconds,
        deadLetter: deadOf(name),
        retryLimit,
        retryDelay: 1,
        retryBackoff: true,
        retryDelayMax: 3600,
        expireInSeconds: 600,
        heartbeatSeconds: aliveSeconds,
        deleteAfterSeconds: isOrdered ? heldSeconds : doneSeconds,
      })
      if (cron !== undefined)
        await this.#boss.schedule(name, cron, clockData, { tz: 'UTC', retentionSeconds: clockSeconds })
    }
    this.#kinds = kinds
  }

  /** Puts a job on the queue in the transaction of whoever asks, to be run at once or from an instant on. */
  async put(tx: Tx, name: string, data: JobData, startAfter?: Date): Promise<void> {
    await this.#send(tx, name, data, startAfter === undefined ? {} : { startAfter })
  }

  /**
   * Puts a job on the queue that has failed for good already, in the transaction of whoever asks. In an ordered kind
   * one holds up its subject and the others wait behind it, as they would have.
   */
  async putDead(tx: Tx, name: string, data: JobData, says: string): Promise<void> {
    if (this.#kindOf(name).isOrdered && (await isHeldUp(tx, name, data.subject))) {
      await this.put(tx, name, data)
      return
    }
    const id = await this.#send(tx, name, data, { retryLimit: 0 })
    await this.#boss.fail(name, id, { message: says }, { db: fromKysely(tx) })
  }

  async #send(
    tx: Tx,
    name: string,
    data: JobData,
    options: { readonly retryLimit?: number; readonly startAfter?: Date },
  ): Promise<string> {
    const { isOrdered } = this.#kindOf(name)
    const key = isOrdered ? { singletonKey: data.subject } : {}
    const id = await this.#boss.send(name, data, { ...options, ...key, db: fromKysely(tx) })
    if (id === null) throw new Error(`a job of ${name} was not taken by the queue`)
    if (isOrdered) await placeLast(tx, name, id)
    return id
  }

  /** Puts one job on the queue for each kind that listens for an event, in the event's own transaction. */
  async putAfter(
    tx: Tx,
    event: { readonly id: string; readonly type: string; readonly subject: string },
  ): Promise<void> {
    for (const { name, after } of this.#kinds)
      if (after?.includes(event.type)) await this.put(tx, name, { subject: event.subject, event: event.id })
  }

  /** Runs jobs until the queue is closed. */
  async work(): Promise<void> {
    for (const kind of this.#kinds) {
      const { name } = kind
      let worker = ''
      worker = await this.#boss.work<JobData>(
        name,
        {
          ...{ batchSize: 1, pollingIntervalSeconds: pollWithoutNoticesSeconds },
          notifyPollingIntervalSeconds: pollSeconds,
        },
        async ([job]) => {
          if (!job) return
          // Where there was one there may be more, and only a queue that is empty is waited at.
          this.#boss.notifyWorker(worker)
          await runThroughOutage(kind, job.data)
        },
      )
    }
  }

  async deadLetters(): Promise<readonly DeadLetter[]> {
    const found: DeadLetter[] = []
    for (const { name } of this.#kinds) {
      for (const job of await this.#boss.findJobs<JobData>(deadOf(name), { queued: true })) {
        const [failed] = job.sourceId ? await this.#boss.findJobs(name, { id: job.sourceId }) : []
        found.push({
          id: job.id,
          kind: name,
          data: job.data,
          failedAt: job.createdOn.toISOString(),
          says: sayOutput(failed?.output ?? job.output),
          tries: (job.sourceRetryCount ?? 0) + 1,
        })
      }
    }
    return found.sort((a, b) => (a.failedAt < b.failedAt ? -1 : 1))
  }

  has(kind: string): boolean {
    return this.#kinds.some(({ name }) => name === kind)
  }

  kindNames(): readonly string[] {
    return this.#kinds.map(({ name }) => name)
  }

  /** Whether a job of this kind is never run again by itself, because it sends something. */
  isRunOnce(kind: string): boolean {
    return this.#kindOf(kind).retryLimit === 0
  }

  async counts(): Promise<readonly JobCounts[]> {
    const names = this.kindNames()
    if (names.length === 0) return []
    const { rows } = await this.#boss.getDb().executeSql(
      `select q.name as kind,
        count(*) filter (where j.state = 'created')::int as waiting,
        count(*) filter (where j.state = 'active')::int as running,
        count(*) filter (where j.state = 'retry')::int as retrying,
        count(*) filter (where j.state = 'completed' and j.completed_on > now() - interval '1 day')::int as "doneLastDay"
      from unnest($1::text[]) as q (name) left join ${queueSchema}.job j on j.name = q.name
      group by q.name order by q.name`,
      [names],
    )
    return rows as JobCounts[]
  }

  /** Puts every dead letter of a kind on the queue again; how many there were. */
  async runAgain(name: string): Promise<number> {
    const { isOrdered } = this.#kindOf(name)
    const retried = isOrdered ? await this.#retryInPlace(name) : 0
    return retried + (await this.#boss.redrive(deadOf(name)))
  }

  /** In an ordered kind the job that failed holds up its subject, so it is that one which has to run, and not a copy. */
  async #retryInPlace(name: string): Promise<number> {
    let retried = 0
    for (const { id, sourceId } of await this.#boss.findJobs<JobData>(deadOf(name), { queued: true })) {
      const [failed] = sourceId ? await this.#boss.findJobs(name, { id: sourceId }) : []
      if (failed?.state !== 'failed') continue
      await this.#boss.retry(name, failed.id)
      await this.#boss.deleteJob(deadOf(name), id)
      retried += 1
    }
    return retried
  }

  /** Lets jobs that run finish, for some seconds, and takes no more. */
  async close(): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: 20_000 })
  }

  #kindOf(name: string): JobKind {
    const kind = this.#kinds.find((one) => one.name === name)
    if (!kind) throw new Error(`no such kind of job: ${name}`)
    return kind
  }
}

/**
 * A database that goes down under a job is no fault of the job: where it may be run twice it waits and begins anew,
 * or a bad hour of the database would use up its tries and hold up its subject for good.
 */
async function runThroughOutage({ run, retryLimit }: JobKind, data: JobData): Promise<void> {
  const end = performance.now() + outageMs
  for (;;) {
    try {
      return await run(data)
    } catch (error) {
      if (retryLimit === 0 || !isConnectionLost(error) || performance.now() > end) throw error
      await sleep(250)
    }
  }
}

function sayOutput(output: object | null): string {
  const message = output && 'message' in output ? output.message : undefined
  return typeof message === 'string' ? message : 'no reason was kept'
}
