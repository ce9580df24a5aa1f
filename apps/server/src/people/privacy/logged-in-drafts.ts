import { asRecords, type Logged, whileNeeded } from './logged.ts'

/** What is kept about those who write posts. */
export const loggedInDrafts = [
  {
    item: 'posts-written',
    what: 'Posts that you began, versions that you saved or typed in, and the working title and notes you gave them, with the time of each; never how much you typed or how fast.',
    about: 'communications staff',
    purpose: 'A full and accurate record of official posts, and proof that nobody approved their own words.',
    seenBy:
      'Whoever writes, reviews and approves posts of the channel, and records officers; a post about something that is not announced only those on its list. People are never ranked.',
    kept: asRecords,
    gate: 'act-waits',
    columns: {
      post: ['id', 'unit', 'kind', 'begun_by', 'begun_at', 'corrects'],
      post_version: [
        ...['id', 'post', 'number', 'digest', 'body', 'prepared', 'check_found', 'tier', 'channels'],
        ...['initiatives', 'writers', 'authors', 'judgements', 'blocks', 'is_neutral', 'template'],
        ...['goes_at', 'latest_at', 'saved_by', 'saved_at'],
      ],
      post_margin: [...['id', 'post', 'title', 'campaign', 'tags', 'notes', 'person', 'from_at', 'ended_at']],
      post_standing: [
        ...['id', 'post', 'state', 'version', 'kind', 'unit', 'tier', 'channels', 'initiatives', 'authors'],
        ...['waits_for', 'title', 'campaign', 'words', 'goes_at', 'due_at', 'from_at', 'ended_at'],
      ],
    },
    parts: {
      'post.begun': ['post'],
      'post.version-saved': ['version', 'body', 'margin'],
      'post.margin-changed': ['margin'],
    },
  },
  {
    item: 'drafts-typed',
    what: 'What is typed in a post and not saved as a version yet, who has typed in it since the last one, and who has it open now and in which field.',
    about: 'communications staff',
    purpose:
      'So that nothing typed is lost, two people see each other, and whoever typed is known as a writer.',
    seenBy: 'Whoever may see the post.',
    kept: whileNeeded,
    gate: 'not-surveillance',
    columns: {
      post_draft: ['post', 'revision', 'body', 'margin', 'writers', 'changes', 'changed_by', 'changed_at'],
      post_presence: ['post', 'person', 'tab', 'field', 'since', 'seen_at'],
    },
    parts: {},
  },
] as const satisfies readonly Logged[]
