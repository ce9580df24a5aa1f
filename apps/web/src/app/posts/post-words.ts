import type { OutShown, OutState, PostPage, PostRow, PostState, Tier } from '@secondlook/contract'
import { sayDistance, saySoon } from '../words/instant.ts'
import { listOf } from '../words/people.ts'

/** Where a post stands, in words; the contract has them beside its parsers, which the browser does not load. */
const stateWords: Readonly<Record<PostState, string>> = {
  draft: 'Being written',
  'in-review': 'Waiting for approval',
  returned: 'Returned with a reason',
  held: 'On hold',
  approved: 'Approved',
  expired: 'Too late to go out',
  dropped: 'Given up',
}

/** Which sign stands beside it. None of them is red: nothing here is wrong in a form. */
const stateTones = {
  draft: 'inProgressLow',
  'in-review': 'infoLow',
  returned: 'warningLow',
  held: 'pausedLow',
  approved: 'successMedium',
  expired: 'cannotStartLow',
  dropped: 'cannotStartLow',
} as const satisfies Readonly<Record<PostState, string>>

/** The same once it is on its way; the contract has these words too. */
export const outWords: Readonly<Record<OutState, string>> = {
  leaving: 'Being posted',
  unknown: 'Not known yet whether it was posted',
  posted: 'Posted',
  differs: 'Posted, and not as it was approved',
  partly: 'Posted in part',
  stopped: 'Stopped',
  'by-hand': 'Ready to be posted by hand',
  'taken-down': 'Taken down',
  'not-going-out': 'Not going out',
}

const outTones = {
  leaving: 'inProgressLow',
  unknown: 'unknownLow',
  posted: 'successMedium',
  differs: 'warningMedium',
  partly: 'warningLow',
  stopped: 'warningMedium',
  'by-hand': 'infoMedium',
  'taken-down': 'cannotStartLow',
  'not-going-out': 'cannotStartLow',
} as const satisfies Readonly<Record<OutState, string>>

type Standing = { readonly state: PostState; readonly out: OutShown | null }

/** Where a post stands, in words: on its channels once it is on its way there, and whose move it is. */
export function sayStand({ state, out }: Standing): string {
  if (out === null) return stateWords[state]
  const whose = { nobody: '', somebody: ': needs somebody', you: ': needs you' }[out.needs]
  return `${outWords[out.state]}${whose}`
}
export const toneOf = ({ state, out }: Standing) => (out === null ? stateTones[state] : outTones[out.state])

/** How much is at stake, without the letter that the registers know it by. */
export const tierWords: Readonly<Record<Tier, string>> = {
  T0: 'From a template, or a plain reply',
  T1: 'Routine',
  T2: 'Sensitive: people, health, money, law, a minister',
  T3: 'Crisis, caretaker or cabinet',
}

export const aiUseWords = {
  none: 'No AI in the words',
  assisted: 'AI helped with the words',
  modified: 'AI changed the words',
  generated: 'AI wrote the words',
} as const

/** `Dana Wu or Tom Okafor`. */
export const anyOf = (names: readonly string[]): string => listOf(names).replace(/ and (?=[^,]*$)/, ' or ')

type Promised = Pick<PostRow, 'state' | 'due' | 'waitsFor' | 'at' | 'changedAt' | 'out'>

/** What happens next to a post of a list, and when: one sentence. */
export function sayNext(
  { state, due, waitsFor, at, changedAt, out }: Promised,
  now: string,
  me?: string,
): string {
  if (out !== null) return `${sayStand({ state, out })}, ${sayDistance(out.since, now)}`
  if (state === 'in-review') {
    const who = waitsFor.some(({ id }) => id === me)
      ? 'Waits for you'
      : sayWhom(waitsFor.map(({ name }) => name))
    return due === null ? who : `${who}, ${due < now ? 'was due' : 'due'} ${saySoon(due, now)}`
  }
  if (state === 'approved')
    return at === null ? 'Goes out when its time comes' : `Goes out ${saySoon(at, now)}`
  return `Changed ${sayDistance(changedAt, now)}`
}

const sayWhom = (names: readonly string[]): string =>
  names.length === 0 ? 'Nobody can approve it now' : `Waits for ${anyOf(names)}`

/** When a version may go out by its own word. */
export function saySchedule(
  schedule: NonNullable<PostPage['version']>['body']['schedule'],
  now: string,
): string {
  const latest = schedule.latest === null ? '' : `, and not after ${saySoon(schedule.latest, now)}`
  if (schedule.kind === 'at') return `${saySoon(schedule.at, now)}${latest}`
  if (schedule.kind === 'when-approved') return `as soon as it is approved${latest}`
  const event = {
    announced: 'what it is about is announced',
    'freeze-declared': 'the freeze is declared',
    'freeze-lifted': 'the freeze is lifted',
  }[schedule.event]
  return `${schedule.minutesAfter === 0 ? 'once' : `${schedule.minutesAfter} minutes after`} ${event}${latest}`
}
