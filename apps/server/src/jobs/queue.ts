import { fromKysely, PgBoss } from 'pg-boss'
import type { Tx } from '../store/database.ts'
import type { PoolSource } from '../store/pool.ts'
import type { JobData, JobKind } from './job.ts'

const schema = 'secondlook_jobs'
const deadOf = (name: string): string => `${name}.dead`
/** A notice wakes workers at once; what waits for its time or for another try is looked for this often. */
const pollSeconds = 0.5
/** Long enough to count what was done in a day. */
const keptSeconds = 2 * 86_400
/** What the clock asked for and nobody took is forgotten: the clock asks again. */
const clockSeconds = 3600
const clockData: JobData = { subject: 'clock' }

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
      schema,
      max: 4,
      application_name: 'secondlook jobs',
      useListenNotify: true,
    })
    boss.on('error', onFault)
    await boss.start()
    return new Queue(boss)
  }

  /** Says which kinds of jobs there are; apart from opening, because what a job does may put others on the queue. */
  async declare(kinds: readonly JobKind[]): Promise<void> {
    for (const { name, retryLimit, isOrdered, cron } of kinds) {
      await this.#boss.createQueue(deadOf(name), { retentionSeconds: 365 * 86_400, deleteAfterSeconds: 0 })
      await this.#boss.createQueue(name, {
        policy: isOrdered ? 'key_strict_fifo' : 'standard',
        notify: true,
        deadLetter: deadOf(name),
        retryLimit,
        retryDelay: 1,
        retryBackoff: true,
        retryDelayMax: 3600,
        expireInSeconds: 600,
        heartbeatSeconds: 30,
        deleteAfterSeconds: keptSeconds,
      })
      if (cron !== undefined)
        await this.#boss.schedule(name, cron, clockData, { tz: 'UTC', retentionSeconds: clockSeconds })
    }
    this.#kinds = kinds
  }

  /** Puts a job on the queue in the transaction of whoever asks. */
  async put(tx: Tx, name: string, data: JobData): Promise<void> {
    const kind = this.#kindOf(name)
    await this.#boss.send(name, data, {
      db: fromKysely(tx),
      ...(kind.isOrdered ? { singletonKey: data.subject } : {}),
    })
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
    for (const { name, run } of this.#kinds) {
      await this.#boss.work<JobData>(
        name,
        { batchSize: 1, pollingIntervalSeconds: pollSeconds, notifyPollingIntervalSeconds: pollSeconds },
        async ([job]) => {
          if (job) await run(job.data)
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

  async counts(): Promise<readonly JobCounts[]> {
    const names = this.#kinds.map(({ name }) => name)
    if (names.length === 0) return []
    const { rows } = await this.#boss.getDb().executeSql(
      `select q.name as kind,
        count(*) filter (where j.state = 'created')::int as waiting,
        count(*) filter (where j.state = 'active')::int as running,
        count(*) filter (where j.state = 'retry')::int as retrying,
        count(*) filter (where j.state = 'completed' and j.completed_on > now() - interval '1 day')::int as "doneLastDay"
      from unnest($1::text[]) as q (name) left join ${schema}.job j on j.name = q.name
      group by q.name order by q.name`,
      [names],
    )
    return rows as JobCounts[]
  }

  /** Puts every dead letter of a kind on the queue again; how many there were. */
  async runAgain(name: string): Promise<number> {
    this.#kindOf(name)
    return await this.#boss.redrive(deadOf(name))
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

function sayOutput(output: object | null): string {
  const message = output && 'message' in output ? output.message : undefined
  return typeof message === 'string' ? message : 'no reason was kept'
}
