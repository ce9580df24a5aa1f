import { findIncident } from './cases/index.ts'
import type { IsOnDuty } from './notices/index.ts'
import { findTitles } from './posts/index.ts'
import { isOnDuty } from './registers/index.ts'
import type { Db, Tx } from './store/database.ts'

/** Whether somebody is on duty for the channels that a notice is about, or for any where nobody can tell which. */
export const isOnDutyForNotice: IsOnDuty = async (db, person, at, notice) =>
  await isOnDuty(db, person, at, await findChannels(db, notice))

async function findChannels(
  db: Db | Tx,
  { kind, about }: Parameters<IsOnDuty>[3],
): Promise<readonly string[] | undefined> {
  if (kind.startsWith('cases.')) {
    const incident = await findIncident(db, about)
    return incident && [incident.channel]
  }
  const isOfPost = kind.startsWith('posts.') || kind.startsWith('publishing.')
  const [post] = isOfPost ? await findTitles(db, [about]) : []
  // A post that names no channel yet could be for any of them.
  return post && post.channels.length > 0 ? post.channels : undefined
}
