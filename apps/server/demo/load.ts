import { readDemo } from './data.ts'
import { anchorOf } from './moment.ts'
import { type DemoAct, type PlannedActs, planDemo } from './plan.ts'

/** What the loader asks of the store and of those who write to it. Each act has the name of the function that does it. */
export type DemoActs = {
  /** When the store was made a demonstration, or why it is none and will not become one. */
  claim(): Promise<
    { readonly ok: true; readonly madeAt: string } | { readonly ok: false; readonly says: string }
  >
  /** The instants of everything that is recorded in the store. */
  instants(): Promise<ReadonlySet<string>>
  /** Does them in one commit, at that instant, as whoever did them; fails where they could not. */
  perform(acts: readonly [DemoAct, ...DemoAct[]], at: string): Promise<void>
}

export type DemoLoaded =
  | { readonly ok: true; readonly done: number; readonly doneBefore: number }
  | { readonly ok: false; readonly says: string }

/**
 * Loads the organisation of the demonstration with its past, in the order of its dates. What was loaded before is not
 * loaded again, so that a loading that was cut off goes on where it stopped; a store that holds anything else is
 * refused.
 */
export async function loadDemo(acts: DemoActs): Promise<DemoLoaded> {
  const claimed = await acts.claim()
  if (!claimed.ok) return claimed
  const planned = planDemo(readDemo(), anchorOf(claimed.madeAt))
  const there = await acts.instants()
  const left = planned.filter(({ at }) => !there.has(at))
  if (left.length > 0 && hasAnythingElse(planned, there))
    return {
      ok: false,
      says: 'this demonstration was used before it was loaded to the end; begin again with another DATA_DIR',
    }
  for (const { at, acts: together } of left) await acts.perform(together, at)
  return { ok: true, done: left.length, doneBefore: planned.length - left.length }
}

const hasAnythingElse = (planned: readonly PlannedActs[], there: ReadonlySet<string>): boolean => {
  const ours = new Set(planned.map(({ at }) => at))
  return [...there].some((at) => !ours.has(at))
}
