import { register } from './register.ts'

export const consentThings = {
  picture: 'Picture',
  video: 'Video',
  voice: 'Voice',
  words: 'Words',
  name: 'Name',
} as const

export const consentStates = { given: 'Given', refused: 'Refused', withdrawn: 'Withdrawn' } as const

export const consents = register({
  name: 'consents',
  title: 'Consents',
  one: 'a consent',
  says: 'Who agreed to be shown, named or quoted, for what and until when. No counts as much as yes.',
  empty: 'No consent is entered yet. Enter what somebody signed, or that they said no.',
  clause: '7.4b',
  fields: {
    subject: { kind: 'line', label: 'Whose', missing: 'Say whose consent it is.' },
    reference: {
      kind: 'line',
      label: 'Which of several with that name',
      hint: 'Anything that tells them apart, such as the number of a form.',
    },
    otherNames: { kind: 'words', label: 'Other names', hint: 'One a line.' },
    isMinor: { kind: 'yes', label: 'They are under 18' },
    guardian: { kind: 'line', label: 'Guardian who agreed' },
    things: { kind: 'choices', options: consentThings, label: 'To what', missing: 'Choose at least one.' },
    state: {
      kind: 'choice',
      label: 'Answer',
      options: consentStates,
      missing: 'Choose what they said.',
    },
    saidOn: { kind: 'day', label: 'Said on', missing: 'Say on which day.' },
    purposes: { kind: 'words', label: 'For what', hint: 'One a line. Leave it empty for any purpose.' },
    channels: { kind: 'entries', of: 'channels', label: 'Where', hint: 'Leave it empty for anywhere.' },
    evidence: { kind: 'line', label: 'Where it is written down', missing: 'Say where it is written down.' },
  },
  named: ['subject', 'reference'],
  listed: ['state', 'things', 'saidOn'],
  deeds: {
    withdraw: {
      label: 'Record that they took it back',
      says: 'It beats every earlier yes, and whoever used it is told to take it down.',
      fields: { evidence: { kind: 'line', label: 'How they said it', missing: 'Say how they said it.' } },
      needsReason: false,
    },
  },
})

export const takeDowns = register({
  name: 'take-downs',
  title: 'To take down',
  one: 'a thing to take down',
  says: 'What was shown by a consent that is no more, until somebody has looked everywhere.',
  empty: 'There is nothing to take down.',
  clause: '7.4b',
  fields: {
    consent: { kind: 'entry', of: 'consents', label: 'Consent', missing: 'Choose the consent.' },
    where: { kind: 'line', label: 'Where', missing: 'Say where.' },
    state: {
      kind: 'choice',
      label: 'State',
      options: { open: 'To be done', done: 'Taken down', 'not-there': 'Looked, and it is not there' },
      isByDeed: true,
    },
    doneBy: { kind: 'person', label: 'Done by', isByDeed: true },
    says: { kind: 'text', label: 'What was done', isByDeed: true },
  },
  named: ['consent', 'where'],
  listed: ['state', 'doneBy'],
  deeds: {
    settle: {
      label: 'Say that it is done',
      says: 'Copies that others made may remain; say so if you know of any.',
      fields: {
        outcome: {
          kind: 'choice',
          label: 'What you found',
          options: { done: 'It is taken down', 'not-there': 'It is not there' },
          missing: 'Choose what you found.',
        },
        says: { kind: 'text', label: 'What you did', missing: 'Say what you did.' },
      },
      needsReason: false,
    },
  },
  isAnswered: true,
})
