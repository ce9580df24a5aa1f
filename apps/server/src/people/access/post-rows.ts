import { may, mineNotMe, type RowEntry } from './row.ts'

const approved = { source: '7.3g' } as const

/**
 * Who may do what to a post. Whose yes counts is decided beyond this table, by the register of delegations and by who
 * wrote the words: `posts/lifecycle/SPEC.md`.
 */
export const postRows = [
  may('post.read', 'communications-author', 'in-my-scope', 'Authors see what is written for their channels.'),
  may('post.read', 'approver', 'in-my-scope', 'Whoever approves sees what waits and what went before.'),
  may('post.read', 'channel-owner', 'in-my-scope', 'The owner answers for what the channel says.'),
  may(
    'post.read',
    'communications-head',
    'in-my-scope',
    'The head of communications answers for every channel of theirs.',
  ),
  may('post.read', 'media-officer', 'in-my-scope', 'The media team sees the post that it is asked about.'),
  may('post.read', 'records-officer', 'any', 'A records officer shows what was said, and who approved it.', {
    source: 'Territory Records Act 2002',
  }),
  may('post.write', 'communications-author', 'in-my-scope', 'Authors write for their channels.'),
  may(
    'post.comment',
    'communications-author',
    'in-my-scope',
    'Whoever works on a post says what they think of it.',
  ),
  may('post.comment', 'approver', 'in-my-scope', 'Whoever works on a post says what they think of it.'),
  may('post.comment', 'channel-owner', 'in-my-scope', 'The owner answers for what the channel says.'),
  may(
    'post.comment',
    'communications-head',
    'in-my-scope',
    'The head of communications answers for every channel of theirs.',
  ),
  may(
    'post.approve',
    'approver',
    mineNotMe,
    'Content on an official channel is approved by somebody who did not write it.',
    approved,
  ),
  may(
    'post.approve-sensitive',
    'approver',
    mineNotMe,
    'Sensitive content is approved by somebody who has just shown that it is they.',
    { ...approved, needs: 'step-up' },
  ),
  may(
    'post.stop',
    'approver',
    'in-my-scope',
    'Returning, holding and taking back make nothing public, so one person is enough.',
  ),
  may(
    'post.look-after',
    'approver',
    mineNotMe,
    'What went out in an emergency is looked at afterwards by somebody else.',
    approved,
  ),
  may(
    'post.settle-neutral',
    'media-officer',
    mineNotMe,
    'The media team knows what has been announced, and nobody settles it for their own words.',
    { source: '8.4b' },
  ),
  may(
    'post.settle-neutral',
    'communications-head',
    mineNotMe,
    'The head of communications knows what has been announced.',
    { source: '8.4b' },
  ),
  may(
    'false-alarm.tell',
    'communications-author',
    'in-my-scope',
    'Whoever is held up says where a rule is wrong.',
  ),
  may('false-alarm.tell', 'approver', 'in-my-scope', 'Whoever is held up says where a rule is wrong.'),
  may('false-alarm.read', 'policy-owner', 'in-my-scope', 'The policy owner learns where a rule is wrong.'),
  may('calendar.read', 'communications-author', 'in-my-scope', 'Authors see what else is planned.'),
  may('calendar.read', 'approver', 'in-my-scope', 'Approvers see what else is planned.'),
  may('calendar.read', 'channel-owner', 'in-my-scope', 'The owner knows what is planned on the channel.'),
  may(
    'calendar.read',
    'communications-head',
    'in-my-scope',
    'The head of communications knows what is planned.',
  ),
  may(
    'calendar-feed.keep',
    'anyone',
    'self',
    'You may take the calendar that you see along, and take the address back.',
  ),
  may(
    'post.withdraw',
    'approver',
    'in-my-scope',
    'Taking down makes nothing public, so one person is enough.',
  ),
  may(
    'post.withdraw',
    'channel-owner',
    'in-my-scope',
    'Taking down makes nothing public, so one person is enough.',
  ),
  may(
    'publication.let-go',
    'approver',
    'in-my-scope',
    'What was approved and held up here goes out when somebody who may approve looks at it again.',
    approved,
  ),
  may(
    'publication.let-go',
    'communications-head',
    'in-my-scope',
    'The head of communications answers for every channel of theirs.',
  ),
  may(
    'publication.by-hand',
    'communications-author',
    'in-my-scope',
    'On a platform that we do not talk to a person posts what was approved, and says where.',
  ),
  may(
    'publication.by-hand',
    'approver',
    'in-my-scope',
    'On a platform that we do not talk to a person posts what was approved, and says where.',
  ),
  may(
    'publishing.read',
    'communications-author',
    'in-my-scope',
    'Authors see what goes out and what does not.',
  ),
  may('publishing.read', 'approver', 'in-my-scope', 'Approvers see what goes out and what does not.'),
  may('publishing.read', 'channel-owner', 'in-my-scope', 'The owner sees what goes out and what does not.'),
  may(
    'publishing.read',
    'communications-head',
    'in-my-scope',
    'The head of communications sees what goes out and what does not.',
  ),
  may(
    'publishing.pause',
    'approver',
    'in-my-scope',
    'Pausing makes nothing public, so one person is enough.',
  ),
  may(
    'publishing.pause',
    'channel-owner',
    'in-my-scope',
    'Pausing makes nothing public, so one person is enough.',
  ),
  may(
    'publishing.pause',
    'communications-head',
    'in-my-scope',
    'Pausing makes nothing public, so one person is enough.',
  ),
  may(
    'publishing.resume',
    'channel-owner',
    'in-my-scope',
    'The owner answers for what goes out on the channel again.',
  ),
  may(
    'publishing.resume',
    'communications-head',
    'in-my-scope',
    'The head of communications answers for what goes out again.',
  ),
] satisfies readonly RowEntry[]
