import type { Pack } from '@secondlook/contract'
import type { Policy } from '@secondlook/engine'
import type { Db, Tx } from '../../store/database.ts'
import { findCanonical } from '../store.ts'

/** A pack with the text that its digest is over. */
export type LoadedPack = { readonly pack: Pack; readonly digest: string; readonly canonical: string }

/** What is named by its digest never changes, so what was read or put together once is kept; the oldest go first. */
class Remembered<T> {
  readonly #most: number
  readonly #known = new Map<string, Promise<T>>()

  constructor(most: number) {
    this.#most = most
  }

  async get(name: string, make: () => Promise<T>): Promise<T> {
    const known = this.#known.get(name) ?? make()
    this.#known.delete(name)
    this.#known.set(name, known)
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= this.#most) break
      this.#known.delete(oldest)
    }
    try {
      return await known
    } catch (error) {
      this.#known.delete(name)
      throw error
    }
  }
}

const packs = new Remembered<Pack>(8)
const policies = new Remembered<Policy>(6)

/** A pack as it was when it was put in force. One that is not what its digest says is a broken promise. */
export const loadKept = (db: Db | Tx, digest: string): Promise<Pack> =>
  packs.get(digest, async () => {
    const canonical = await findCanonical(db, digest)
    if (canonical === undefined) throw new Error(`no pack ${digest} is kept`)
    const pack = JSON.parse(canonical) as Pack
    const { digestOf } = await import('@secondlook/engine')
    if (digestOf(pack) !== digest) throw new Error(`the pack that is kept as ${digest} is another one`)
    return pack
  })

type Digests = {
  readonly base: { readonly digest: string }
  readonly overlays: readonly { readonly digest: string }[]
}

/** The engine's policy for what is in force; the same answer years later, whatever packs are shipped by then. */
export async function compiledPolicy(db: Db | Tx, { base, overlays }: Digests): Promise<Policy> {
  const digests = [base, ...overlays].map(({ digest }) => digest)
  return await policies.get(digests.join(' '), async () => {
    const { compilePack } = await import('@secondlook/engine')
    const [first, ...more] = await Promise.all(digests.map((digest) => loadKept(db, digest)))
    if (!first) throw new Error('a policy has a base')
    return compilePack(first, more, digests)
  })
}
