import type { PostPage } from '@secondlook/contract'
import { sayInstant } from '../../notices/index.ts'
import type { OpenPost } from '../review/open-post.ts'

/** When an approved version goes out, in words; or what it would run into. */
export function sayGoesOut({ last }: OpenPost, [freeze]: PostPage['frozen']): string {
  const { schedule } = last.body
  if (freeze) return `It would be stopped by the freeze “${freeze.title}”, and wait for a person.`
  const latest = schedule.latest === null ? '' : ` Not after ${sayInstant(schedule.latest)}.`
  switch (schedule.kind) {
    case 'when-approved':
      return `It may go out now.${latest}`
    case 'at':
      return `It goes out on ${sayInstant(schedule.at)}.${latest}`
    case 'event': {
      const after = schedule.minutesAfter === 0 ? 'as soon as' : `${schedule.minutesAfter} minutes after`
      const events = {
        ...{ announced: 'it is announced', 'freeze-declared': 'the freeze is declared' },
        'freeze-lifted': 'the freeze is lifted',
      } as const
      return `It goes out ${after} ${events[schedule.event]}.${latest}`
    }
  }
}
