import { register } from './register.ts'

/** A turn: its beginning and its end are those of the entry, to the minute. */
export const roster = register({
  name: 'duty-roster',
  title: 'Roster',
  one: 'a turn on duty',
  says: 'Who is on duty from when until when, so that what cannot wait reaches somebody at any hour.',
  empty:
    'Nobody is on duty, so urgent notices wait for the morning. Enter the first turn: who, until when, and for which channels.',
  clause: '7.3g',
  fields: {
    person: { kind: 'person', label: 'Who is on duty', missing: 'Choose who is on duty.' },
    channels: {
      kind: 'entries',
      of: 'channels',
      label: 'Channels',
      hint: 'Leave it empty for every channel of the unit.',
    },
    note: {
      kind: 'text',
      label: 'Note for the next one',
      hint: 'What whoever comes after has to know, such as a storm that is watched.',
    },
  },
  named: ['person'],
  listed: ['channels', 'note'],
  deeds: {},
  // People forget to end a turn, and nobody is woken for longer than this by mistake.
  lapsesAfter: 14,
  isToTheMinute: true,
})
