import type { PostPage } from '@secondlook/contract'
import { listFreezes, stoppedBy } from '../../registers/index.ts'
import type { Db } from '../../store/database.ts'
import type { VersionRow } from '../version/store.ts'

type Frozen = PostPage['frozen']

/**
 * The freezes that a version would run into as they are known: at its time, or now where that has come. What waits for
 * something to happen has no time yet.
 */
export async function findFrozen(db: Db, at: string, version: VersionRow): Promise<Frozen> {
  const { schedule } = version.body
  if (schedule.kind === 'event') return []
  const then = schedule.kind === 'at' && schedule.at > at ? schedule.at : at
  const until = new Date(Date.parse(then) + 1).toISOString()
  const freezes = await listFreezes(db, { from: then, until }, at)
  return freezes
    .filter((freeze) => freeze.from <= then && stoppedBy(freeze, version).length > 0)
    .map((freeze) => ({ id: freeze.id, title: freeze.title, until: freeze.until }))
}
