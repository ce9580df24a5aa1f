/**
 * What happened, by type of event; `WHO` is whoever did it. A test holds this list against what the server can record,
 * both ways.
 */
export const receiptDeeds: Readonly<Record<string, string>> = {
  'person.added': 'WHO added this entry',
  'person.changed': 'WHO changed this entry',
  'person.merged': 'WHO merged this entry with another',
  'person.split': 'WHO undid a merge of this entry',
  'unit.added': 'WHO added this unit',
  'unit.changed': 'WHO changed this unit',
  'unit.ended': 'WHO closed this unit',
  'leave.recorded': 'WHO recorded when this person is away',
  'leave.ended': 'WHO ended this person’s leave, or took it back',

  'role.granted': 'WHO gave this person a role',
  'role.ended': 'WHO ended a role of this person',
  'delegation.made': 'WHO handed a role on to this person for a while',
  'delegation.ended': 'WHO ended what had been handed on to this person',
  'acting.made': 'WHO arranged that this person acts for somebody',
  'acting.ended': 'WHO ended this person’s acting for somebody',

  'register-entry.added': 'WHO entered this in a register',
  'register-entry.changed': 'WHO changed this entry of a register',
  'register-entry.ended': 'WHO said when this entry ends',
  'register-entry.revoked': 'WHO revoked this entry',
  'register-entry.restored': 'WHO restored this entry',
  'register-entry.moved': 'WHO did what the register has for this entry',

  'credential.kept': 'WHO put in what a program signs in with to a channel',
  'credential.ended': 'WHO ended what a program signed in with to a channel',

  'passkey.added': 'WHO added a passkey',
  'passkey.renamed': 'WHO gave a passkey another name',
  'passkey.removed': 'WHO removed a passkey',
  'oidc-account.bound': 'WHO signed in with this work account for the first time',
  'enrolment.made': 'WHO made a link by which this person can set up a way to sign in',
  'enrolment.confirmed': 'WHO let the link for this person open, as a second person',
  'enrolment.ended': 'WHO ended a link that had not been used',
  'enrolment.used': 'WHO used a link to set up a way to sign in',
  'ways-in.removed': 'WHO removed every way to sign in as this person',
  'session.started': 'WHO signed in',
  'session.ended': 'This person was signed out by WHO',
  'session.confirmation-failed': 'WHO could not confirm who they are',
  'token.made': 'WHO made a token for a program',
  'token.revoked': 'WHO ended a token',

  'notice.told': 'WHO told somebody that this waits for them',
  'notice.done': 'WHO settled what waited here',
  'surveillance-notice.issued': 'WHO issued this notice of workplace surveillance',
  'surveillance-notice.told': 'WHO recorded that somebody was told of this notice',

  'pack.put-in-force': 'WHO put this version of the policy in force',
  'pack.ended': 'WHO said until when this version of the policy is in force',
  'instrument.added': 'WHO added this document to the library',
  'instrument.ended': 'WHO took this entry of the library out, or replaced it',
  'acknowledgement.made': 'WHO said that they have read the policy that applies to them',

  'calendar-feed.made': 'WHO made an address by which they take the calendar along',
  'calendar-feed.ended': 'WHO ended an address of the calendar',

  'media.kept': 'WHO added this picture',
  'media.described': 'WHO said what is in this picture',
  'media.text-read': 'WHO looked for words in this picture',
  'media.logos-recognised': 'WHO looked for known logos in this picture',
  'media.removed': 'WHO took this picture away',

  'held.shown': 'WHO looked at what is held about this person',
  'record.exported': 'WHO took these records out',
  'report.opened': 'WHO opened this report',
  'disclosure.opened': 'WHO opened this disclosure',
  'case.opened': 'WHO opened this case to read it',

  'key.rotated': 'WHO replaced the key that signs the log',
  'record.disposal-restated': 'WHO recorded again what had been disposed of before a backup came back',
  'log.head-refused': 'WHO recorded that a witness did not sign a head of the log',
  'log.head-doubted': 'WHO recorded that a witness was shown another head of the log',
}
