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
