/**
 * Work that can be laid down in between: whoever runs it decides after each step whether something else is due, such
 * as a person who wants to scroll. What comes of it does not depend on that.
 */
export type Steps<Result> = Generator<undefined, Result, undefined>

/** Does it all at once. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
