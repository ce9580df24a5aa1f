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
  {
    item: 'comments-looked-after',
    what: 'That you hid, showed, deleted a comment or blocked its writer, for which reason of the house rules and in which words; that you looked at what somebody else did, or answered somebody who asked for another look.',
    about: 'communications staff',
    purpose:
      'So that nobody is silenced on an official channel without a reason that somebody answers for, and so that it can be undone.',
    seenBy:
      'Whoever writes, reviews and approves posts of the channel, and records officers. Whoever asked for another look reads your answer without your name. People are never ranked by it.',
    kept: asRecords,
    gate: 'act-waits',
    columns: {
      comment_act: [
        ...['id', 'comment', 'channel', 'post', 'does', 'ground', 'quote_from', 'quote_to', 'words_digest'],
        ...['why', 'until_at', 'capture', 'person', 'at'],
      ],
      comment_outcome: ['id', 'act', 'stands', 'says', 'person', 'at'],
      comment_review: ['id', 'act', 'outcome', 'says', 'person', 'at'],
      comment_complaint_answer: ['id', 'complaint', 'outcome', 'comment', 'says', 'person', 'at'],
    },
    parts: {
      'comment.hiding': ['comment', 'reason'],
      'comment.showing': ['comment', 'reason'],
      'comment.deleting': ['comment', 'reason'],
      'comment.blocking': ['comment', 'reason'],
      'comment.unblocking': ['comment', 'reason'],
      'comment.told-done': ['comment', 'reason'],
      'comment.told-not-done': ['comment', 'reason'],
      'comment.looked-after': ['look', 'reason'],
      'comment-complaint.answered': ['answer', 'reason'],
    },
  },
] as const satisfies readonly Logged[]
