import type { Named, ReviewStep } from '@secondlook/contract'
import type { z } from 'zod'
import { stepsOf } from '../lifecycle/approved.ts'
import { askedNow } from '../review/as-if-asked.ts'
import { dueNow, type OpenPost, whoCanNow } from '../review/open-post.ts'

type Step = z.infer<typeof ReviewStep>

/** The steps of the round; where nobody was asked yet, those that there would be. */
export function showSteps(open: OpenPost, zone: string, name: (id: string) => Named): Step[] {
  const asked = open.round ? open : askedNow(open)
  if (!asked) return []
  const steps = stepsOf(asked.now, asked.world)
  const at = steps.findIndex(({ isDone }) => !isDone)
  const isOpen = open.round !== null && asked.now.ended === null
  const can = whoCanNow(asked)
  return steps.map(({ step, yeses, isDone }, place) => ({
    ...{ name: step.name, need: step.need, of: step.of === null ? null : step.of.map(name) },
    done: yeses.map(({ by }) => name(by)),
    state: isDone ? 'done' : isOpen && place === at ? 'now' : 'later',
    due: isOpen && place === at ? dueNow(open, zone) : null,
    can: place === at ? can.map(name) : [],
  }))
}
