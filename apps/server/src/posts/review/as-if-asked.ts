import { withAct } from './act-on.ts'
import { stepsFor } from './ask.ts'
import type { OpenPost } from './open-post.ts'

/** A post as it would stand if somebody asked for its approval now, by its usual steps. */
export function askedNow(open: OpenPost): OpenPost | undefined {
  const plan = stepsFor(open, false)
  if ('refusal' in plan) return undefined
  const { version } = open.now.version
  return withAct(open, {
    ...{ does: 'ask', by: '', at: open.world.at, version, steps: plan.steps, isEmergency: false },
  })
}
