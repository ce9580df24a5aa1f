/** The first thing that is not as it must be: where, and what, in words. */
export type Wrong = { readonly place: string; readonly says: string }

export const wrong = (place: string, says: string): Wrong => ({ place, says })

/** What cannot be as it must be is thrown inside a pass and told as a value at its end. */
export class Found extends Error {
  readonly wrong: Wrong
  constructor(found: Wrong) {
    super(`${found.place}: ${found.says}`)
    this.wrong = found
  }
}

export function must(holds: boolean, place: string, says: () => string): asserts holds {
  if (!holds) throw new Found(wrong(place, says()))
}
