import { register } from './register.ts'

export const freezeKinds = {
  caretaker: 'Caretaker period',
  mourning: 'Mourning',
  emergency: 'Emergency',
} as const

export const freezes = register({
  name: 'freezes',
  title: 'Freezes',
  one: 'a freeze',
  says: 'When posts wait, by which declared event, and which may go out all the same.',
  empty: 'Nothing is frozen. A freeze begins when the event that it stands for has been declared.',
  clause: '7.1g',
  fields: {
    kind: { kind: 'choice', options: freezeKinds, label: 'Why', missing: 'Choose why.' },
    title: { kind: 'line', label: 'Name', missing: 'Give it a name.' },
    event: {
      kind: 'line',
      label: 'Declared event',
      hint: 'What was declared and by whom. A date in a calendar declares nothing.',
      missing: 'Say what was declared.',
    },
    link: { kind: 'link', label: 'Where it was declared' },
    says: { kind: 'text', label: 'What to do meanwhile' },
    channels: {
      kind: 'entries',
      of: 'channels',
      label: 'Channels',
      hint: 'Leave it empty for every channel of the unit and of those below it. Channels of a unit above go on.',
    },
    exceptTemplates: { kind: 'entries', of: 'templates', label: 'Templates that may go out' },
    exceptTiers: {
      kind: 'choices',
      options: { T0: 'T0: from a template, or a plain reply', T3: 'T3: about the event itself' },
      label: 'Tiers that may go out',
    },
  },
  named: ['title'],
  listed: ['kind', 'event', 'channels'],
  deeds: {
    lift: { label: 'Lift it', says: 'Posts may go out again from now on.', fields: {}, needsReason: true },
  },
})
