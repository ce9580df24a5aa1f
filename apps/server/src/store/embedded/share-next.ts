/**
 * Does one piece of work at a time for all who ask. Whoever asks while it is done shares the next one, because the one
 * under way may have looked before what they ask about happened.
 */
export function shareNext(work: () => Promise<void>): () => Promise<void> {
  let underWay: Promise<void> = Promise.resolve()
  let next: Promise<void> | undefined
  return () => {
    next ??= underWay.then(() => {
      next = undefined
      const done = work()
      underWay = done.catch(() => undefined)
      return done
    })
    return next
  }
}
