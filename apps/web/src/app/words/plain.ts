import { sayDay, sayInstant } from './instant.ts'

/** A value as it is kept, in the words in which days and instants are said; anything else stays as it is. */
export function sayPlain(kept: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(kept)) return sayDay(kept)
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(kept) ? sayInstant(kept) : kept
}
