import type { IncidentKind, IncidentOutcome, IncidentRow } from '@secondlook/contract'

/** What was noticed, in words; the contract has them beside its parsers, which the browser does not load. */
export const kindWords: Readonly<Record<IncidentKind, string>> = {
  unapproved: 'Something is on the channel that nobody approved here',
  differs: 'What is out is not what was approved',
  changed: 'Somebody changed a post on the platform',
  gone: 'Somebody took a post down on the platform',
  'another-account': 'The account is another one than in the register',
  'account-gone': 'The account is not there any more',
  'profile-changed': 'The profile was changed',
}

/** What can be done first, for each of them. */
export const firstSteps: Readonly<Record<IncidentKind, string>> = {
  unapproved:
    'Ask whoever holds keys to the channel. If nobody of yours posted it, change what signs in before anything else.',
  differs: 'If it misleads anybody, take it down or post a correction. Both begin at the post.',
  changed: 'Ask whoever holds keys to the channel. A change that should stay is written here and approved.',
  gone: 'Ask whoever holds keys to the channel. If it should be there, write it anew and have it approved.',
  'another-account':
    'Nothing is posted there meanwhile. Find out who holds the account, and tell the platform if it is not you.',
  'account-gone': 'Nothing is posted there meanwhile. Sign in on the platform, and ask it what happened.',
  'profile-changed': 'Ask whoever holds keys to the channel. If it should stay, put it in the register.',
}

export const outcomeWords: Readonly<Record<IncidentOutcome, string>> = {
  'taken-down': 'It was taken down',
  corrected: 'A correction went out',
  'keys-changed': 'What signs in was changed',
  'told-platform': 'The platform was told',
  'left-as-is': 'It was left as it is',
  'not-ours': 'It has nothing to do with us',
}

/** Whose it is now, in a sentence. */
export function sayWhose({ isOpen, takenBy }: Pick<IncidentRow, 'isOpen' | 'takenBy'>, me?: string): string {
  if (!isOpen) return 'Closed'
  if (takenBy === null) return 'Nobody looks after it yet'
  return takenBy.id === me ? 'You look after it' : `${takenBy.name} looks after it`
}
