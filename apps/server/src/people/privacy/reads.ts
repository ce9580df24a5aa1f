export type ReadKind = {
  readonly read: string
  readonly isEvent: boolean
  /** The event that such a reading is, before anything is shown. */
  readonly event?: string
  readonly why: string
  readonly source?: string
}

/**
 * Which readings are events. The law needs to know who has seen what somebody confided and what left the building;
 * of ordinary looking it needs nothing, so nothing is kept.
 */
export const readKinds = [
  {
    ...{ read: 'case.open', isEvent: true, event: 'case.opened' },
    why: 'Whoever a case is about can be told who has seen it.',
    source: 'Information Privacy Act 2014, TPP 11',
  },
  {
    ...{ read: 'report.open', isEvent: true, event: 'report.opened' },
    why: 'Whoever reports something can rely on few people having seen it.',
    source: 'Information Privacy Act 2014, TPP 11',
  },
  {
    ...{ read: 'disclosure.open', isEvent: true, event: 'disclosure.opened' },
    why: 'Whose disclosure it is stays between few, and it can be shown who they were.',
    source: 'Public Interest Disclosure Act 2012',
  },
  {
    ...{ read: 'record.export', isEvent: true, event: 'record.exported' },
    why: 'What was handed out cannot be called back, so it is known what it was and to whom.',
    source: 'Territory Records Act 2002',
  },
  {
    ...{ read: 'held.show', isEvent: true, event: 'held.shown' },
    why: 'Somebody else looked at what is held about a person, on that person’s behalf.',
    source: 'Information Privacy Act 2014, TPP 12',
  },
  {
    ...{ read: 'held.own', isEvent: false },
    why: 'Whoever looks at what is held about them is nobody’s business but theirs.',
  },
  {
    ...{ read: 'person.page', isEvent: false },
    why: 'Looking at a colleague’s page is ordinary work.',
  },
  {
    ...{ read: 'directory.search', isEvent: false },
    why: 'What somebody looked for says more about them than about whom they found.',
  },
  {
    ...{ read: 'notice.list', isEvent: false },
    why: 'Whether somebody looked at their list says when they work.',
  },
  { ...{ read: 'post.page', isEvent: false }, why: 'Reading drafts and posts is what reviewers are for.' },
  {
    ...{ read: 'policy.page', isEvent: false },
    why: 'Nobody needs to know who looked up what they may say.',
  },
  {
    ...{ read: 'help.avenues', isEvent: false },
    why: 'Whoever reads where to turn must be able to do so unseen.',
    source: 'Public Interest Disclosure Act 2012',
  },
  {
    ...{ read: 'check', isEvent: false },
    why: 'A check is about words and leaves no trace unless it is kept.',
  },
] as const satisfies readonly ReadKind[]

export type RecordedRead = Extract<(typeof readKinds)[number], { readonly isEvent: true }>['read']
