import type { Schedule } from '@secondlook/contract'
import { findHolding, listFreezes } from '../../registers/index.ts'
import type { Db, Tx } from '../../store/database.ts'

const before = '1970-01-01T00:00:00.000Z'
const minuteMs = 60_000

/**
 * The instant from which a post may go out, as it is known at an instant; `null` while what it waits for has not been
 * recorded. A date in a plan is never one.
 */
export async function dueAt(
  db: Db | Tx,
  at: string,
  { schedule, approvedAt }: { readonly schedule: Schedule; readonly approvedAt: string },
): Promise<string | null> {
  if (schedule.kind === 'when-approved') return approvedAt
  if (schedule.kind === 'at') return schedule.at
  const happened = await happenedAt(db, at, schedule)
  return happened === null
    ? null
    : new Date(Date.parse(happened) + schedule.minutesAfter * minuteMs).toISOString()
}

async function happenedAt(
  db: Db | Tx,
  at: string,
  { event, entry }: Extract<Schedule, { kind: 'event' }>,
): Promise<string | null> {
  if (event === 'announced') {
    const [found] = await findHolding(db, ['initiatives'], at, [entry])
    const announced = found?.values.announcedAt ?? null
    return announced !== null && announced <= at ? announced : null
  }
  const until = new Date(Date.parse(at) + 1).toISOString()
  const own = (await listFreezes(db, { from: before, until }, at)).filter(({ id }) => id === entry)
  if (event === 'freeze-declared') return own.map(({ from }) => from).sort()[0] ?? null
  // Lifted is what has ended and has not begun again.
  if (own.length === 0 || own.some((one) => one.until === null || one.until > at)) return null
  return (
    own
      .map((one) => one.until ?? '')
      .sort()
      .at(-1) ?? null
  )
}
