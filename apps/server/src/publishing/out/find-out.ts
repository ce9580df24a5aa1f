import type { FindOut, OutNow } from '../../posts/index.ts'
import { lifeOf } from '../life/life.ts'
import { type ActRow, findBriefActs, toLifeAct } from '../life/store.ts'
import { outOf } from './out-of.ts'

/** Where posts stand on their channels, of many at once and by one question. */
export const findOut: FindOut = async (db, posts) => {
  const byPost = new Map<string, ActRow[]>()
  for (const act of await findBriefActs(
    db,
    posts.map(({ post }) => post),
  ))
    byPost.set(act.post, [...(byPost.get(act.post) ?? []), act])
  const found = new Map<string, OutNow>()
  for (const { post, version, channels } of posts) {
    const acts = byPost.get(post)
    if (!acts) continue
    const all = [...new Set([...channels, ...acts.map(({ channel }) => channel)])]
    const out = outOf(
      all.map((channel) => {
        const own = acts.filter((act) => act.channel === channel)
        const life = lifeOf(own.map(toLifeAct), version ?? own.at(-1)?.version ?? 1)
        return { life, since: own.at(-1)?.at ?? null }
      }),
    )
    if (out) found.set(post, out)
  }
  return found
}
