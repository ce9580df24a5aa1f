import type { Pack } from '@secondlook/contract'
import type { Db, Tx } from '../../store/database.ts'
import { findCanonical } from '../store.ts'
import { type LoadedPack, loadKept } from './kept-pack.ts'

/** The packs that can be put in force: what comes with the program, and what was in force before. */
export type Shelf = { readonly list: () => Promise<readonly LoadedPack[]> }

/**
 * The packs that come with the program, read when they are first asked for, because a server has to be there before
 * that. A test or the demonstration hands in packs of its own.
 */
export function openShelf(read: () => Promise<readonly Pack[]> = readShipped): Shelf {
  let loading: Promise<readonly LoadedPack[]> | undefined
  const load = async (): Promise<readonly LoadedPack[]> => {
    const { canonicalJson, digestOf } = await import('@secondlook/engine')
    return (await read()).map((pack) => ({ pack, digest: digestOf(pack), canonical: canonicalJson(pack) }))
  }
  return {
    list: () => {
      loading ??= load().catch((error: unknown) => {
        loading = undefined
        throw error
      })
      return loading
    },
  }
}

async function readShipped(): Promise<readonly Pack[]> {
  const { shippedIds, shippedPack } = await import('@secondlook/packs')
  return shippedIds()
    .map(shippedPack)
    .filter(({ head }) => head.kind !== 'words')
}

/** A pack of the shelf, or one that was in force before; `undefined` where neither has it. */
export async function findLoaded(db: Db | Tx, shelf: Shelf, digest: string): Promise<LoadedPack | undefined> {
  const there = (await shelf.list()).find((one) => one.digest === digest)
  if (there) return there
  const canonical = await findCanonical(db, digest)
  return canonical === undefined ? undefined : { pack: await loadKept(db, digest), digest, canonical }
}
