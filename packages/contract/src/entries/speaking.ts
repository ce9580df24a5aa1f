import { register } from './register.ts'

export const tiers = {
  T0: 'T0: from a template, or a plain reply',
  T1: 'T1: routine',
  T2: 'T2: sensitive (people, health, money, law, minister)',
  T3: 'T3: crisis, caretaker, cabinet',
} as const

export const spokespeople = register({
  name: 'spokespeople',
  title: 'Spokespeople',
  one: 'a spokesperson',
  says: 'Who is expressly authorised to speak, on what, where and until when.',
  empty: 'Nobody is entered as authorised to speak yet. Enter whom the head of communications named.',
  clause: '8.4a',
  fields: {
    person: { kind: 'person', label: 'Who', missing: 'Choose who may speak.' },
    topics: { kind: 'words', label: 'On what', hint: 'One topic a line. Leave it empty for any topic.' },
    channels: { kind: 'entries', of: 'channels', label: 'Where', hint: 'Leave it empty for anywhere.' },
    limits: { kind: 'text', label: 'Limits' },
    instrument: { kind: 'line', label: 'By which instrument', missing: 'Say by what they are authorised.' },
  },
  named: ['person'],
  listed: ['topics', 'channels'],
  deeds: {},
})

export const approvalDelegations = register({
  name: 'approval-delegations',
  title: 'Who may approve',
  one: 'a delegation of approval',
  says: 'Who may approve posts of which tier on which channels.',
  empty: 'Nobody may approve yet, so nothing can go out. Enter a first delegation.',
  clause: '7.3g',
  fields: {
    person: { kind: 'person', label: 'Who', missing: 'Choose who may approve.' },
    tiers: { kind: 'choices', options: tiers, label: 'Tiers', missing: 'Choose at least one tier.' },
    channels: {
      kind: 'entries',
      of: 'channels',
      label: 'Channels',
      hint: 'Leave it empty for every channel of the unit.',
    },
    limits: { kind: 'text', label: 'Limits' },
    instrument: { kind: 'line', label: 'By which instrument', missing: 'Say by what it is delegated.' },
  },
  named: ['person'],
  listed: ['tiers', 'channels'],
  deeds: {},
})

/** What is entered of one step; a step without a name is none. */
const routeStep = (which: 'First' | 'Second' | 'Third') => {
  const of = which.toLowerCase()
  return {
    name: {
      kind: 'line',
      label: `${which} step`,
      hint:
        which === 'First'
          ? 'What it is called, such as: The team leader.'
          : 'Leave it empty for no such step.',
    },
    need: {
      kind: 'number',
      ...{ from: 1, to: 5, label: `How many yeses in the ${of} step` },
      hint: 'Leave it empty for one.',
    },
    people: {
      kind: 'people',
      label: `Whose yes counts in the ${of} step`,
      hint: 'Leave it empty for anyone who may approve.',
    },
    hours: {
      kind: 'number',
      ...{ from: 1, to: 400, label: `Within how many working hours the ${of} step is due` },
      hint: 'Eight are a working day. Leave it empty for no promise.',
    },
    escalatesTo: {
      kind: 'people',
      label: `Who is told when the ${of} step is late`,
    },
  } as const
}
const [first, second, third] = [routeStep('First'), routeStep('Second'), routeStep('Third')]

export const approvalRoutes = register({
  name: 'approval-routes',
  title: 'Steps of approval',
  one: 'a way of approving',
  says: 'How many people say yes to a post of which tier on which channels, in which order, and by when.',
  empty:
    'No steps are entered, so the usual ones hold: one person, two for a crisis. Enter the first way of approving.',
  clause: '7.3g',
  fields: {
    title: { kind: 'line', label: 'Name', missing: 'Give it a name.' },
    tiers: { kind: 'choices', options: tiers, label: 'Tiers', missing: 'Choose at least one tier.' },
    channels: {
      kind: 'entries',
      of: 'channels',
      label: 'Channels',
      hint: 'Leave it empty for every channel of the unit.',
    },
    first: { ...first.name, missing: 'Name the first step.' },
    firstNeed: first.need,
    firstPeople: first.people,
    firstHours: first.hours,
    firstEscalatesTo: first.escalatesTo,
    second: second.name,
    secondNeed: second.need,
    secondPeople: second.people,
    secondHours: second.hours,
    secondEscalatesTo: second.escalatesTo,
    third: third.name,
    thirdNeed: third.need,
    thirdPeople: third.people,
    thirdHours: third.hours,
    thirdEscalatesTo: third.escalatesTo,
    emergencyHours: {
      kind: 'number',
      ...{ from: 1, to: 168, label: 'Within how many hours an emergency is looked at afterwards' },
      hint: 'Hours as they go by. Leave it empty for 24.',
    },
    mustBeCurrent: { kind: 'yes', label: 'Whoever approves has acknowledged the policy' },
  },
  named: ['title'],
  listed: ['tiers', 'channels', 'first', 'second', 'third'],
  deeds: {},
})

export const templates = register({
  name: 'templates',
  title: 'Templates and standing approvals',
  one: 'a template',
  says: 'Words that are approved in advance, with slots that have bounds.',
  empty: 'There is no template yet. Write one for a reply that you give every day.',
  clause: '7.3g',
  fields: {
    title: { kind: 'line', label: 'Name', missing: 'Give it a name.' },
    use: {
      kind: 'choice',
      label: 'What it is for',
      options: { reply: 'A reply', emergency: 'An emergency', notice: 'A regular notice' },
      missing: 'Choose what it is for.',
    },
    text: {
      kind: 'text',
      label: 'Words',
      hint: 'A slot stands in braces: {street: up to 40 letters}, {day: a day}, {lanes: 1 to 6}, {side: north or south}.',
      missing: 'Write the words.',
    },
    channels: { kind: 'entries', of: 'channels', label: 'Channels', hint: 'Leave it empty for any channel.' },
    conditions: { kind: 'text', label: 'When it may be used' },
    state: {
      kind: 'choice',
      label: 'State',
      options: { draft: 'Waiting for approval', approved: 'Approved for use' },
      isByDeed: true,
    },
    author: { kind: 'person', label: 'Written by', isByDeed: true },
    approvedBy: { kind: 'person', label: 'Approved by', isByDeed: true },
  },
  named: ['title'],
  listed: ['use', 'state', 'channels'],
  deeds: {
    approve: {
      label: 'Approve exactly these words',
      says: 'Filled within its slots it needs no new approval. A change of one letter takes this back.',
      ...{ fields: {}, needsReason: false },
    },
  },
  lapsesAfter: 366,
})
