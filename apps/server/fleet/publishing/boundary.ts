/** Called at each boundary, with what it is called. It may never return. */
export type Boundary = (name: string) => Promise<void>

/** Counts the boundaries of one piece of work, and stands still for ever at one of them. */
export type Line = {
  readonly pass: Boundary
  readonly passed: readonly string[]
  /** Boundaries before this are not counted. */
  begin(): void
  /** Ends when it stands, with where. */
  readonly stands: Promise<string>
}

export function makeLine(until: number): Line {
  const passed: string[] = []
  let isCounting = false
  let stand: (name: string) => void = () => undefined
  const stands = new Promise<string>((resolve) => {
    stand = resolve
  })
  return {
    ...{ passed, stands },
    begin: () => {
      isCounting = true
    },
    pass: async (name) => {
      if (!isCounting) return
      if (passed.length < until) passed.push(name)
      if (passed.length < until) return
      stand(passed.at(-1) ?? name)
      await new Promise(() => undefined)
    },
  }
}
