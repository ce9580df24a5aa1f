import { may, mineNotMe, type RowEntry } from './row.ts'

/** Who may keep which register, and who may read it. */
export const registerRows = [
  may(
    'register.read',
    'anyone',
    'any',
    'Whom to ask, who may speak and which account is official is no secret.',
  ),
  may('channel.propose', 'communications-author', 'in-my-scope', 'Whoever needs an account proposes it.'),
  may('channel.propose', 'channel-owner', 'in-my-scope', 'Whoever needs an account proposes it.'),
  may('channel.propose', 'communications-head', 'in-my-scope', 'Whoever needs an account proposes it.'),
  may('channel.edit', 'channel-owner', 'in-my-scope', 'The owner answers for the channel.'),
  may(
    'channel.edit',
    'communications-head',
    'in-my-scope',
    'The head of communications answers for every channel of theirs.',
  ),
  may(
    'channel.approve',
    'communications-head',
    mineNotMe,
    'An official account is opened when somebody else than who proposed it has said yes.',
    { source: '7.3g' },
  ),
  may('terms.review', 'channel-owner', 'in-my-scope', 'Whoever uses a platform knows its terms.', {
    source: '7.3b',
  }),
  may('terms.review', 'communications-head', 'in-my-scope', 'Whoever uses a platform knows its terms.', {
    source: '7.3b',
  }),
  may(
    'security-check.read',
    'channel-owner',
    'in-my-scope',
    'What protects an account is for those who protect it, and for few besides.',
  ),
  may(
    'security-check.read',
    'communications-head',
    'in-my-scope',
    'What protects an account is for those who protect it, and for few besides.',
  ),
  may('security-check.record', 'channel-owner', 'in-my-scope', 'The owner looks at who holds the keys.'),
  may(
    'security-check.record',
    'communications-head',
    'in-my-scope',
    'The head of communications can look for themselves.',
  ),
  may(
    'credential.keep',
    'channel-owner',
    'in-my-scope',
    'The owner puts in what a program signs in with; nobody reads it out again.',
    { needs: 'step-up' },
  ),
  may(
    'speaker.name',
    'communications-head',
    mineNotMe,
    'Whoever speaks or approves is named by somebody else.',
    { needs: 'step-up', source: '8.4a' },
  ),
  may(
    'template.write',
    'communications-author',
    'in-my-scope',
    'Authors write the words they use every day.',
  ),
  may(
    'template.approve',
    'approver',
    mineNotMe,
    'Words that go out without being read again are approved by somebody who did not write them.',
    { source: '7.3g' },
  ),
  may('contact.edit', 'communications-head', 'in-my-scope', 'Who answers is kept where questions come in.', {
    needs: 'step-up',
  }),
  may('contact.edit', 'policy-owner', 'in-my-scope', 'The policy owner says whom an ask means.', {
    needs: 'step-up',
  }),
  may('permission.ask', 'anyone', 'self', 'Anyone may ask.', { source: '7.1i' }),
  may('permission.read', 'anyone', 'self', 'You see what you asked and what was answered.'),
  may('permission.read', 'anyone', 'on-the-list', 'Whoever is asked sees what is asked of them.'),
  may('permission.withdraw', 'anyone', 'self', 'You may take back what you asked.'),
  may(
    'permission.answer',
    'anyone',
    ['on-the-list', 'not-self'],
    'A permission is granted by its authority and by nobody for themselves; a manager is not one by being a manager.',
    { source: '7.3d' },
  ),
  may('release.read', 'communications-author', 'in-my-scope', 'Authors know what they may say.'),
  may('release.read', 'approver', 'in-my-scope', 'Approvers know what may be said.'),
  may(
    'release.read',
    'communications-head',
    'in-my-scope',
    'The head of communications knows what may be said.',
  ),
  may('release.read', 'anyone', 'self', 'Whoever released something sees it.'),
  may('release.edit', 'anyone', 'self', 'Whoever released something can narrow it or take it back.'),
  may(
    'initiative.add',
    'initiative-keeper',
    'in-my-scope',
    'Whoever keeps what is not public yet enters it; from then on only its list sees it.',
    { source: '8.4b' },
  ),
  may('initiative.read', 'anyone', 'on-the-list', 'Only those on its list see it, whatever their role.', {
    source: '8.4b',
  }),
  may('initiative.edit', 'anyone', 'self', 'Its owner answers for it.', { source: '8.4b' }),
  may('consent.read', 'communications-author', 'in-my-scope', 'Authors know whom they may show.', {
    source: '7.4b',
  }),
  may('consent.read', 'approver', 'in-my-scope', 'Approvers know who may be shown.', { source: '7.4b' }),
  may('consent.read', 'channel-owner', 'in-my-scope', 'Owners know what they have to take down.', {
    source: '7.4b',
  }),
  may('consent.read', 'privacy-officer', 'any', 'Privacy officers answer for what is held about people.', {
    source: 'Information Privacy Act 2014',
  }),
  may(
    'consent.record',
    'communications-author',
    'in-my-scope',
    'Whoever was told yes or no writes it down.',
    {
      source: '7.4b',
    },
  ),
  may(
    'consent.record',
    'privacy-officer',
    'any',
    'Somebody may take consent back with the privacy officer.',
    {
      source: 'Information Privacy Act 2014',
    },
  ),
  may('take-down.settle', 'channel-owner', 'in-my-scope', 'The owner takes down what may not stay.', {
    source: '7.4b',
  }),
  may('take-down.settle', 'communications-author', 'in-my-scope', 'Authors take down what may not stay.', {
    source: '7.4b',
  }),
  may('asset.edit', 'communications-author', 'in-my-scope', 'Authors keep what they use, and whose it is.', {
    source: '7.3a',
  }),
  may(
    'asset.permit',
    'anyone',
    ['on-the-list', 'not-self'],
    'The use of a logo is permitted by its authority.',
    { source: '7.3f' },
  ),
  may('freeze.declare', 'communications-head', 'in-my-scope', 'Everything can be made to wait at once.'),
  may('duty.read', 'anyone', 'self', 'You see when you are on duty.'),
  may('duty.read', 'communications-author', 'in-my-scope', 'Whoever writes at night knows whom to ring.'),
  may('duty.read', 'approver', 'in-my-scope', 'Whoever approves at night knows whom to ring.'),
  may('duty.read', 'channel-owner', 'in-my-scope', 'Whoever keeps the roster reads it.'),
  may('duty.read', 'communications-head', 'in-my-scope', 'Whoever keeps the roster reads it.'),
  may('duty.keep', 'channel-owner', 'in-my-scope', 'The owner answers for the channel at any hour.'),
  may(
    'duty.keep',
    'communications-head',
    'in-my-scope',
    'The head of communications says who is on duty for every channel of theirs.',
  ),
] as const satisfies readonly RowEntry[]
