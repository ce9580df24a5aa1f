import type { PostBody, PostProblem } from '@secondlook/contract'
import { sayInstant } from '../../notices/index.ts'
import type { PostFacts } from './post-facts.ts'
import { missing, warning } from './problem.ts'

/** What is wrong with when it is to go out. */
export function scheduleProblems(
  schedule: PostBody['schedule'],
  { at: now, event }: PostFacts,
): readonly PostProblem[] {
  const { latest } = schedule
  const found: PostProblem[] = []
  if (schedule.kind === 'at' && schedule.at <= now)
    found.push(
      missing('time-gone', 'schedule', `${sayInstant(schedule.at)} has gone by. Choose a later time.`),
    )
  if (latest !== null && latest <= now)
    found.push(
      missing(
        'latest-gone',
        'schedule',
        `It was not to go out after ${sayInstant(latest)}, and that has gone by. Choose a later time.`,
      ),
    )
  else if (latest !== null && schedule.kind === 'at' && latest <= schedule.at)
    found.push(
      missing(
        'latest-too-early',
        'schedule',
        'The time after which it must not go out is before the time at which it would.',
      ),
    )
  if (schedule.kind !== 'event') return found
  if (!event)
    found.push(
      missing('event-unknown', 'schedule', 'What it waits for is not in the register. Choose it again.'),
    )
  else if (event.hasHappened && schedule.minutesAfter === 0)
    found.push(
      warning(
        'event-happened',
        'schedule',
        `${event.name}: this has happened already, so it goes out as soon as it is approved.`,
      ),
    )
  return found
}
