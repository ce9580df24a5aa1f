import { asRecords, type Logged } from './logged.ts'

/** What registers keep about people. */
export const loggedInRegisters = [
  {
    item: 'named-in-registers',
    what: 'That a register names you: as the owner of a channel, a spokesperson, somebody who may approve or permit, somebody who knows of an initiative, somebody who asked for permission, or somebody who is on duty, with when; and people outside who agreed to be shown.',
    about: 'everybody in the directory',
    purpose: 'To know whom to ask, who may speak, who is on duty, and who agreed to what.',
    seenBy:
      'Open registers everybody; the roster communications staff of the unit; the others whoever keeps them; an initiative only those on its list. This page does not show of which lists you are.',
    kept: asRecords,
    gate: 'not-surveillance',
    columns: {
      register_state: [
        ...[
          'id',
          'entry',
          'register',
          'key',
          'unit',
          'channel',
          'name',
          'words',
          'identity',
          'owner',
          'people',
        ],
        ...['list', 'standing', 'body', 'attention_at', 'holds_from', 'holds_to', 'from_at', 'ended_at'],
      ],
    },
    parts: {
      'register-entry.added': ['register', 'entry', 'period'],
      'register-entry.changed': ['register', 'changes', 'period', 'unit', 'key', 'reason'],
      'register-entry.ended': ['register', 'from', 'reason'],
      'register-entry.revoked': ['register', 'from', 'reason'],
      'register-entry.restored': ['register', 'period', 'reason'],
      'register-entry.moved': ['register', 'deed', 'changes', 'given', 'reason'],
    },
  },
  {
    item: 'kept-credentials',
    what: 'That you put in, or ended, what a program signs in with to a channel: which channel, what it is called, when it is due to be changed, and the reason you gave. Never the secret itself.',
    about: 'communications staff',
    purpose: 'So that it is changed in time, and when whoever knows it is not here any more.',
    seenBy:
      'Whoever may see what protects the channel. Nobody sees the secret, and nobody reads it out again.',
    kept: 'As long as the records authority for its class says; the secret until it is ended, and no longer.',
    gate: 'act-waits',
    columns: {
      channel_credential: [
        ...['id', 'channel', 'kind', 'label', 'sealed', 'kept_by', 'due', 'from_at', 'ended_at'],
        ...['ended_because'],
      ],
    },
    parts: {
      'credential.kept': ['credential'],
      'credential.ended': ['credential', 'reason'],
    },
  },
] as const satisfies readonly Logged[]
