import {
  drawFrom,
  isApprovedNow,
  newBody,
  step,
  type Walk,
} from '../apps/server/src/posts/lifecycle/histories.ts'
import { isApprovedOnPaper } from '../apps/server/src/posts/lifecycle/on-paper.ts'

/** How long one history is. Longer ones are given up or held for ever, and prove less a step. */
const stepsEach = 60

export type ApprovalsWalked = {
  readonly steps: number
  readonly histories: number
  /** How often a post was approved at the end of a step: a walk that never saw one would prove nothing. */
  readonly approved: number
  /** The first seed at which the model and the paper differ, with the step. */
  readonly differs: { readonly seed: number; readonly at: number } | undefined
}

/** Random histories of posts, one a seed, until so many steps: the model beside what somebody would say on paper. */
export function walkApprovals(
  first: number,
  most: number,
  onHistory: (steps: number) => void,
): ApprovalsWalked {
  let steps = 0
  let approved = 0
  for (let seed = first; ; seed++) {
    const histories = seed - first
    if (steps >= most) return { steps, histories, approved, differs: undefined }
    const draw = drawFrom(seed)
    const walk: Walk = { history: [], body: newBody() }
    for (let at = 0; at < stepsEach && steps < most; at++) {
      step(walk, draw)
      steps++
      const says = isApprovedNow(walk)
      if (says) approved++
      if (says !== isApprovedOnPaper(walk)) return { steps, histories, approved, differs: { seed, at } }
    }
    onHistory(steps)
  }
}
