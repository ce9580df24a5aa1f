/** What an entry says from one instant until another. */
export type Span<T> = {
  readonly from: string
  /** The first instant at which it no longer holds; `null` for no end. */
  readonly until: string | null
  readonly value: T
}

export type Written<S, T> = {
  /** What is no longer said. */
  readonly ends: readonly S[]
  /** What is said from now on instead. */
  readonly adds: readonly Span<T>[]
}

/**
 * Says something of a stretch of time and leaves what was said of every other instant as it was: a span that reaches
 * into the stretch ends, and what of it lies outside is said again. Without a value nothing is said of the stretch.
 */
export function say<T, S extends Span<T>>(
  spans: readonly S[],
  stretch: Pick<Span<T>, 'from' | 'until'>,
  value?: T,
): Written<S, T> {
  const ends = spans.filter((span) => overlaps(span, stretch))
  const adds: Span<T>[] = value === undefined ? [] : [{ ...stretch, value }]
  for (const span of ends) {
    if (span.from < stretch.from) adds.push({ from: span.from, until: stretch.from, value: span.value })
    if (stretch.until !== null && (span.until === null || span.until > stretch.until))
      adds.push({ from: stretch.until, until: span.until, value: span.value })
  }
  return { ends, adds: adds.sort((a, b) => (a.from < b.from ? -1 : 1)) }
}

type Stretch = Pick<Span<unknown>, 'from' | 'until'>

const overlaps = (a: Stretch, b: Stretch): boolean =>
  (b.until === null || a.from < b.until) && (a.until === null || b.from < a.until)

export const covers = ({ from, until }: Stretch, at: string): boolean =>
  from <= at && (until === null || at < until)

export type SpanStanding = 'holds' | 'not-yet' | 'ended' | 'revoked'

/** The span that says how an entry stands at an instant, or where none does, the nearest one. */
export function nearest<S extends Stretch>(spans: readonly S[], at: string): S | undefined {
  const before = spans.filter(({ from }) => from <= at).sort((a, b) => (a.from < b.from ? 1 : -1))
  const after = spans.filter(({ from }) => from > at).sort((a, b) => (a.from < b.from ? -1 : 1))
  return before[0] ?? after[0]
}

export function standingOf(
  span: Stretch & { readonly standing: 'holds' | 'revoked' },
  at: string,
): SpanStanding {
  if (covers(span, at)) return span.standing
  return span.from > at ? 'not-yet' : 'ended'
}
