import type { Db, Tx } from '../../store/database.ts'
import { type View, viewFor } from '../../store/kept/kept.ts'
import { findEdges } from './edges/store.ts'

const topic = 'people'
const dayMs = 86_400_000

/**
 * What was read of people and of what they hold at an instant, kept for as long as nobody changes it: between two
 * instants at which something begins or ends it is the same. What is long past is read each time.
 */
export async function keptAt<T>(db: Db | Tx, at: string, name: string, read: () => Promise<T>): Promise<T> {
  const { view, stretch } = await stretchOf(db, at)
  return stretch === undefined ? await read() : await view.get(topic, `${name} from ${stretch}`, read)
}

/** The same of many at once. */
export async function keptManyAt<T>(
  db: Db | Tx,
  at: string,
  kind: string,
  names: readonly string[],
  read: (missing: readonly string[]) => Promise<ReadonlyMap<string, T>>,
): Promise<ReadonlyMap<string, T>> {
  const { view, stretch } = await stretchOf(db, at)
  return stretch === undefined
    ? await read(names)
    : await view.getMany(topic, `${kind} from ${stretch}`, names, read)
}

/** By when the stretch began in which nothing begins or ends; `undefined` where it is not known. */
async function stretchOf(
  db: Db | Tx,
  at: string,
): Promise<{ readonly view: View; readonly stretch: string | undefined }> {
  const view = await viewFor(db)
  const { since, edges } = await view.get(topic, 'edges', async () => {
    const from = new Date(Date.parse(at) - dayMs).toISOString()
    return { since: from, edges: await findEdges(db, from) }
  })
  return { view, stretch: at < since ? undefined : (lastUpTo(edges, at) ?? since) }
}

/** Of instants in order, the last that is not after this one. */
function lastUpTo(edges: readonly string[], at: string): string | undefined {
  let [low, high] = [0, edges.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((edges[middle] ?? '') <= at) low = middle + 1
    else high = middle
  }
  return edges[low - 1]
}
