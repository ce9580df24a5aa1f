import { asRecords, type Logged } from './logged.ts'

/** What is kept about those who ask for approval of posts, decide about them, and say something beside them. */
export const loggedInReview = [
  {
    item: 'posts-decided',
    what: 'That you asked for approval of a post, and what you decided about one: the version, the entry under which you may, how you had signed in, whether you had just shown that it is you, your reasons, and when; that the media team answered about it; that it is asked about again because of what was entered in a register since; that you were reminded of one, or told of it because it waited too long.',
    about: 'communications staff',
    purpose:
      'A full and accurate record of who approved exactly what, and that they were somebody who may and who did not write it.',
    seenBy:
      'Whoever writes, reviews and approves posts of the channel, and records officers; a post about something that is not announced only those on its list. People are never ranked by it.',
    kept: asRecords,
    gate: 'act-waits',
    columns: {
      post_round: [
        ...['id', 'post', 'version', 'steps', 'is_emergency', 'reason', 'note', 'due_at', 'asked_by'],
        ...['asked_at'],
      ],
      post_act: [
        ...['id', 'post', 'version', 'round', 'does', 'digest', 'step', 'delegation', 'has_stepped_up'],
        ...['signed_in_by', 'reason', 'answers', 'person', 'at'],
      ],
      post_neutral: ['id', 'post', 'version', 'answer', 'link', 'person', 'at'],
      post_found: ['id', 'post', 'version', 'is_neutral', 'initiatives', 'blocks', 'at'],
      post_chase: ['id', 'post', 'round', 'stage', 'does', 'people', 'person', 'at'],
    },
    parts: {
      'post.asked': ['round', 'note', 'reason'],
      'post.approved': ['approval', 'answers', 'reason'],
      'post.returned': ['decision', 'reason'],
      'post.held': ['decision', 'reason'],
      'post.released': ['decision', 'reason'],
      'post.recalled': ['decision', 'reason'],
      'post.dropped': ['decision', 'reason'],
      'post.looked-after': ['decision', 'reason'],
      'post.neutral-settled': ['answer'],
      'post.found-again': ['found'],
      'post.nudged': ['chase'],
      'post.escalated': ['chase'],
    },
  },
  {
    item: 'posts-commented',
    what: 'What you said beside a post, the words that you suggested, what became of them, and findings of which you said that they are none.',
    about: 'communications staff',
    purpose: 'To know why a post became what it is, whose words are in it, and where a rule is wrong.',
    seenBy:
      'Whoever may see the post; of a false alarm the policy owner sees the words and the reason, and not whose they are.',
    kept: asRecords,
    gate: 'act-waits',
    columns: {
      post_comment: ['id', 'post', 'text', 'anchor', 'reply_to', 'suggestion', 'person', 'at'],
      post_comment_settled: ['id', 'comment', 'how', 'person', 'at'],
      post_false_alarm: [
        ...['id', 'post', 'version', 'rule', 'clause', 'words', 'reason', 'unit', 'person', 'from_at'],
        ...['ended_at'],
      ],
    },
    parts: {
      'post.commented': ['comment', 'suggestion'],
      'post.comment-settled': ['comment'],
      'post.suggestion-taken': ['comment'],
      'post.suggestion-declined': ['comment'],
      'false-alarm.told': ['alarm', 'reason'],
      'false-alarm.noted': ['alarm'],
    },
  },
] as const satisfies readonly Logged[]
