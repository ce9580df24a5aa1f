import { createHmac } from 'node:crypto'
import type { Vault } from '../keys/vault.ts'
import { toLocal } from '../notices/index.ts'
import type { Database } from '../store/database.ts'
import { type IdSource, newId } from '../store/ids.ts'
import {
  countBeyond,
  countText,
  countTexts,
  deleteDay,
  deleteDaysBefore,
  findBeyond,
  findDay,
  findDaysBefore,
  findKeyGroups,
  insertDay,
} from './store.ts'

export type BoundNeeds = {
  readonly database: Pick<Database, 'scratch'>
  /** Where the keys of days are; what is counted under one can be read by nobody once it is destroyed. */
  readonly vault: Vault
  readonly source: IdSource
  /** How many neutral answers one person gets in a day. */
  readonly most: number
}

/** A day on which something can be counted. */
export type AskingDay = { readonly day: string; readonly key: Uint8Array }

/** How often somebody asked who had reached the bound, as nobody can tell from it who it was. */
export type Probing = { readonly day: string; readonly atLeast: 0 | 1 | 10 | 100 }

const keyName = 'day'
const triesMax = 4
const dayMs = 86_400_000

/**
 * How often somebody got the neutral answer today, by Canberra's clocks. What is stored are digests under a key of
 * the day, which is destroyed when the day ends: they say neither who nor what, and afterwards nobody can find out.
 */
export class DailyBound {
  readonly #needs: BoundNeeds

  constructor(needs: BoundNeeds) {
    this.#needs = needs
  }

  #today(): string {
    return toLocal(new Date(this.#needs.source.now()).toISOString()).day
  }

  /** Opens the day; the first to ask on it ends those before. */
  async open(): Promise<AskingDay> {
    const { database, vault, source } = this.#needs
    for (let tried = 1; tried <= triesMax; tried++) {
      const day = this.#today()
      const known = await findDay(database.scratch, day)
      if (known) {
        const key = (await vault.open(known.key_group)).get(keyName)
        if (key) return { day, key }
        await deleteDay(database.scratch, known)
      }
      await this.endDays()
      const [group, key] = [newId(source), vault.newKey()]
      await vault.keep(group, new Map([[keyName, key]]))
      if (await insertDay(database.scratch, day, group)) return { day, key }
      await vault.forget(group)
    }
    throw new Error('the day on which texts are asked about could not be opened')
  }

  /** Whether somebody has had as many answers as they get. */
  async isReached({ day, key }: AskingDay, person: string): Promise<boolean> {
    const { database, most } = this.#needs
    return (await countTexts(database.scratch, day, digestOf(key, ['who', person]))) >= most
  }

  /** Counts a text once; `false` where somebody has had as many answers as they get, and may not have this one. */
  async take({ day, key }: AskingDay, person: string, words: readonly (string | null)[]): Promise<boolean> {
    const { database, most } = this.#needs
    const who = digestOf(key, ['who', person])
    return await countText(
      database.scratch,
      { day, who, mark: digestOf(key, ['text', person, ...words]) },
      most,
    )
  }

  /** That somebody asked beyond the bound; not who, and not what. */
  async noteBeyond({ day }: AskingDay): Promise<void> {
    await countBeyond(this.#needs.database.scratch, day)
  }

  async probing(): Promise<Probing> {
    const day = this.#today()
    const beyond = await findBeyond(this.#needs.database.scratch, day)
    return { day, atLeast: beyond >= 100 ? 100 : beyond >= 10 ? 10 : beyond >= 1 ? 1 : 0 }
  }

  /** Destroys the keys of days that are over, and then what was counted under them. */
  async endDays(): Promise<void> {
    const { database, vault, source } = this.#needs
    const today = this.#today()
    for (const { key_group } of await findDaysBefore(database.scratch, today))
      await vault.destroy(key_group, [keyName])
    await deleteDaysBefore(database.scratch, today)
    // What somebody made who was killed before anything was counted under it.
    const used = await findKeyGroups(database.scratch)
    for (const group of await vault.groups())
      if (!used.has(group) && madeAt(group) < source.now() - dayMs) await vault.destroy(group, [keyName])
  }
}

const digestOf = (key: Uint8Array, what: readonly (string | null)[]): string =>
  createHmac('sha256', key).update(JSON.stringify(what)).digest('base64url')

/** The first 48 bits of an id are when it was made. */
const madeAt = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
