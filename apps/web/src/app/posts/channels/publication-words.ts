import type { MayDo, Publication, PublicationState } from '@secondlook/contract'
import type { PublicationDeed } from '../../publishing-api.ts'
import { sayInstant } from '../../words/instant.ts'

/** Where a post stands on a channel, in words; the contract has them beside its parsers, which the browser does not load. */
export const publicationWords: Readonly<Record<PublicationState, string>> = {
  planned: 'Waiting for its time',
  leaving: 'Being posted',
  unknown: 'We do not know yet whether it was posted',
  'ask-whether': 'Only a person can see whether it was posted',
  deferred: 'The platform is not answering; we try again',
  stopped: 'Not posted',
  'by-hand': 'Ready for you to post',
  refused: 'The platform did not take it',
  'given-up': 'Not going out',
  published: 'Posted',
  differs: 'Posted, and not as it was approved',
  withdrawing: 'Being taken down',
  withdrawn: 'Taken down',
  gone: 'Somebody took it down',
}

/** Which sign stands beside it. None of them is red: nothing here is wrong in a form. */
export const publicationTones = {
  planned: 'notStartedLow',
  leaving: 'inProgressLow',
  unknown: 'unknownLow',
  'ask-whether': 'warningMedium',
  deferred: 'pausedLow',
  stopped: 'warningMedium',
  'by-hand': 'infoMedium',
  refused: 'warningMedium',
  'given-up': 'cannotStartLow',
  published: 'successMedium',
  differs: 'warningMedium',
  withdrawing: 'inProgressLow',
  withdrawn: 'cannotStartLow',
  gone: 'warningMedium',
} as const satisfies Readonly<Record<PublicationState, string>>

/** What is said of a state where nothing more is known of why. */
const means: Readonly<Partial<Record<PublicationState, string>>> = {
  unknown: 'We are checking the page and will not send it twice.',
  'ask-whether': 'Look at the channel, and say whether it is there. Until then it is not sent again.',
  'by-hand': 'Post exactly what was approved, then say where it is.',
  refused: 'Nothing is out. Somebody has to decide what happens now.',
  differs: 'This is what anybody reads there now.',
  withdrawn: 'It is taken down from the channel.',
  gone: 'It is not there any more, and nobody took it down here.',
}

type Standing = Pick<Publication, 'state' | 'says' | 'due' | 'publishedAt' | 'readAt' | 'remains'>

/** The sentences under a state: what it means, why it is so, and when. */
export function sayStanding({ state, says, due, publishedAt, readAt, remains }: Standing): readonly string[] {
  const isOut = state === 'published' || state === 'differs'
  return [
    ...(isOut && publishedAt ? [`Posted ${sayInstant(publishedAt)}.`] : []),
    ...(due && !isOut ? [`It goes out ${sayInstant(due)}.`] : []),
    ...(state === 'published' && readAt === null ? ['It is being read back, as anybody sees it.'] : []),
    ...(state === 'published' && readAt !== null
      ? [`Read back ${sayInstant(readAt)}: it is what was approved.`]
      : []),
    ...(means[state] ? [means[state]] : []),
    ...(says && says !== means[state] ? [says] : []),
    ...(state === 'withdrawn' || state === 'gone' ? [remains] : []),
  ]
}

/** Whether something is done about it now without a person, so that it is worth another look soon. */
export const isMoving = ({ state, readAt, due }: Standing, now: string): boolean =>
  ['leaving', 'unknown', 'withdrawing'].includes(state) ||
  (state === 'published' && readAt === null) ||
  (state === 'planned' && due !== null && due <= new Date(Date.parse(now) + 60_000).toISOString())

export type DeedName = PublicationDeed['does']
type Offered = { readonly main: DeedName | undefined; readonly others: readonly DeedName[] }

const mains: Readonly<Partial<Record<PublicationState, DeedName>>> = {
  'by-hand': 'by-hand',
  'ask-whether': 'is-there',
  stopped: 'let-go',
  refused: 'let-go',
}

/** The one thing to do next, and what else may be done. */
export function deedsOf({ state, may }: Pick<Publication, 'state' | 'may'>): Offered {
  const isAsked = state === 'ask-whether'
  const all = (
    [
      ['is-there', isAsked && may.sayWhether.may],
      ['not-there', isAsked && may.sayWhether.may],
      // Whoever says where it is has posted it, or found it.
      ['by-hand', !isAsked && may.byHand.may],
      ['let-go', may.letGo.may],
      ['taken-off', may.takenOff.may],
      ['withdraw', may.withdraw.may],
      ['give-up', may.giveUp.may],
    ] as const
  ).flatMap(([deed, isOffered]) => (isOffered ? [deed] : []))
  // What was stopped may be posted by hand only where nothing signs in to its channel: sent again it is stopped again.
  const wanted = state === 'stopped' && all.includes('by-hand') ? 'by-hand' : mains[state]
  const main = all.find((deed) => deed === wanted)
  return { main, others: all.filter((deed) => deed !== main) }
}

const mayOf: Readonly<Record<DeedName, keyof Publication['may']>> = {
  'by-hand': 'byHand',
  'is-there': 'sayWhether',
  'not-there': 'sayWhether',
  'let-go': 'letGo',
  'give-up': 'giveUp',
  withdraw: 'withdraw',
  'taken-off': 'takenOff',
}

/** Why the next thing is not mine to do; nothing where it is, or where nothing has to be done. */
export function whyNotMine({ state, may }: Pick<Publication, 'state' | 'may'>): string | null {
  const wanted = mains[state]
  const asked: MayDo | undefined = wanted && may[mayOf[wanted]]
  return asked && !asked.may ? asked.whyNot : null
}
