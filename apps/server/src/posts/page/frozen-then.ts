import type { PostPage } from '@secondlook/contract'
import { listFreezes } from '../../registers/index.ts'
import type { Db } from '../../store/database.ts'
import type { VersionRow } from '../version/store.ts'

type Frozen = PostPage['frozen']

/**
 * The freezes that a version would run into as they are known: at its time, or now where that has come. What waits for
 * something to happen has no time yet.
 */
export async function findFrozen(
  db: Db,
  at: string,
  { body: { schedule }, channels, tier, template }: VersionRow,
): Promise<Frozen> {
  if (schedule.kind === 'event') return []
  const then = schedule.kind === 'at' && schedule.at > at ? schedule.at : at
  const until = new Date(Date.parse(then) + 1).toISOString()
  const freezes = await listFreezes(db, { from: then, until }, at)
  return freezes
    .filter(
      (freeze) =>
        freeze.from <= then &&
        channels.some((one) => freeze.channels.has(one)) &&
        !(tier !== null && freeze.exceptTiers.includes(tier)) &&
        !(template !== null && freeze.exceptTemplates.includes(template)),
    )
    .map((freeze) => ({ id: freeze.id, title: freeze.title, until: freeze.until }))
}
