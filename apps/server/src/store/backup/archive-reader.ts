import { createHash } from 'node:crypto'
import { sha256 } from './archive-writer.ts'
import { blockBytes, paddingOf, parseTarHeader } from './tar.ts'

/** A member that was read whole and is what was written. */
export type Member = {
  readonly stem: string
  readonly ending: string
  readonly bytes: Uint8Array
  /** The digest of every byte before this member. */
  readonly before: string
  readonly at: number
}

/** The archive is cut short or was changed; says which member is the first to be wrong. */
export class DamagedError extends Error {
  override readonly name = 'DamagedError'
}

/** Reads an archive member by member, each checked against the digest in its name before it is handed out. */
export async function* readArchive(source: AsyncIterable<Uint8Array>): AsyncGenerator<Member> {
  const bytes = byteReader(source)
  let last = 'the beginning'
  for (let at = 0; ; at += 1) {
    const before = bytes.digest()
    const header = await bytes.take(blockBytes)
    if (!header) throw new DamagedError(`the file ends after ${last}`)
    const entry = parseTarHeader(header)
    if (entry === 'end') return
    const parts = entry && /^(.+)-([0-9a-f]{64})\.([a-z]+)$/.exec(entry.name)
    if (!entry || !parts) throw new DamagedError(`what follows ${last} is no member of a backup`)
    const [, stem = '', digest = '', ending = ''] = parts
    const content = await bytes.take(entry.size)
    const padding = content && (await bytes.take(paddingOf(entry.size)))
    if (!content || !padding) throw new DamagedError(`the file ends inside ${stem}`)
    if (sha256(content) !== digest || padding.some((byte) => byte !== 0))
      throw new DamagedError(`${stem} is not what was written`)
    yield { stem, ending, bytes: content, before, at }
    last = stem
  }
}

function byteReader(source: AsyncIterable<Uint8Array>) {
  const chunks = source[Symbol.asyncIterator]()
  const whole = createHash('sha256')
  let rest: Uint8Array = new Uint8Array(0)
  return {
    digest: () => whole.copy().digest('hex'),
    /** The next bytes, or `undefined` where there are not so many. */
    take: async (length: number): Promise<Uint8Array | undefined> => {
      const taken: Uint8Array[] = []
      let missing = length
      while (missing > 0) {
        if (rest.length === 0) {
          const next = await chunks.next()
          if (next.done) return undefined
          rest = next.value
        }
        const piece = rest.subarray(0, missing)
        rest = rest.subarray(piece.length)
        whole.update(piece)
        taken.push(piece)
        missing -= piece.length
      }
      return taken.length === 1 && taken[0] ? taken[0] : Buffer.concat(taken)
    },
  }
}
