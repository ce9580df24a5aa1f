import type { Wanted } from './sender.ts'

/** Two clocks differ; whatever is older than this cannot be what we sent. */
const clocksDifferMs = 600_000

/** The instant in milliseconds before which nothing that is looked for was out, whichever clock is ahead. */
export const outFromOf = ({ sentAt, outFrom }: Pick<Wanted, 'sentAt' | 'outFrom'>): number =>
  Date.parse(outFrom !== undefined && outFrom < sentAt ? outFrom : sentAt) - clocksDifferMs
