import type { Json, PreparedRequest } from '../prepared.ts'
import { at } from './talk.ts'

/** What placeholders stand for, once a publication is being sent. */
export type Filling = {
  readonly sentAt: string
  /** What earlier requests of the list answered; `undefined` where nothing was. */
  readonly answers: readonly (Json | undefined)[]
}

/** A request waits for something that no answer has; nothing of it is sent. */
export type Missing = { readonly missing: string }

/** A request with everything in it but the bytes of files, which stay `{ "$file", "as" }`. */
export function fill(request: PreparedRequest, filling: Filling): PreparedRequest | Missing {
  try {
    const path = request.path.replace(/\{\$resultOf:(\d+):([^}]*)\}/g, (_, index: string, take: string) => {
      const value = at(filling.answers[Number(index)], take)
      if (typeof value !== 'string' && typeof value !== 'number') throw new Absent(take)
      // One whole address stands as it is; a piece of a path must not open another.
      return request.path.startsWith('{$resultOf') && /^https?:/.test(String(value))
        ? String(value)
        : encodeURIComponent(value)
    })
    const { body } = request
    const isFile =
      body !== null &&
      typeof body === 'object' &&
      'file' in body &&
      'as' in body &&
      Object.keys(body).length === 2
    return { ...request, path, body: isFile ? body : filled(body as Json, filling) }
  } catch (error) {
    if (error instanceof Absent) return { missing: error.message }
    throw error
  }
}

class Absent extends Error {}

function filled(value: Json, filling: Filling): Json {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map((one: Json) => filled(one, filling))
  const own = value as { readonly [name: string]: Json }
  if (own['$sentAt'] === true) return filling.sentAt
  if (typeof own['$resultOf'] === 'number') return resultIn(own, filling)
  if (Array.isArray(own['$join']))
    return own['$join'].map((piece: Json) => textOf(filled(piece, filling))).join('')
  if (Array.isArray(own['$merge']))
    return Object.assign({}, ...own['$merge'].map((one: Json) => filled(one, filling)))
  if (typeof own['$file'] === 'string') return value
  return Object.fromEntries(Object.entries(own).map(([name, one]) => [name, filled(one, filling)]))
}

function resultIn(own: { readonly [name: string]: Json }, filling: Filling): Json {
  const take = typeof own['take'] === 'string' ? own['take'] : ''
  const found = at(filling.answers[Number(own['$resultOf'])], take)
  if (found !== undefined) return found
  if (!Object.hasOwn(own, 'otherwise')) throw new Absent(take)
  return filled(own['otherwise'] ?? null, filling)
}

const textOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))
