import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Queue } from '../../src/jobs/queue.ts'
import type { Life } from '../../src/publishing/life/life.ts'
import { openPublishingHouse, type PublishingHouse } from '../../src/publishing/testing.ts'
import type { Ground } from './grounds.ts'
import { type Lane, runWorker, type Sign } from './start-worker.ts'

/** What became of everything. */
export type KillReport = {
  /** How often a worker was killed. */
  readonly kills: number
  /** How often a post was left in the middle; each kill leaves one on each channel. */
  readonly left: number
  /** Where, and how often. */
  readonly at: ReadonlyMap<string, number>
  readonly lost: readonly string[]
  readonly doubled: readonly string[]
  /** What did not end published and read back as approved. */
  readonly unsettled: readonly string[]
  readonly faults: readonly string[]
  /** From when a worker was started until everything that the one before had left was settled. */
  readonly slowestMs: number
  /** Every boundary that a post that nobody kills comes to, in order. */
  readonly whole: readonly string[]
  /** At which of them a post was left. */
  readonly ordinals: ReadonlySet<number>
}

type Channel = { readonly id: string; readonly ground: Ground }
type Written = { readonly post: string; readonly channel: Channel; readonly words: readonly string[] }

/** Further than any boundary. */
export const endless = 1_000_000

/** A house with a channel for each account, and workers that die in it. */
export class Killing {
  readonly #house: PublishingHouse
  readonly #channels: readonly Channel[]
  readonly #folder: string
  readonly #written: Written[] = []
  readonly #at = new Map<string, number>()
  readonly #ordinals = new Set<number>()
  readonly #faults: string[] = []
  #unsettled: readonly Written[] = []
  #whole: readonly string[] = []
  #kills = 0
  #left = 0
  #slowestMs = 0

  private constructor(house: PublishingHouse, channels: readonly Channel[], folder: string) {
    this.#house = house
    this.#channels = channels
    this.#folder = folder
  }

  static async open(accounts: readonly Ground[]): Promise<Killing> {
    const house = await openPublishingHouse([])
    // What is left to be asked about stands on the queue, and is looked for there before anything leaves.
    await (await Queue.open(house.test.house.test.source, () => undefined)).close()
    const channels: Channel[] = []
    for (const ground of accounts) {
      const { platform, address, platformId, service, user, secret } = ground
      const signIn = { service, secret, ...(user !== null && { user }) }
      channels.push({ id: await house.connect({ platform, address, platformId, ...signIn }), ground })
    }
    return new Killing(house, channels, mkdtempSync(join(tmpdir(), 'kills-')))
  }

  /** Every boundary of the post that was left alone. */
  get whole(): readonly string[] {
    return this.#whole
  }

  get channels(): number {
    return this.#channels.length
  }

  /**
   * Has a worker settle what the one before left, begin one more post on each channel, and die when each of them stands
   * at its boundary. `0` begins nothing there.
   */
  async round(untils: readonly number[]): Promise<void> {
    const { test } = this.#house
    const begun: (Written | undefined)[] = []
    for (const [at, channel] of this.#channels.entries())
      begun.push((untils[at] ?? 0) > 0 ? await this.#write(channel) : undefined)
    const lanes = this.#channels.map(({ id }, at): Lane => {
      return { channel: id, post: begun[at]?.post ?? null, until: untils[at] ?? 0 }
    })
    const clockAhead = test.house.clock.now - Date.now()
    const { host, port, user, database } = test.house.test.source.config
    const signs = await runWorker({
      database: { ...(host !== undefined && { host }), ...(port !== undefined && { port }), user, database },
      ...{ keysFolder: test.keysFolder, dataFolder: this.#folder, clockAhead, lanes },
      allow: this.#channels.map(({ ground }) => new URL(ground.service).host),
      ...{ leaseMs: 2000, inFlightMs: 4000 },
      unsettled: this.#unsettled.map(({ post }) => post),
    })
    // Whatever it has written is in the past of what comes next.
    test.house.clock.now = Math.max(test.house.clock.now, Date.now() + clockAhead)
    if (this.#unsettled.length > 0) this.#count(signs)
    this.#hear(signs)
    this.#unsettled = begun.filter((one) => one !== undefined)
  }

  #count(signs: readonly Sign[]): void {
    for (const sign of signs)
      if (sign.is === 'settled') this.#slowestMs = Math.max(this.#slowestMs, sign.afterMs)
  }

  #hear(signs: readonly Sign[]): void {
    this.#kills += 1
    for (const sign of signs) {
      if (sign.is === 'fault') this.#faults.push(sign.says)
      if (sign.is !== 'stands') continue
      this.#at.set(sign.at, (this.#at.get(sign.at) ?? 0) + 1)
      if (sign.passed) this.#whole = sign.passed
      else {
        this.#left += 1
        this.#ordinals.add(sign.until)
      }
    }
  }

  async #write(channel: Channel): Promise<Written> {
    const { hasThreads, hasTitles } = channel.ground
    // Some short numbers are asked about, because people hide behind them.
    const word = `Tram ${20_000 + this.#written.length} runs as usual`
    const words = hasThreads ? [word, word.replace('runs', 'stops')] : [word]
    const post = await this.#house.begin(this.#house.ana)
    const title = hasTitles ? word : null
    const saved = await this.#house.version(this.#house.ana, post, {
      ...{ text: words.join('\n---\n'), tier: 'T1', ai: 'none' },
      variants: [{ channel: channel.id, text: null, title, warning: null, about: null }],
    })
    if (saved.status !== 200 && saved.status !== 201) throw new Error(saved.text)
    await this.#house.approve(post, saved.body)
    const written = { post, channel, words }
    this.#written.push(written)
    return written
  }

  /** Has the last that was left settled, and looks at the platforms. */
  async report(): Promise<KillReport> {
    await this.round([])
    const [lost, doubled, unsettled]: [string[], string[], string[]] = [[], [], []]
    for (const { id, ground } of this.#channels) {
      const own = this.#written.filter(({ channel }) => channel.id === id)
      for (const [word, times] of await ground.countOf(own.flatMap(({ words }) => words))) {
        if (times === 0) lost.push(`${ground.platform}: ${word}`)
        if (times > 1) doubled.push(`${ground.platform}: ${word}`)
      }
    }
    for (const { post, channel, words } of this.#written) {
      const { state, isSame, says } = await this.#house.lifeOf(post, channel.id)
      if (!isSettled({ state, isSame }))
        unsettled.push(`${channel.ground.platform}: ${words[0]}: ${state} ${isSame} ${says}`)
    }
    return {
      ...{ kills: this.#kills, left: this.#left, at: this.#at, lost, doubled, unsettled },
      ...{ faults: this.#faults, slowestMs: this.#slowestMs, whole: this.#whole, ordinals: this.#ordinals },
    }
  }

  async close(): Promise<void> {
    await this.#house.close()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

const isSettled = ({ state, isSame }: Pick<Life, 'state' | 'isSame'>): boolean =>
  state === 'published' && isSame === true
