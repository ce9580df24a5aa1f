import type { PoolClient } from 'pg'
import { isPlanStale } from './faults.ts'

const namesMost = 500
const seenMost = 5000
/** A text of its own for each question, as of a list that is as long as what is asked for, comes seldom twice. */
const seenBefore = 2

/**
 * Names for statements that come again and again, so that PostgreSQL reads and plans each once a connection and not
 * once a request: that takes longer than most of them take to run.
 */
export class StatementNames {
  readonly #names = new Map<string, string>()
  readonly #seen = new Map<string, number>()
  readonly #left = new Set<string>()
  #given = 0

  /** From now on it has no name. */
  leave(text: string): void {
    this.#left.add(text)
    this.#names.delete(text)
  }

  of(text: string): string | undefined {
    const name = this.#names.get(text)
    if (name !== undefined || this.#names.size >= namesMost) return name
    const times = (this.#seen.get(text) ?? 0) + 1
    if (this.#seen.size >= seenMost) this.#seen.clear()
    this.#seen.set(text, times)
    if (times <= seenBefore) return undefined
    this.#seen.delete(text)
    if (this.#left.has(text)) return undefined
    this.#given += 1
    this.#names.set(text, `kept_${this.#given}`)
    return this.#names.get(text)
  }
}

type Query = (text: string, values?: readonly unknown[]) => Promise<unknown>

/** A connection that names what it is asked with values. */
export function withNames(client: PoolClient, names: StatementNames): PoolClient {
  const query = client.query.bind(client) as unknown as (
    question: unknown,
    values?: unknown,
  ) => Promise<unknown>
  const named: Query = async (text, values) => {
    const name =
      values !== undefined && values.length > 0 && typeof text === 'string' ? names.of(text) : undefined
    if (name === undefined) return await query(text, values)
    try {
      return await query({ name, text, values })
    } catch (error) {
      if (!isPlanStale(error)) throw error
      // Somebody has changed a table. Where this is a transaction it cannot go on, and is run again from its start.
      names.leave(text)
      return await query(text, values).catch(() => Promise.reject(error))
    }
  }
  return { query: named, release: (error?: boolean) => client.release(error) } as unknown as PoolClient
}
