const two = (figure: number): string => String(figure).padStart(2, '0')

/** Milliseconds since 1970 as `2026-11-26T09:00:00.000Z`; `undefined` for what is no instant of our times. */
export function instantAt(ms: number): string | undefined {
  if (!Number.isFinite(ms) || ms < 0 || ms > 253_402_300_799_999) return undefined
  const days = Math.floor(ms / 86_400_000)
  const rest = Math.floor(ms % 86_400_000)
  // Years begin in March here, so that a leap day is the last of its year.
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const day = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (day - Math.floor(day / 1460) + Math.floor(day / 36_524) - Math.floor(day / 146_096)) / 365,
  )
  const dayOfYear = day - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const date = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  const [hours, minutes, seconds] = [rest / 3_600_000, (rest / 60_000) % 60, (rest / 1000) % 60].map(
    Math.floor,
  )
  const time = `${two(hours ?? 0)}:${two(minutes ?? 0)}:${two(seconds ?? 0)}`
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}T${time}.${String(rest % 1000).padStart(3, '0')}Z`
}

/** An instant as a platform writes it, in our form; one without a zone is taken for UTC. */
export function instantIn(written: string | undefined): string | undefined {
  if (written === undefined) return undefined
  const hasZone = /(?:Z|[+-]\d\d:?\d\d)$/i.test(written)
  return instantAt(Date.parse(hasZone ? written : `${written}Z`))
}
