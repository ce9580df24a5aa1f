import { register } from './register.ts'

/** What permission can be asked for, and so which authority answers. */
export const permissionKinds = {
  logo: 'To use a logo or crest',
  release: 'To say something that is not public',
  speak: 'To speak for the organisation',
  consent: 'To show or name a person',
  copyright: "To use somebody else's work",
} as const

export const contactKinds = {
  ...permissionKinds,
  media: 'Whether something is announced',
  policy: 'What the policy means',
  records: 'Records',
  privacy: 'Privacy',
  disclosure: 'A disclosure in the public interest',
  support: 'Support for you',
} as const

export const contacts = register({
  name: 'contacts',
  title: 'Whom to ask',
  one: 'a contact',
  says: 'Who answers which question, and who may grant which permission.',
  empty: 'Nobody is entered yet. Enter first who may grant the use of the logo.',
  clause: '7.1i',
  fields: {
    kind: { kind: 'choice', options: contactKinds, label: 'For what', missing: 'Choose for what.' },
    title: { kind: 'line', label: 'Name', hint: 'Of the team or the office.', missing: 'Give it a name.' },
    people: {
      kind: 'people',
      label: 'Who answers',
      hint: 'These people may grant the permission. A manager is not one by being a manager.',
    },
    email: { kind: 'line', label: 'Email' },
    phone: { kind: 'line', label: 'Phone' },
    says: { kind: 'text', label: 'What to tell them' },
  },
  named: ['title'],
  listed: ['kind', 'people', 'email'],
  deeds: {},
})

export const permissionRequests = register({
  name: 'permission-requests',
  title: 'Requests for permission',
  one: 'a request for permission',
  says: 'Somebody asks, whoever may answer answers, and the answer is kept.',
  empty: 'You have asked for nothing yet. When a check says to ask first, it leads here.',
  clause: '7.1i',
  fields: {
    kind: { kind: 'choice', options: permissionKinds, label: 'What you ask for', missing: 'Choose one.' },
    what: {
      kind: 'text',
      label: 'What exactly',
      hint: 'What you want to post, and with what. Whoever answers reads this.',
      missing: 'Say what you would like to do.',
    },
    who: { kind: 'line', label: 'Who is shown or named', hint: 'For consent: the name of the person.' },
    asset: { kind: 'entry', of: 'assets', label: 'Which logo or picture' },
    channels: { kind: 'entries', of: 'channels', label: 'Where' },
    wantedUntil: { kind: 'day', label: 'Wanted until' },
    asker: { kind: 'person', label: 'Asked by', isByDeed: true },
    askedOf: { kind: 'people', label: 'Put to', isByDeed: true },
    state: {
      kind: 'choice',
      label: 'State',
      options: {
        asked: 'Waiting for an answer',
        granted: 'Granted',
        refused: 'Refused',
        withdrawn: 'Taken back',
      },
      isByDeed: true,
    },
    answeredBy: { kind: 'person', label: 'Answered by', isByDeed: true },
    conditions: { kind: 'text', label: 'Conditions', isByDeed: true },
    grantedUntil: { kind: 'day', label: 'Granted until', isByDeed: true },
    entry: { kind: 'line', label: 'Entered as', isByDeed: true },
  },
  named: ['kind', 'what'],
  listed: ['asker', 'state', 'answeredBy'],
  deeds: {
    grant: {
      label: 'Grant it',
      says: 'The answer becomes an entry of its register, and checks know of it from then on.',
      fields: {
        until: { kind: 'day', label: 'Until and including', missing: 'Say until when it is granted.' },
        conditions: { kind: 'text', label: 'Conditions' },
      },
      needsReason: false,
    },
    refuse: { label: 'Refuse it', says: 'Whoever asked reads why.', fields: {}, needsReason: true },
    withdraw: {
      ...{ label: 'Take it back', says: 'It is not answered any more.' },
      ...{ fields: {}, needsReason: false },
    },
  },
})

export const releases = register({
  name: 'releases',
  title: 'Releases',
  one: 'a release',
  says: 'What may be said though it is confidential or belongs to somebody, by whose authority.',
  empty: 'Nothing is released yet. A release comes about when somebody asks and the authority grants it.',
  clause: '7.3d',
  fields: {
    what: { kind: 'text', label: 'What may be said', missing: 'Say what may be said.' },
    authority: { kind: 'person', label: 'By whose authority', missing: 'Choose who released it.' },
    conditions: { kind: 'text', label: 'Conditions' },
    channels: { kind: 'entries', of: 'channels', label: 'Where' },
    request: { kind: 'entry', of: 'permission-requests', label: 'Asked in', isByDeed: true },
  },
  named: ['what'],
  listed: ['authority', 'channels'],
  deeds: {},
  isAnswered: true,
})
