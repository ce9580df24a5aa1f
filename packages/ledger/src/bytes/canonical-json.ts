import { utf8ToBytes } from '@noble/hashes/utils.js'
import { type Refused, refuse, type Taken, take } from '../refusal.ts'

/** What canonical JSON may hold within itself, level in level. */
export const canonicalDepthMax = 64

const loneSurrogate = /[\ud800-\udfff]/u

/**
 * RFC 8785 JSON of a value. What JSON cannot hold is a broken promise of the caller and thrown, so that
 * nothing is signed that reads back as something else.
 */
export function canonicalText(value: unknown): string {
  const parts: string[] = []
  write(value, 0, parts)
  return parts.join('')
}

/** The UTF-8 bytes of `canonicalText`. */
export function canonicalBytes(value: unknown): Uint8Array {
  return utf8ToBytes(canonicalText(value))
}

/** The value of a text that is canonical JSON, letter for letter; any other text is refused. */
export function parseCanonical(text: string): Taken<unknown> | Refused {
  try {
    const value: unknown = JSON.parse(text)
    return canonicalText(value) === text ? take(value) : refuse(1, 'bad-value')
  } catch {
    return refuse(1, 'bad-value')
  }
}

function write(value: unknown, depth: number, parts: string[]): void {
  if (depth > canonicalDepthMax) throw new RangeError('canonical JSON: nested too deep, or in a circle')
  if (value === null || typeof value === 'boolean') parts.push(String(value))
  else if (typeof value === 'number') parts.push(numberText(value))
  else if (typeof value === 'string') parts.push(stringText(value))
  else if (Array.isArray(value)) writeArray(value, depth, parts)
  else if (isPlain(value)) writeObject(value, depth, parts)
  else
    throw new TypeError(
      `canonical JSON cannot hold ${typeof value === 'object' ? 'this object' : typeof value}`,
    )
}

function writeArray(items: readonly unknown[], depth: number, parts: string[]): void {
  for (let at = 0; at < items.length; at++) {
    parts.push(at === 0 ? '[' : ',')
    write(items[at], depth + 1, parts)
  }
  parts.push(items.length === 0 ? '[]' : ']')
}

function writeObject(value: object, depth: number, parts: string[]): void {
  // The default order of `sort` is that of UTF-16 code units, which RFC 8785 asks for.
  const keys = Object.keys(value).sort()
  for (const [at, key] of keys.entries()) {
    parts.push(at === 0 ? '{' : ',', stringText(key), ':')
    write(Reflect.get(value, key), depth + 1, parts)
  }
  parts.push(keys.length === 0 ? '{}' : '}')
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`canonical JSON cannot hold ${value}`)
  return JSON.stringify(value)
}

function stringText(value: string): string {
  if (loneSurrogate.test(value)) throw new TypeError('canonical JSON cannot hold a lone surrogate')
  return JSON.stringify(value)
}

/** Objects with a class of their own (dates, maps) would lose what they are. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
