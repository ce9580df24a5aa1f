import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { Kept } from './kept.ts'

/** A member of the registers: what it is made of, by which it is known again, and its canonical JSON. */
export type Piece = {
  readonly name: string
  readonly of: readonly unknown[]
  readonly text: () => string
}

/**
 * SHA-256 over registers as RFC 8785 JSON. What comes before the part that differs from person to person is read
 * once, and the last digests are kept, because most people may know of the same initiatives: none.
 */
export class Digests {
  readonly #differs: string
  readonly #begun = new Kept<ReturnType<typeof sha256.create>>(1)
  readonly #whole = new Kept<string>(16)

  /** `differs` is the member that is not the same for everybody. */
  constructor(differs: string) {
    this.#differs = differs
  }

  /** The digest of an object with these members, which are in canonical order. */
  of(pieces: readonly Piece[]): string {
    return this.#whole.take(identityOf(pieces), () => {
      const first = pieces.filter(({ name }) => name < this.#differs)
      const rest = pieces.slice(first.length).map(memberOf)
      const hash = this.#begin(first).clone()
      hash.update(utf8ToBytes(`${first.length > 0 && rest.length > 0 ? ',' : ''}${rest.join(',')}}`))
      return `sha256:${bytesToHex(hash.digest())}`
    })
  }

  #begin(pieces: readonly Piece[]): ReturnType<typeof sha256.create> {
    return this.#begun.take(identityOf(pieces), () =>
      sha256.create().update(utf8ToBytes(`{${pieces.map(memberOf).join(',')}`)),
    )
  }
}

const memberOf = ({ name, text }: Piece): string => `${JSON.stringify(name)}:${text()}`
const identityOf = (pieces: readonly Piece[]): readonly unknown[] =>
  pieces.flatMap(({ name, of }) => [name, ...of])
