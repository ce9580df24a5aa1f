import type { PublishingNeeds } from '../needs.ts'
import { findModerated, findOut, openWay, readUnder } from './look-again.ts'
import { dueToRead, readDays } from './rhythm.ts'
import { settleByReading } from './settle.ts'
import { findOpenActs, findReads, keepComments, keepRead } from './store.ts'

const dayMs = 86_400_000

/**
 * Reads what people say under what went out on a channel. It is a part of the look at the channel, so that one process
 * does it; that comments cannot be read stands in the way of nothing else.
 */
export async function pullComments(needs: PublishingNeeds, channel: string): Promise<void> {
  const { database, source } = needs.recorder
  const { db, scratch } = database
  const at = new Date(source.now()).toISOString()
  if (!(await findModerated(needs, channel, at))) return
  const since = new Date(Date.parse(at) - readDays * dayMs).toISOString()
  const open = await findOpenActs(db, channel)
  const wanted = new Set(open.map(({ post }) => post))
  const all = await findOut(needs, channel, wanted.size === 0 ? since : '1970-01-01T00:00:00.000Z')
  const out = all.filter(({ post, at: outAt }) => outAt >= since || wanted.has(post))
  const due = dueToRead(out, await findReads(db, [channel]), { now: at, open: wanted })
  if (due.length === 0) return
  const way = await openWay(needs, channel, at)
  if (!way) return
  for (const own of due) {
    const read = 'says' in way ? { is: 'unreadable' as const, says: way.says } : await readUnder(way, own)
    const says = read.is === 'read' ? null : read.says
    await keepRead(scratch, { channel, post: own.post, read_at: at, says })
    if (read.is !== 'read') continue
    await keepComments(scratch, { channel, post: own.post }, { comments: read.comments, at, source })
    await settleByReading(
      needs,
      open.filter(({ post }) => post === own.post),
      read.comments,
    )
  }
}
