import { asRecords, type Logged } from './logged.ts'

/** What is kept about those who let posts out, take them down, and pause publishing. */
export const loggedOfPublishing = [
  {
    item: 'posts-published',
    what: 'That you let a post go that was held up, gave one up, posted one by hand or said whether it is out, took one down, and why; that you paused publishing or let it go on, where, and why.',
    about: 'communications staff',
    purpose:
      'A full and accurate record of what went out on official channels, what did not, and who decided.',
    seenBy:
      'Whoever writes, reviews and approves posts of the channel, and records officers; a post about something that is not announced only those on its list. People are never ranked by it.',
    kept: asRecords,
    gate: 'act-waits',
    columns: {
      publication_act: ['id', 'post', 'channel', 'version', 'does', 'says', 'detail', 'person', 'at'],
      publishing_pause: ['id', 'scope', 'what', 'reason', 'person', 'from_at', 'ended_at'],
    },
    parts: {
      'publication.let-go': ['publication', 'reason'],
      'publication.given-up': ['publication', 'reason'],
      'publication.by-hand': ['publication', 'reason'],
      'publication.not-there': ['publication', 'reason'],
      'publication.withdrawing': ['publication', 'reason'],
      'publication.withdrawn': ['publication', 'reason'],
      'publishing.paused': ['pause', 'reason'],
      'publishing.resumed': ['pause'],
    },
  },
  {
    item: 'incidents-handled',
    what: 'That you took an incident on a channel upon you, what you wrote about it, and how and why you closed it.',
    about: 'communications staff',
    purpose: 'To know what was done when something stood on an official channel that nobody had approved.',
    seenBy:
      'Whoever owns the channel, writes or approves for it, and records officers. People are never ranked by it.',
    kept: asRecords,
    gate: 'act-waits',
    columns: { incident_act: ['id', 'incident', 'does', 'outcome', 'says', 'person', 'at'] },
    parts: {
      'incident.taken': ['act'],
      'incident.noted': ['act', 'note'],
      'incident.closed': ['act', 'note'],
      'incident.opened-again': ['act', 'note'],
    },
  },
] as const satisfies readonly Logged[]
