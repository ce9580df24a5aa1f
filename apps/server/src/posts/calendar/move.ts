import type { PostState, Schedule } from '@secondlook/contract'

/** What was taken back because a post moved, as a sentence; `null` where nothing was, or what was said still counts. */
export function sayTakenBack(before: PostState, after: PostState): string | null {
  if (before === 'approved' && after !== 'approved')
    return 'It was approved for the time before, so that approval does not count any more. Ask for approval again; nothing has gone out.'
  if (before === 'in-review' && after !== 'in-review')
    return 'It was waiting for approval of the time before. Ask for approval again; what was said so far does not count any more.'
  if (before === 'held' && after !== 'held') return 'It was on hold, and is being written again.'
  return null
}

/** Why a post cannot be moved there, in one sentence. */
export function whyNotThere(to: Schedule, now: string): string | undefined {
  if (to.kind === 'event')
    return 'A post that waits for an event is set up where it is written; the calendar moves it to a time.'
  const { latest } = to
  if (latest !== null && latest <= now)
    return 'The latest time after which it must not go out has passed. Change that where the post is written.'
  if (to.kind === 'when-approved') return undefined
  if (to.at <= now) return 'That time has passed. Choose one that is still to come.'
  if (latest !== null && to.at > latest)
    return 'That is after the latest time at which it may go out. Change that first, where the post is written.'
  return undefined
}

/** Two schedules that say the same, however their instants are written. */
export const isSameSchedule = (a: Schedule, b: Schedule): boolean =>
  JSON.stringify(spelled(a)) === JSON.stringify(spelled(b))

function spelled(schedule: Schedule): readonly unknown[] {
  const latest = schedule.latest && new Date(schedule.latest).toISOString()
  switch (schedule.kind) {
    case 'when-approved':
      return [schedule.kind, latest]
    case 'at':
      return [schedule.kind, new Date(schedule.at).toISOString(), latest]
    case 'event':
      return [schedule.kind, schedule.event, schedule.entry, schedule.minutesAfter, latest]
  }
}
