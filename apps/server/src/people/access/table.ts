import { postRows } from './post-rows.ts'
import { registerRows } from './register-rows.ts'
import { may, mineNotMe, type RowEntry } from './row.ts'

/**
 * Who may do what. Whatever no row allows is not allowed. Each row gives the answer for one thing and the filter of a
 * list; `docs/reference/access.md` is this table for people. A later context adds its rows here.
 */
export const table = [
  // The directory
  may('directory.read', 'anyone', 'any', 'Colleagues find each other: name, unit and how to reach them.'),
  may('unit.read', 'anyone', 'any', 'How the organisation is made up is no secret.'),
  may('unit.edit', 'people-officer', 'in-my-scope', 'People officers keep the units they are named for.'),
  may('person.read', 'anyone', 'self', 'You may see what the directory says of you.', {
    source: 'Information Privacy Act 2014, TPP 12',
  }),
  may(
    'person.read',
    'anyone',
    'reports-to-me',
    'A manager knows the working arrangements of those who report to them.',
  ),
  may('person.read', 'people-officer', 'in-my-scope', 'People officers keep the directory.'),
  may('person.add', 'people-officer', 'in-my-scope', 'People officers keep the directory.'),
  may(
    'person.edit',
    'people-officer',
    mineNotMe,
    'People officers keep the directory; their own entry is kept by another.',
  ),
  may(
    'person.settle',
    'people-officer',
    mineNotMe,
    'Where the engagement does not say whether the policy binds somebody, a person decides.',
    { source: 'paragraph 3' },
  ),
  may(
    'person.merge',
    'people-officer',
    mineNotMe,
    'That two entries are one human is for somebody else to say than that human.',
  ),
  may(
    'people.import',
    'people-officer',
    'in-my-scope',
    'A file may touch every unit, so only people officers for everything bring one in.',
  ),
  may(
    'people.provision',
    'people-officer',
    'in-my-scope',
    'A directory service keeps entries current on behalf of the people officer who connected it.',
  ),
  may('open-work.read', 'people-officer', 'in-my-scope', 'What a leaver leaves open is handed on.'),
  may(
    'open-work.read',
    'anyone',
    'reports-to-me',
    'What a leaver leaves open is handed on by their manager.',
  ),
  // Leave, acting, delegation
  may('leave.read', 'anyone', 'self', 'It is your own leave.'),
  may('leave.read', 'anyone', 'reports-to-me', 'A manager knows who is away.'),
  may('leave.read', 'people-officer', 'in-my-scope', 'People officers know who is away and who stands in.'),
  may('leave.record', 'anyone', 'self', 'You say yourself when you are away and who stands in.'),
  may('leave.record', 'anyone', 'reports-to-me', 'A manager can say so for somebody who cannot.'),
  may('leave.record', 'people-officer', mineNotMe, 'A people officer can say so for somebody who cannot.'),
  may(
    'acting.make',
    'people-officer',
    mineNotMe,
    'Who acts for whom is arranged by a people officer, and by nobody for themselves.',
  ),
  may('role.delegate', 'anyone', 'self', 'You may hand on for a while what was granted to you yourself.'),
  may('delegation.end', 'anyone', 'self', 'You may take back or lay down a delegation that is yours.'),
  may(
    'delegation.end',
    'people-officer',
    mineNotMe,
    'A people officer can end a delegation that should not stand.',
  ),
  // Roles
  may('role.read', 'anyone', 'any', 'Everybody can find out whom to ask.'),
  may('role.read-history', 'anyone', 'self', 'You may see what you held and who granted it.'),
  may(
    'role.read-history',
    'people-officer',
    'in-my-scope',
    'Whoever grants roles sees what was granted before.',
  ),
  may('role.read-history', 'auditor', 'any', 'An auditor can say who held what at any instant.'),
  may(
    'role.grant',
    'people-officer',
    mineNotMe,
    'People officers name those who do everyday work, and never themselves.',
  ),
  may(
    'role.grant-guarded',
    'administrator',
    'not-self',
    'Guarded roles are given by those who read no content, and never to themselves.',
    { needs: 'step-up' },
  ),
  may('role.grant-administrator', 'administrator', 'not-self', 'An administrator is named by another.', {
    needs: 'step-up',
  }),
  may('role.give-up', 'anyone', 'self', 'You may lay down a role that you hold.'),
  may('access.read-own', 'anyone', 'self', 'You may know what you may do, and why.'),
  may('access-table.read', 'anyone', 'any', 'How it is decided is no secret.'),
  may('access-table.read', 'auditor', 'any', 'An auditor reads who may do what.'),
  // The installation
  may('setting.edit', 'administrator', 'any', 'Administrators configure.', { needs: 'step-up' }),
  may('sign-in.configure', 'administrator', 'any', 'Administrators say how people sign in.', {
    needs: 'step-up',
  }),
  may('session.see', 'anyone', 'self', 'You may see where you are signed in.'),
  may('session.end', 'anyone', 'self', 'You may sign out anywhere.'),
  may('session.end-any', 'administrator', 'any', 'A session that is out of hand can be ended.'),
  may('passkey.see', 'anyone', 'self', 'You may see your passkeys.'),
  may('passkey.change', 'anyone', 'self', 'You keep your own passkeys.', { needs: 'step-up' }),
  may('token.see', 'anyone', 'self', 'You may see your tokens and when they were last used.'),
  may('token.see-any', 'administrator', 'any', 'Administrators know which programs come in.'),
  may(
    'token.make',
    'anyone',
    'self',
    'A program may do for you what you may, within the scopes you give it.',
    {
      needs: 'step-up',
    },
  ),
  may('token.revoke', 'anyone', 'self', 'You may end a token of yours.'),
  may('token.revoke-any', 'administrator', 'any', 'A token that is out of hand can be ended.'),
  may(
    'enrolment.make',
    'administrator',
    'not-self',
    'Whoever lost their keys gets a fresh start from another, and a second one confirms it.',
    {
      needs: 'step-up',
    },
  ),
  may(
    'enrolment.confirm',
    'administrator',
    'not-self',
    'Nobody alone can open a way in as somebody else: a second person, who did not make the link, lets it open.',
    { needs: 'step-up' },
  ),
  may(
    'enrolment.confirm',
    'people-officer',
    mineNotMe,
    'People officers know who people are, so they can make sure that somebody asked for it.',
    { needs: 'step-up' },
  ),
  may('enrolment.read', 'anyone', 'self', 'You may see who made a way in as you, and who confirmed it.'),
  may(
    'enrolment.read',
    'administrator',
    'any',
    'Administrators see which links they made and who confirmed.',
  ),
  may('enrolment.read', 'people-officer', 'in-my-scope', 'Whoever confirms sees what there is to confirm.'),
  may('enrolment.end', 'anyone', 'self', 'You may stop a link that you did not ask for.'),
  may('enrolment.end', 'administrator', 'any', 'Whoever could make a link can take it back.'),
  may('enrolment.end', 'people-officer', 'in-my-scope', 'Whoever will not confirm can say so.'),
  may('ways-in.remove-any', 'administrator', 'not-self', 'Keys that may be in wrong hands are taken away.', {
    needs: 'step-up',
  }),
  may('health.read', 'administrator', 'any', 'Administrators keep it running.'),
  may('jobs.read', 'administrator', 'any', 'Administrators keep it running.'),
  may('jobs.read', 'auditor', 'any', 'An auditor sees that nothing was left undone.'),
  may('jobs.retry', 'administrator', 'any', 'Administrators keep it running.'),
  // Records and privacy
  may('log.read-heads', 'anyone', 'any', 'Whoever holds a receipt can compare it with the heads of the log.'),
  may('log.read-heads', 'auditor', 'any', 'An auditor sees that the log has one history.'),
  may(
    'record.read',
    'records-officer',
    'any',
    'A records officer shows what was said, and who approved it.',
    {
      source: 'Territory Records Act 2002',
    },
  ),
  may('record.hold', 'records-officer', 'any', 'A hold keeps what may be asked for.', {
    source: 'Territory Records Act 2002',
  }),
  may('record.dispose', 'records-officer', 'any', 'Disposal is an act with an authority.', {
    needs: 'step-up',
    source: 'Territory Records Act 2002',
  }),
  may('record.export', 'records-officer', 'any', 'Records are handed to whoever may have them by law.', {
    needs: 'step-up',
    source: 'Territory Records Act 2002',
  }),
  may('held.read', 'anyone', 'self', 'You may know what is held about you.', {
    source: 'Information Privacy Act 2014, TPP 12',
  }),
  may('held.read', 'privacy-officer', 'not-self', 'Somebody who asks by another way is answered too.', {
    source: 'Information Privacy Act 2014, TPP 12',
  }),
  may('surveillance-notice.read', 'anyone', 'any', 'Nobody is logged without having been told.', {
    source: 'Workplace Privacy Act 2011',
  }),
  may('surveillance-notice.edit', 'privacy-officer', 'any', 'What is logged is said beforehand.', {
    needs: 'step-up',
    source: 'Workplace Privacy Act 2011',
  }),
  // Notices
  may('notice.read', 'anyone', 'self', 'What waits for you is for you to see.'),
  may('notice.end', 'anyone', 'self', 'You say yourself that you have seen something.'),
  may('notice.choose', 'anyone', 'self', 'You choose which mails you get, and when.'),
  // Policy
  may('policy.read', 'anyone', 'any', 'Whoever is bound by a policy can read it.'),
  may('policy.publish', 'policy-owner', 'in-my-scope', 'The policy owner puts a version in force.', {
    needs: 'step-up',
  }),
  may(
    'policy.preview',
    'policy-owner',
    'in-my-scope',
    'Whoever puts a version in force sees beforehand what it would change.',
  ),
  may(
    'instrument.edit',
    'policy-owner',
    'in-my-scope',
    'The policy owner keeps the library, and says what the body has confirmed.',
    { source: 'paragraph 4' },
  ),
  may('acknowledgement.make', 'anyone', 'self', 'You say yourself that you have read what applies to you.'),
  may('acknowledgement.read', 'anyone', 'self', 'You may see what you said, and when.'),
  may(
    'acknowledgement.read',
    'anyone',
    'reports-to-me',
    'A manager knows who of their people still has to read it, because it is work.',
  ),
  may(
    'acknowledgement.read',
    'policy-owner',
    'in-my-scope',
    'The policy owner knows whom a version has not reached yet.',
  ),
  // Checks
  may('check.ask', 'anyone', 'self', 'Whoever writes may ask before they post.'),
  may('check.save', 'anyone', 'self', 'A check is kept only where you keep it.'),
  may('check.read', 'anyone', 'self', 'Nobody but you can see a check of yours.'),
  ...registerRows,
  // Posts and their pictures
  may('media.add', 'communications-author', 'in-my-scope', 'Authors add pictures to what they write.'),
  may('media.add', 'channel-owner', 'in-my-scope', 'The owner keeps what a channel shows of itself.'),
  may('media.read', 'anyone', 'self', 'You may see what you added.'),
  may('media.read', 'communications-author', 'in-my-scope', 'Authors use the pictures of their unit.'),
  may('media.read', 'approver', 'in-my-scope', 'Whoever approves a post sees the pictures in it.'),
  may('media.read', 'channel-owner', 'in-my-scope', 'The owner answers for what the channel shows.'),
  may('media.remove', 'communications-author', ['in-my-scope', 'self'], 'You may take away what you added.'),
  may('media.remove', 'channel-owner', 'in-my-scope', 'The owner can take away what should not be there.'),
  ...postRows,
  // Reports and cases
  may('report.make', 'anyone', 'any', 'Anyone may say that something is wrong.', { source: '8.6' }),
  may(
    'report.screen',
    'disclosure-officer',
    mineNotMe,
    'A disclosure is recognised by a person, before anything else happens.',
    { source: 'Public Interest Disclosure Act 2012' },
  ),
  may('disclosure.read', 'disclosure-officer', mineNotMe, 'A disclosure is sealed from everybody else.', {
    source: 'Public Interest Disclosure Act 2012',
  }),
  may('case.read', 'anyone', 'self', 'You may see what is said of you, and answer.', {
    source: 'paragraph 10',
  }),
  may(
    'case.read',
    'conduct-officer',
    mineNotMe,
    'Conduct officers handle cases, and none about themselves.',
    { source: 'paragraph 10' },
  ),
  may(
    'case.step',
    'conduct-officer',
    mineNotMe,
    'Conduct officers handle cases, and none about themselves.',
    { source: 'paragraph 10' },
  ),
] satisfies readonly RowEntry[]

export type Act = (typeof table)[number]['act']
export type Row = RowEntry & { readonly act: Act }

const byAct = new Map<Act, readonly Row[]>()
for (const row of table) byAct.set(row.act, [...(byAct.get(row.act) ?? []), row])

export const acts: readonly Act[] = [...byAct.keys()]

export const isAct = (text: string): text is Act => byAct.has(text as Act)

/** The rows that allow an act, in the order of the table. */
export const rowsOf = (act: Act): readonly Row[] => byAct.get(act) ?? []

/**
 * What a token may be limited to. A token never may more than its person; with a scope it may only these acts.
 */
export const tokenScopes = {
  scim: ['people.provision'],
  'people:read': ['directory.read', 'unit.read', 'person.read', 'role.read'],
  'posts:write': [
    ...(['directory.read', 'media.add', 'media.read', 'post.read', 'post.write', 'post.comment'] as const),
    ...(['post.withdraw', 'calendar.read'] as const),
  ],
  /** Of what is not sensitive: a program cannot show once more that it is they. */
  'posts:approve': ['directory.read', 'media.read', 'post.read', 'post.comment', 'post.approve', 'post.stop'],
  'report:make': ['report.make'],
} as const satisfies Readonly<Record<string, readonly Act[]>>

export type TokenScope = keyof typeof tokenScopes
