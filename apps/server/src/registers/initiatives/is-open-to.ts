import { type Asker, decide } from '../../people/index.ts'
import type { Db, Tx } from '../../store/database.ts'
import { aboutEntry } from '../entry/about.ts'
import { nearest } from '../entry/spans.ts'
import { findKnownSpans, findSpans } from '../entry/store.ts'
import { valuesOf } from '../snapshot/sections.ts'

/** Whether whoever asks may know of something by its id: of anything but an initiative whose list they are not on. */
export async function isOpenTo(db: Db | Tx, asker: Asker, subject: string): Promise<boolean> {
  const now = nearest(await findSpans(db, 'initiatives', subject), asker.at)
  return !now || decide(asker, 'initiative.read', aboutEntry('initiatives', subject, now.value)).may
}

const found = new WeakMap<Asker, ReadonlySet<string>>()

/**
 * The initiatives that whoever asks may know of, because they are on the list or because it was announced. Whoever asks
 * is looked up anew for each request and stands at one instant, and so does the answer: it is asked once for each.
 */
export async function findOpenInitiatives(db: Db | Tx, asker: Asker): Promise<ReadonlySet<string>> {
  const open = found.get(asker) ?? (await findOpen(db, asker))
  found.set(asker, open)
  return open
}

const findOpen = async (db: Db | Tx, asker: Asker): Promise<ReadonlySet<string>> =>
  await findWhere(
    db,
    asker.at,
    (entry, value) => decide(asker, 'initiative.read', aboutEntry('initiatives', entry, value)).may,
  )

/** The initiatives that anybody may know of: those that were announced. */
export const findAnnounced = async (db: Db | Tx, at: string): Promise<ReadonlySet<string>> =>
  await findWhere(db, at, () => false)

async function findWhere(
  db: Db | Tx,
  at: string,
  mayKnow: (entry: string, value: Parameters<typeof aboutEntry>[2]) => boolean,
): Promise<ReadonlySet<string>> {
  const [known] = await findKnownSpans(db, ['initiatives'])
  const open = new Set<string>()
  for (const [entry, all] of known?.byEntry ?? []) {
    const now = nearest(all, at)
    if (!now) continue
    const announcedAt = valuesOf(now, 'initiatives').announcedAt
    const isAnnounced = announcedAt !== null && announcedAt <= at
    if (isAnnounced || mayKnow(entry, now.value)) open.add(entry)
  }
  return open
}
