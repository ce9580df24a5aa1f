import type { Refusal } from '../../http/refusals.ts'

/** Slows down whoever tries secrets that are none, by the network that they come from; plugged in by sign-in. */
export type LimitTries = <Found extends object>(
  tried: { readonly address: string; readonly what: string },
  attempt: () => Promise<Found | Refusal>,
) => Promise<Found | (Refusal & { readonly retryAfterS?: number })>
