/** What a form says before anything is typed into it: the Territory Privacy Principle 5, on one screen. */
export type CollectionNotice = {
  readonly form: string
  readonly collects: string
  readonly why: string
  readonly seenBy: string
  readonly kept: string
  /** Whether one has to, and what happens if one does not. */
  readonly ifNot: string
  /** Whether what is typed may be disclosed under the Freedom of Information Act; said beside the box itself. */
  readonly mayBeDisclosed: boolean
}

export const disclosedSentence =
  'Your comments here may be disclosed: somebody may ask for them under the Freedom of Information Act 2016.'

export const complaintPath =
  'If you think that your information was handled wrongly, tell the privacy officer first. You can also complain to the Office of the Australian Information Commissioner, who acts for the ACT, or to the ACT Human Rights Commission.'

const asRecord = 'As long as the records authority for its class says.'

/** Every form that asks for something about a person. A form without an entry here is not shown. */
export const collectionNotices = [
  {
    form: 'sign-in',
    collects: 'Who you are, as your organisation’s sign-in says it, and what kind of browser you use.',
    why: 'To know who does what here, and to let you see where you are signed in.',
    seenBy: 'You; administrators can end a session and do not see what you did in it.',
    kept: 'Until the session ends.',
    ifNot: 'Without signing in you can still check a post and read the policy.',
    mayBeDisclosed: false,
  },
  {
    form: 'directory-entry',
    collects: 'Name, number, email, unit, manager, engagement, level band, first and last day.',
    why: 'To know who is bound by the policy, who may do what, and whom to ask.',
    seenBy: 'Everybody sees name, unit and email; you, your manager and people officers see the rest.',
    kept: asRecord,
    ifNot: 'Without an entry somebody cannot do anything official here.',
    mayBeDisclosed: false,
  },
  {
    form: 'leave',
    collects: 'When you are away and who stands in. Please do not say why.',
    why: 'So that work goes to somebody who is there, and nothing is sent to you while you are not.',
    seenBy: 'You, your manager and people officers.',
    kept: asRecord,
    ifNot: 'Things that wait for you wait until you are back.',
    mayBeDisclosed: false,
  },
  {
    form: 'role-reason',
    collects: 'Why a role is granted, delegated or ended.',
    why: 'So that it can be said years later why somebody could do what they did.',
    seenBy: 'Whoever it is about, people officers and auditors.',
    kept: asRecord,
    ifNot: 'You may leave it empty.',
    mayBeDisclosed: true,
  },
  {
    form: 'notice-settings',
    collects: 'Which mails you want, and in which hours.',
    why: 'So that we leave you alone when you want to be left alone.',
    seenBy: 'You.',
    kept: 'Until you change it.',
    ifNot: 'You are mailed on working days between 7 am and 7 pm.',
    mayBeDisclosed: false,
  },
  {
    form: 'surveillance-notice',
    collects: 'That you have been told what is logged, and whether you agree to an earlier start.',
    why: 'So that nothing is logged about you before the day that you were told.',
    seenBy: 'You, and privacy officers.',
    kept: asRecord,
    ifNot: 'Acts that have to be logged wait. Everything else goes on.',
    mayBeDisclosed: false,
  },
  {
    form: 'review-comment',
    collects: 'What you say about a post, and that you said it.',
    why: 'A full and accurate record of how an official post came to be.',
    seenBy: 'Whoever writes, reviews and approves posts of the channel.',
    kept: asRecord,
    ifNot: 'You may approve or return a post without a comment; returning one needs a reason.',
    mayBeDisclosed: true,
  },
  {
    form: 'report',
    collects: 'What you tell us. Your name only if you give it.',
    why: 'To look into it, and to protect you where the law does.',
    seenBy: 'A disclosure officer first, and nobody else until they have looked.',
    kept: asRecord,
    ifNot: 'You may stay anonymous. We can then not ask you anything, unless you come back with your code.',
    mayBeDisclosed: false,
  },
] as const satisfies readonly CollectionNotice[]
