import type { Reading } from './reading.ts'

/** A time of day as written: the first word after it, minutes since midnight, and how it was written. */
export type ClockTime = { readonly to: number; readonly minutes: number; readonly half: 'am' | 'pm' | '24' }

/** The time that starts at a word: `5 pm`, `5.30pm`, `12 noon`, `17:00`. */
export function clockTimeAt(reading: Reading, at: number): ClockTime | undefined {
  const hour = leading(reading, at)
  if (hour === undefined || hour.value > 23) return undefined
  if (hour.rest !== '') return at12(at + 1, hour.value, 0, hour.rest)
  const sign = reading.source.slice(reading.to[at] ?? 0, reading.from[at + 1] ?? 0)
  if (sign !== '.' && sign !== ':') return at12(at + 2, hour.value, 0, halfAt(reading, at + 1))
  const minute = leading(reading, at + 1)
  if (minute === undefined || minute.value > 59 || minute.digits !== 2) return undefined
  if (minute.rest !== '') return at12(at + 2, hour.value, minute.value, minute.rest)
  const spoken = at12(at + 3, hour.value, minute.value, halfAt(reading, at + 2))
  if (spoken || sign === '.') return spoken
  return { to: at + 2, minutes: hour.value * 60 + minute.value, half: '24' }
}

function at12(to: number, hour: number, minute: number, half: string): ClockTime | undefined {
  if ((half !== 'am' && half !== 'pm') || hour < 1 || hour > 12) return undefined
  return { to, minutes: (hour % 12) * 60 + minute + (half === 'pm' ? 720 : 0), half }
}

/** `am` or `pm`; noon is one too. Points between the letters are not read. */
function halfAt(reading: Reading, at: number): string {
  const form = reading.words[at]?.form ?? ''
  return form === 'noon' || form === 'midday' ? 'pm' : form
}

function leading(reading: Reading, at: number): { value: number; digits: number; rest: string } | undefined {
  const form = reading.words[at]?.form ?? ''
  let digits = 0
  while (digits < form.length && digits < 3 && form.charCodeAt(digits) >= 48 && form.charCodeAt(digits) <= 57)
    digits++
  if (digits === 0 || digits > 2) return undefined
  const rest = form.slice(digits)
  if (rest !== '' && rest !== 'am' && rest !== 'pm') return undefined
  return { value: Number(form.slice(0, digits)), digits, rest }
}
