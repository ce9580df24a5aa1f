import type { Schedule } from '@secondlook/contract'

type ByEvent = Extract<Schedule, { kind: 'event' }>

/** What a post waits for, after “Waits for:”. An announcement is named by nothing that would give it away. */
export function sayEvent({ event, minutesAfter }: ByEvent, freeze: string | undefined): string {
  const what = events[event](freeze === undefined ? 'a freeze' : `“${freeze}”`)
  return minutesAfter === 0 ? what : `${what}, then ${sayMinutes(minutesAfter)}`
}

const events: Readonly<Record<ByEvent['event'], (freeze: string) => string>> = {
  announced: () => 'the announcement',
  'freeze-declared': (freeze) => `${freeze} to be declared`,
  'freeze-lifted': (freeze) => `${freeze} to be lifted`,
}

function sayMinutes(minutes: number): string {
  if (minutes % 60 !== 0) return minutes === 1 ? '1 minute' : `${minutes} minutes`
  return minutes === 60 ? '1 hour' : `${minutes / 60} hours`
}
