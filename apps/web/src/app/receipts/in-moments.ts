import type { Steps } from '@secondlook/ledger'

/** How long the page may be kept from answering whoever uses it. */
const momentMs = 25

/** Does long work in moments, between which the page can scroll, be clicked and be left. */
export async function inMoments<Result>(
  steps: Steps<Result>,
  rested: (stepsDone: number) => void = () => undefined,
): Promise<Result> {
  let done = 0
  let began = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    done += 1
    if (performance.now() - began < momentMs) continue
    await rest()
    rested(done)
    began = performance.now()
  }
}

const rest = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 0)
  })
