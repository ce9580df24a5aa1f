import { asRecords, type Logged } from './logged.ts'

/** What is kept about people who read the policy, and about those who put it in force. */
export const loggedOfPolicy = [
  {
    item: 'acknowledgement',
    what: 'That you said you have read the policy that applies to you: the sentence, the versions, and when. Not whether you opened it, and not how long you took.',
    about: 'everybody in the directory',
    purpose: 'To be able to say which version somebody knew of, and not to ask twice.',
    seenBy:
      'You. Your manager and the policy owner see who still has to; nobody is ranked, and nobody sees how often somebody was told.',
    kept: asRecords,
    gate: 'not-surveillance',
    columns: {
      acknowledgement: ['id', 'person', 'base', 'overlays', 'statement', 'method', 'made_at'],
    },
    parts: { 'acknowledgement.made': ['acknowledgement'] },
  },
  {
    item: 'policy-reasons',
    what: 'The reason you gave for putting a version of the policy in force or for ending it, and which entries of the library you confirmed.',
    about: 'whoever signs in',
    purpose:
      'So that people can know why a rule began to apply to them, and who stands behind what is confirmed.',
    seenBy: 'Whoever may read the record; who confirmed an entry is shown with it.',
    kept: asRecords,
    gate: 'not-surveillance',
    columns: { instrument: ['confirmed_by'] },
    parts: { 'pack.put-in-force': ['pack', 'reason'], 'pack.ended': ['pack', 'reason'] },
  },
] as const satisfies readonly Logged[]
