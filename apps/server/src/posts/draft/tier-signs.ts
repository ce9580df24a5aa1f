import type { Tier } from '@secondlook/contract'

/** What suggests that more is at stake. */
export type TierSign = {
  readonly tier: Extract<Tier, 'T2' | 'T3'>
  /** As the end of "It …". */
  readonly says: string
  /** Words and phrases, in small letters. */
  readonly words?: readonly string[]
  /** Subjects of rules of the policy. */
  readonly subjects?: readonly string[]
}

/**
 * Which content is sensitive is a local setting: the policy asks for approval and does not say of which weight. A sign
 * proposes a tier and decides nothing; a person sets it.
 */
export const tierSigns: readonly TierSign[] = [
  {
    ...{ tier: 'T3', says: 'has a marking or a secret in it' },
    subjects: ['marking', 'secret'],
  },
  {
    ...{ tier: 'T3', says: 'speaks of a crisis or an emergency' },
    words: [
      ...[
        'emergency',
        'emergencies',
        'evacuate',
        'evacuation',
        'evacuated',
        'bushfire',
        'bushfires',
        'flood',
      ],
      ...[
        'flooding',
        'crisis',
        'state of alert',
        'lockdown',
        'outbreak',
        'contaminated',
        'do not drink',
        'data breach',
      ],
    ],
  },
  {
    ...{ tier: 'T3', says: 'speaks of cabinet, or of an election or the caretaker period' },
    words: [
      'cabinet',
      'caretaker',
      'election',
      'elections',
      'polling day',
      'polling place',
      'candidate',
      'candidates',
    ],
  },
  {
    ...{ tier: 'T2', says: 'names a minister' },
    words: ['minister', 'ministers', 'minister’s', "minister's", 'treasurer', 'attorney-general'],
  },
  {
    ...{ tier: 'T2', says: 'is about somebody’s health' },
    words: [
      ...[
        'health',
        'hospital',
        'hospitals',
        'vaccine',
        'vaccines',
        'vaccination',
        'patient',
        'patients',
        'disease',
      ],
      ...['virus', 'medication', 'suicide', 'mental illness', 'injured', 'died', 'death', 'deaths'],
    ],
  },
  {
    ...{ tier: 'T2', says: 'is about money' },
    words: [
      ...[
        'budget',
        'grant',
        'grants',
        'levy',
        'levies',
        'fee',
        'fees',
        'fine',
        'fines',
        'rates',
        'rebate',
        'rebates',
      ],
      ...[
        'tax',
        'taxes',
        'tender',
        'tenders',
        'contract',
        'contracts',
        'compensation',
        'refund',
        'refunds',
        'funding',
      ],
    ],
  },
  {
    ...{ tier: 'T2', says: 'is about the law or a court' },
    words: [
      ...[
        'court',
        'courts',
        'tribunal',
        'coroner',
        'lawsuit',
        'legal action',
        'prosecuted',
        'prosecution',
        'offence',
      ],
      ...['offences', 'illegal', 'unlawful', 'police'],
    ],
    subjects: ['court', 'accusation'],
  },
  {
    ...{ tier: 'T2', says: 'is about children or young people' },
    words: [
      'child',
      'children',
      'kids',
      'student',
      'students',
      'pupil',
      'pupils',
      'teenager',
      'teenagers',
      'toddlers',
    ],
  },
  {
    ...{ tier: 'T2', says: 'is about certain people' },
    subjects: ['private-fact', 'identifier', 'contact-details', 'threat'],
  },
]

/** A delegate’s words are neither official nor management’s, so nobody here approves them. */
export const unionPhrases: readonly string[] = [
  ...[
    'as a union delegate',
    'as your union delegate',
    'as union delegates',
    'as your union',
    'as a delegate of the',
  ],
  ...[
    'on behalf of the union',
    'on behalf of our union',
    'on behalf of union members',
    'your union delegate',
  ],
  ...['we union members', 'join the union', 'join your union', 'we in the union'],
]
