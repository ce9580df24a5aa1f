import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalText } from '../bytes/canonical-json.ts'
import { isPlainText } from '../bytes/text.ts'
import { isId, isPartName, mustBe } from './words.ts'

export const saltLength = 32

/** A named piece of an event, such as who, text or reason. Once salt and json are gone, it is destroyed. */
export type Part = {
  readonly name: string
  readonly salt: Uint8Array
  /** Canonical JSON; its UTF-8 bytes are what is committed to. */
  readonly json: string
}

/** What the log keeps of a part. */
export type PartCommitment = { readonly name: string; readonly commitment: Uint8Array }

/** A part of a value that JSON can hold. The salt is 32 fresh random bytes, never used again. */
export function makePart(name: string, salt: Uint8Array, value: unknown): Part {
  mustBe('the name of a part', isPartName(name), name)
  mustBe('a salt of 32 bytes', salt.length === saltLength, `${salt.length} bytes`)
  return { name, salt, json: canonicalText(value) }
}

/** Binds a part to its name and its event, and tells nothing of it to whoever lacks the salt. */
export function commitPart(event: string, { name, salt, json }: Part): PartCommitment {
  mustBe('the id of an event', isId(event), event)
  mustBe('the name of a part', isPartName(name), name)
  mustBe('a salt of 32 bytes', salt.length === saltLength, `${salt.length} bytes`)
  // A lone surrogate would become the same bytes as another, and two values would share a commitment.
  mustBe('whole characters', isPlainText(json), json)
  const words = utf8ToBytes(`secondlook.part/v1\n${event}\n${name}\n`)
  return { name, commitment: sha256(concatBytes(words, salt, utf8ToBytes(json))) }
}
