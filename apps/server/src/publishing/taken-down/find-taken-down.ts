import { catalogueEntry } from '@secondlook/connectors'
import type { Correction, Named } from '@secondlook/contract'
import { type ApprovedWords, type confinedTo, findApprovedWords, findCorrections } from '../../posts/index.ts'
import { findEntryNames, findHolding } from '../../registers/index.ts'
import type { Db } from '../../store/database.ts'
import { lifeOf } from '../life/life.ts'
import { type ActRow, findActs, toLifeAct } from '../life/store.ts'
import { type Down, downsOf } from './downs.ts'
import { findDown } from './store.ts'

/** What came down, with what was approved of it and where. */
export type CameDown = Down & {
  readonly words: ApprovedWords
  readonly at: Named & { readonly platform: string; readonly unit: string | null }
  readonly correctedBy: readonly Correction[]
}

/** Posts that somebody may know of, as a condition on the column that holds their id. */
export type MayKnow = (column: string) => ReturnType<typeof confinedTo>

/** More than this in one list nobody reads; fewer days or one channel show the rest. */
export const downMost = 2000

type Asked = { readonly from: string; readonly until: string; readonly at: string }

/** Everything that came down between two instants, of posts that may be known of; the newest first. */
export async function findTakenDown(
  db: Db,
  { from, until, at }: Asked,
  mayKnow: MayKnow,
): Promise<{ readonly downs: readonly CameDown[]; readonly isCut: boolean }> {
  const where = await mayKnow('act.post')
  const keys = await findDown(db, { from, until, most: downMost + 1, where })
  const wanted = new Set(keys.slice(0, downMost).map(({ id }) => id))
  const posts = [...new Set(keys.map(({ post }) => post))]
  const downs = byChannel(await findActs(db, posts)).flatMap((acts) =>
    downsOf(acts).filter(({ id }) => wanted.has(id)),
  )
  const words = await findApprovedWords(db, downs, await mayKnow('version.post'))
  const wordsOf = new Map(words.map((one) => [`${one.post} ${one.version}`, one]))
  const channels = await placesOf(db, downs, at)
  const corrections = await correctionsOf(db, [...new Set(words.map(({ post }) => post))], mayKnow)
  const found = downs.flatMap((down) => {
    const own = wordsOf.get(`${down.post} ${down.version}`)
    if (!own) return []
    const place = channels.get(down.channel) ?? noPlace(down.channel)
    return [{ ...down, words: own, at: place, correctedBy: corrections.get(down.post) ?? [] }]
  })
  return {
    downs: found.sort((a, b) => (a.cameDownAt < b.cameDownAt ? 1 : -1)),
    isCut: keys.length > downMost,
  }
}

const noPlace = (id: string): CameDown['at'] => ({
  ...{ id, name: 'A channel that is not in the register any more', platform: '', unit: null },
})

/** Acts of each post on each channel, in their order. */
function byChannel(acts: readonly ActRow[]): readonly (readonly ActRow[])[] {
  const found = new Map<string, ActRow[]>()
  for (const act of acts) {
    const key = `${act.post} ${act.channel}`
    found.set(key, [...(found.get(key) ?? []), act])
  }
  return [...found.values()]
}

async function placesOf(
  db: Db,
  downs: readonly Down[],
  at: string,
): Promise<ReadonlyMap<string, CameDown['at']>> {
  const ids = [...new Set(downs.map(({ channel }) => channel))]
  if (ids.length === 0) return new Map()
  const held = await findHolding(db, ['channels'], at, ids)
  const names = await findEntryNames(db, ids)
  return new Map(
    ids.flatMap((id) => {
      const known = names.get(id)
      const now = held.find((one) => one.id === id)
      if (!known) return []
      const { name, unit } = known
      const platform = now?.values.platform ?? ''
      return [[id, { id, name, platform, unit: now ? now.unit : unit }] as const]
    }),
  )
}

/** What corrects some posts, of what may be known of, and whether it can be read yet. */
export async function correctionsOf(
  db: Db,
  posts: readonly string[],
  mayKnow: MayKnow,
): Promise<ReadonlyMap<string, readonly Correction[]>> {
  const rows = await findCorrections(db, posts, await mayKnow('post.id'))
  const acts = await findActs(
    db,
    rows.map(({ post }) => post),
  )
  const found = new Map<string, Correction[]>()
  for (const { post, corrects, title } of rows) {
    const lives = byChannel(acts.filter((act) => act.post === post)).map((own) =>
      lifeOf(own.map(toLifeAct), own.at(-1)?.version ?? 1),
    )
    const out = lives.filter(({ state }) => state === 'published')
    const addresses = out.flatMap(({ published }) => (published?.parts ?? []).map(({ address }) => address))
    found.set(corrects, [
      ...(found.get(corrects) ?? []),
      { post, title, isOut: out.length > 0, addresses: [...new Set(addresses)] },
    ])
  }
  return found
}

export const platformName = (platform: string): string =>
  platform === '' ? '' : catalogueEntry(platform).name
