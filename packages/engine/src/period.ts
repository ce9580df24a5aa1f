import { endOf, type Instant, startOf } from '@secondlook/calendar'

/** Whether `at` lies in the period; `validTo` is inclusive and an open end is open. */
export function holds(
  period: { readonly validFrom?: string | null | undefined; readonly validTo?: string | null | undefined },
  at: Instant,
  zone: string,
): boolean {
  if (period.validFrom && at < startOf(period.validFrom, zone)) return false
  return !(period.validTo && at >= endOf(period.validTo, zone))
}
