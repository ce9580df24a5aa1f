import type { Json } from '../prepared.ts'
import type { AnswerOf } from './talk.ts'

/** What a text holds as JSON; `undefined` where it is none. */
function jsonIn(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

/**
 * An answer as talks take it, whatever fetched it. Of several headers of one name, such as cookies, each stands on a line
 * of its own, because commas stand in dates too.
 */
export function answerWith(
  status: number,
  headers: Iterable<readonly [string, string]>,
  text: string,
  address: string,
): AnswerOf {
  const named: Record<string, string> = {}
  for (const [header, value] of headers) {
    const name = header.toLowerCase()
    const before = Object.hasOwn(named, name) ? named[name] : undefined
    named[name] = before === undefined ? value : `${before}\n${value}`
  }
  return { is: 'answer', status, headers: named, text, json: jsonIn(text), address }
}

/** Where a request goes: below the address of the service, or where its path says if that is a whole address. */
export const addressBelow = (service: string, path: string): string =>
  /^https?:\/\//i.test(path) ? path : `${service.replace(/\/+$/, '')}${path}`
