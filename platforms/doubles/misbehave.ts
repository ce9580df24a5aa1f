/** One request as it came in. */
export type Asked = {
  readonly method: string
  /** With its query. */
  readonly path: string
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

export type Answer = {
  readonly status: number
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: string | Buffer
}

/** Anything that answers requests: a double, or a proxy before a real server. */
export type Handler = (asked: Asked) => Answer | Promise<Answer>

/** What can be done to a request, and what that is like for whoever sent it. */
export const faults = {
  /** It never arrives: the line is cut before anything is taken. */
  lose: 'lost on the way',
  /** It is taken, and the line is cut before the answer. */
  'drop-answer': 'taken, and its answer lost',
  /** It is taken, and the line is cut in the middle of the answer. */
  'cut-answer': 'taken, and half of its answer lost',
  /** It is taken, and the answer says that the server failed. */
  'fail-after': 'taken, and answered with 500',
  /** It is not taken, and the answer says that the server is not there. */
  'fail-before': 'not taken, and answered with 503',
  /** It is taken, and nothing is answered until whoever sent it gives up. */
  'hang-after': 'taken, and not answered',
  /** It is taken only after whoever sent it has given up. */
  'take-late': 'taken after whoever sent it gave up',
  /** It is not taken; 429, with `Retry-After`. */
  wait: 'put off, with a time',
  /** It is not taken; 429, and nothing says for how long. */
  'wait-unsaid': 'put off, without a time',
  /** It is not taken; 401, as when a token has expired. */
  unauthorised: 'refused, as from nobody known',
  /** Nothing is done to it: for what happens before and after. */
  nothing: 'taken and answered',
} as const
export type Fault = keyof typeof faults

/** What happens to the next request that fits. */
export type Rule = {
  readonly method?: string
  readonly path?: RegExp
  /** What its body has to say, so that a rule is about one thing among several. */
  readonly body?: RegExp
  readonly does: Fault
  /** Of those that fit, how many are let through first. */
  readonly after?: number
  /** How often it happens: once, unless this says otherwise. */
  readonly times?: number
  /** Seconds, for `wait`. */
  readonly seconds?: number
  /** For `take-late`: when it is taken at last, counted from when it was given up. */
  readonly until?: Promise<unknown>
  /** What happens on the platform in the meantime, such as somebody who edits a post. */
  readonly before?: () => unknown
  readonly then?: () => unknown
}

/** What came in, and what was done to it. */
export type Deed = { readonly method: string; readonly path: string; readonly did: Fault }

/** What is to go wrong, and what did. Handed to whoever serves; changed by whoever tests. */
export type Programme = {
  readonly add: (...rules: readonly Rule[]) => void
  readonly clear: () => void
  /** Every request that came in, in order. */
  readonly deeds: readonly Deed[]
  /** Waits until everything that was held back has been taken. */
  readonly settled: () => Promise<void>
  /** The rule for a request, counted off. */
  readonly next: (asked: Asked) => Rule | undefined
  /** Remembers that a request is still being taken, although nobody waits for it. */
  readonly hold: (work: Promise<unknown>) => void
}

type Counted = { readonly rule: Rule; seen: number; done: number }

const fits = ({ method, path, body }: Rule, asked: Asked): boolean =>
  (method === undefined || method === asked.method) &&
  (path === undefined || path.test(asked.path)) &&
  (body === undefined || body.test(asked.body.toString()))

export function makeProgramme(...first: readonly Rule[]): Programme {
  let rules: Counted[] = []
  const deeds: Deed[] = []
  const held = new Set<Promise<unknown>>()
  const add = (...more: readonly Rule[]): void => {
    rules.push(...more.map((rule) => ({ rule, seen: 0, done: 0 })))
  }
  add(...first)
  return {
    add,
    deeds,
    clear: () => {
      rules = []
    },
    settled: async () => {
      while (held.size > 0) await Promise.all(held)
    },
    next: (asked) => {
      const fitting = rules.filter(({ rule }) => fits(rule, asked))
      const due = fitting.find(
        ({ rule, seen, done }) => seen >= (rule.after ?? 0) && done < (rule.times ?? 1),
      )
      for (const counted of fitting) counted.seen++
      if (due) due.done++
      deeds.push({ method: asked.method, path: asked.path, did: due?.rule.does ?? 'nothing' })
      return due?.rule
    },
    hold: (work) => {
      const quiet = work.catch(() => undefined).finally(() => held.delete(quiet))
      held.add(quiet)
    },
  }
}
