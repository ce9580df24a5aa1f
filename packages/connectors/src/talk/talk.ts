import type { Json, PreparedRequest } from '../prepared.ts'

/** One request that a connector wants sent: by the account of a channel, or as any stranger would. */
export type Ask = { readonly request: PreparedRequest; readonly as: 'account' | 'stranger' }

/** What came of it. */
export type Reply =
  | {
      readonly is: 'answer'
      readonly status: number
      /** Names in small letters; several of one name each on a line of its own. `answerWith` makes it so. */
      readonly headers: Readonly<Record<string, string>>
      readonly text: string
      /** What the text holds, where it is JSON; `undefined` where it is not. */
      readonly json: Json | undefined
      /** Where it came from, after redirects. */
      readonly address: string
    }
  /** Nothing of it left this machine: the name was not found, or nobody took the connection. */
  | { readonly is: 'not-sent'; readonly says: string }
  /** It may have arrived, and nobody can say. */
  | { readonly is: 'no-answer'; readonly says: string }

/**
 * What a connector asks, one after the other, and what it makes of the answers. It sends nothing: whoever holds the
 * network walks it with `next`, signs what goes as the account, and keeps what came back.
 */
export type Talk<T> = Generator<Ask, T, Reply>

export type AnswerOf = Extract<Reply, { is: 'answer' }>

/** A value in an answer by its path, such as `0.id`; `undefined` where there is nothing. */
export function at(json: Json | undefined, path: string): Json | undefined {
  let value: Json | undefined = json
  for (const name of path.split('.')) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, name)) return undefined
    value = Reflect.get(value, name) as Json
  }
  return value
}

export const textAt = (json: Json | undefined, path: string): string | undefined => {
  const value = at(json, path)
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined
}

export const listAt = (json: Json | undefined, path: string): readonly Json[] => {
  const value = path === '' ? json : at(json, path)
  return Array.isArray(value) ? value : []
}
