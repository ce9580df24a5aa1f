import { asRecords, type GateKind, type Logged, whileNeeded } from './logged.ts'
import { loggedInDrafts } from './logged-in-drafts.ts'
import { loggedInRegisters } from './logged-in-registers.ts'
import { loggedInReview } from './logged-in-review.ts'
import { loggedOfCalendars } from './logged-of-calendars.ts'
import { loggedOfPolicy } from './logged-of-policy.ts'
import { loggedOfPublishing } from './logged-of-publishing.ts'

/**
 * Everything that the program keeps about people who work here: what for, who sees it and how long. A test holds this
 * list against every column of every table and every part of every event, so what is not said here cannot be kept.
 */
export const whatIsLogged = [
  {
    item: 'directory-entry',
    what: 'Your entry in the directory: name, number, email, unit, manager, engagement, level band, first and last day, and how each of these was before.',
    about: 'everybody in the directory',
    purpose: 'To know who is bound by the policy, who may do what, and whom to ask.',
    seenBy: 'Everybody sees name, unit and email; you, your manager and people officers see the rest.',
    kept: asRecords,
    gate: 'not-surveillance',
    columns: {
      person_state: [
        ...['id', 'person', 'key', 'name', 'other_names', 'email', 'user_name', 'external_id', 'unit'],
        ...['basis', 'bound', 'manager', 'level_band', 'starts', 'ends', 'starts_at', 'ends_at', 'is_active'],
        ...['from_at', 'ended_at'],
      ],
    },
    parts: { 'person.added': ['person'], 'person.changed': ['changes', 'reason'] },
  },
  {
    item: 'file-of-people',
    what: 'A file of people that somebody brought in and what it would change, with your line in it, and who brought it.',
    about: 'everybody in the directory',
    purpose: 'So that whoever brings it can look at what it would do before it does it.',
    seenBy: 'Whoever brought it.',
    kept: 'What was read, until it is done or a day has gone by.',
    gate: 'not-surveillance',
    columns: {
      file_import: [
        ...['id', 'person', 'kind', 'state', 'done', 'says', 'seen', 'body', 'shown', 'moved_at'],
      ],
    },
    parts: {},
  },
  {
    item: 'two-entries-one-person',
    what: 'That two entries in the directory are you, since when, and why somebody said so.',
    about: 'everybody in the directory',
    purpose: 'So that nobody approves their own work under a second entry.',
    seenBy: 'You, and people officers.',
    kept: asRecords,
    gate: 'not-surveillance',
    columns: { person_merge: ['id', 'kept', 'merged', 'from_at', 'ended_at'] },
    parts: { 'person.merged': ['merge', 'reason'], 'person.split': ['merge', 'reason'] },
  },
  {
    item: 'leave',
    what: 'When you are away and who stands in. Not why you are away.',
    about: 'everybody in the directory',
    purpose: 'So that work goes to somebody who is there, and nothing is sent to you while you are not.',
    seenBy: 'You, your manager and people officers.',
    kept: asRecords,
    gate: 'not-surveillance',
    columns: { leave: ['id', 'person', 'stands_in', 'from_at', 'to_at', 'ended_at'] },
    parts: { 'leave.recorded': ['leave'], 'leave.ended': ['leave'] },
  },
  {
    item: 'roles',
    what: 'Which roles you hold and held, for what, who granted them and the reason they gave; what you delegated, and for whom you acted.',
    about: 'everybody in the directory',
    purpose: 'To decide who may do what, and to be able to say years later who could.',
    seenBy: 'Everybody sees who holds a role now; you, people officers and auditors see what was before.',
    kept: asRecords,
    gate: 'not-surveillance',
    columns: {
      role_grant: [
        ...[
          'id',
          'person',
          'role',
          'scope_kind',
          'scope',
          'granted_by',
          'made_at',
          'from_at',
          'to_at',
          'ended_at',
        ],
      ],
      delegation: ['id', 'role_grant', 'person', 'made_at', 'from_at', 'to_at', 'ended_at'],
      acting: ['id', 'person', 'acts_for', 'roles', 'made_by', 'made_at', 'from_at', 'to_at', 'ended_at'],
    },
    parts: {
      'role.granted': ['role', 'reason'],
      'role.ended': ['role', 'reason'],
      'delegation.made': ['delegation', 'reason'],
      'delegation.ended': ['delegation', 'reason'],
      'acting.made': ['acting', 'reason'],
      'acting.ended': ['acting', 'reason'],
    },
  },
  {
    item: 'acts',
    what: 'Every act of yours that changes something here: what it was, when, and that it was you.',
    about: 'communications staff',
    purpose: 'A full and accurate record of official acts; proof that nobody approved their own content.',
    seenBy:
      'Whoever may see the thing that you did it to. Nobody can list what a person did, and people are never ranked.',
    kept: asRecords,
    gate: 'act-waits',
    columns: {
      event: ['id', 'at', 'subject'],
      event_part: ['event', 'sealed'],
      event_row: ['key'],
      job_waiting: ['subject', 'event'],
    },
    parts: { '*': ['who', 'row-salt'] },
  },
  ...loggedInRegisters,
  ...loggedInDrafts,
  ...loggedInReview,
  ...loggedOfPolicy,
  ...loggedOfCalendars,
  ...loggedOfPublishing,
  {
    item: 'sealed-readings',
    what: 'That you opened something sealed, such as a case, or took records out: what it was, when, and the reason you gave.',
    about: 'whoever handles sealed things',
    purpose: 'To be able to say who has seen what somebody confided.',
    seenBy: 'Whoever answers for the thing that was opened.',
    kept: asRecords,
    gate: 'act-waits',
    columns: {},
    parts: {
      'held.shown': ['reading', 'reason'],
      'record.exported': ['reading', 'reason'],
      'report.opened': ['reading', 'reason'],
      'disclosure.opened': ['reading', 'reason'],
      'case.opened': ['reading', 'reason'],
    },
  },
  {
    item: 'notices',
    what: 'What waited for you, since when, until when, and when it was done. Not what it was about beyond an id, and not whether you opened it.',
    about: 'everybody in the directory',
    purpose: 'To tell you what waits for you, and to be able to say that you were told.',
    seenBy: 'You.',
    kept: asRecords,
    gate: 'not-surveillance',
    columns: { notice: ['id', 'event', 'person', 'kind', 'about', 'link', 'due_at', 'told_at', 'done_at'] },
    parts: { 'notice.told': ['notice'], 'notice.done': ['notice'] },
  },
  {
    item: 'pictures',
    what: 'Pictures that you added, when and under which name; what you said of each: whether people can be recognised in it, what part AI had, and its description; and the words that were read in it. Not where or with what it was taken, and not who is in it: nobody looks for faces.',
    about: 'communications staff',
    purpose: 'To show pictures to whoever approves them, and to check the words in them like any others.',
    seenBy: 'You; authors, approvers and channel owners of your unit.',
    kept: asRecords,
    gate: 'not-surveillance',
    columns: {
      media_file: ['id', 'name', 'person', 'from_at', 'ended_at'],
      media_said: ['id', 'media', 'people', 'ai', 'alt', 'person', 'from_at', 'ended_at'],
      media_text: ['id', 'media', 'state', 'words', 'confidence', 'language', 'at'],
    },
    parts: {
      'media.kept': ['picture'],
      'media.described': ['said'],
      'media.removed': ['picture'],
      'media.text-read': ['read'],
    },
  },
  {
    item: 'mails',
    what: 'That a mail was made for you, when it was sent or why not. Not whether you read it: there is nothing in it that could tell us.',
    about: 'everybody in the directory',
    purpose: 'So that a mail is sent once, in your hours, and to an address that takes mail.',
    seenBy: 'Nobody; administrators see how many mails there are in each state.',
    kept: whileNeeded,
    gate: 'not-surveillance',
    columns: {
      notice_settings: ['person', 'mail', 'digest_minute', 'hours', 'kinds_off'],
      mail_plan: ['notice', 'person', 'look_at'],
      mail: [
        ...['id', 'person', 'state', 'made_at', 'not_before', 'queued_at', 'started_at', 'tries'],
        ...['reply_code', 'settled_at'],
      ],
      mail_notice: ['notice', 'mail'],
      mail_refused: ['email', 'refused_at'],
    },
    parts: {},
  },
  {
    item: 'surveillance-told',
    what: 'When and how you were told of this notice, and whether you agreed to an earlier start.',
    about: 'everybody in the directory',
    purpose: 'So that nothing is logged about you before the day that you were told.',
    seenBy: 'You, and privacy officers.',
    kept: asRecords,
    gate: 'not-surveillance',
    columns: {
      surveillance_told: ['id', 'notice', 'person', 'how', 'told_at', 'starts_at', 'is_agreed'],
    },
    parts: { 'surveillance-notice.told': ['told'] },
  },
  {
    item: 'way-in',
    what: 'The ways in that you set up: a passkey with the name you gave it, or which work account you sign in with; one-time links made for you, who made and who confirmed each, and when it was used or ended.',
    about: 'whoever signs in',
    purpose: 'So that you can sign in, and nobody else as you.',
    seenBy:
      'You see them all; an administrator can take them away; administrators and people officers see who made and confirmed a link, and no secret.',
    kept: asRecords,
    gate: 'not-surveillance',
    columns: {
      passkey: [
        ...[
          'id',
          'person',
          'name',
          'credential',
          'handle',
          'public_key',
          'transports',
          'is_synced',
          'added_at',
        ],
      ],
      passkey_use: ['id', 'counter', 'is_backed_up', 'used_on'],
      oidc_account: ['id', 'person', 'issuer', 'subject', 'bound_at'],
      enrolment: [
        ...['id', 'person', 'secret_hash', 'made_at', 'ends_at', 'used_at', 'made_by'],
        ...['confirmed_by', 'confirmed_at', 'code_hash', 'ended_at'],
      ],
    },
    parts: {
      'passkey.added': ['name'],
      'passkey.renamed': ['name'],
      'passkey.removed': [],
      'oidc-account.bound': ['account'],
      'enrolment.made': ['link'],
      'enrolment.confirmed': ['link'],
      'enrolment.used': ['link'],
      'enrolment.ended': ['link'],
      'ways-in.removed': ['sessions'],
    },
  },
  {
    item: 'signed-in',
    what: 'Where you are signed in: the kind of device, since when, and that you signed in, confirmed or signed out.',
    about: 'whoever signs in',
    purpose:
      'So that you can see and end what is not yours, and an act can be told from one by somebody else.',
    seenBy: 'You; an administrator can end all of it and sees no device.',
    kept: 'A session until it ends; that you signed in or out as long as the records authority says.',
    gate: 'not-surveillance',
    columns: {
      session: [
        ...[
          'id',
          'person',
          'secret_hash',
          'device',
          'how',
          'started_at',
          'stepped_up_at',
          'idle_ends_at',
          'ends_at',
        ],
      ],
      spent: ['id', 'ends_at'],
      failed_try: ['id', 'failures', 'last_at'],
    },
    parts: {
      'session.started': ['how', 'device'],
      'session.ended': ['how', 'sessions'],
      'session.confirmation-failed': ['how'],
    },
  },
  {
    item: 'token',
    what: 'Tokens that you made for programs: their name, what they may do, until when, and the day each was last used.',
    about: 'whoever signs in',
    purpose: 'So that a program does no more than you let it, and a token that is out of hand can be ended.',
    seenBy: 'You, and administrators; nobody sees the token itself again.',
    kept: asRecords,
    gate: 'not-surveillance',
    columns: {
      api_token: [...['id', 'person', 'name', 'secret_hash', 'scopes', 'made_at', 'ends_at', 'revoked_at']],
      api_token_use: ['id', 'used_on'],
    },
    parts: { 'token.made': ['name', 'scopes', 'until'], 'token.revoked': [] },
  },
  {
    item: 'asking-counts',
    what: 'When you ask with the registers: how often today the answer was that something may not be public yet, and that you had it for a text. Who and which text are digests under a key of the day.',
    about: 'everybody in the directory',
    purpose: 'So that the registers cannot be guessed out one text after another.',
    seenBy: 'Nobody; whoever runs the server could test a guess while the key of the day is there.',
    kept: 'Until the day ends in Canberra: then the key is destroyed, and what was counted with it.',
    gate: 'not-surveillance',
    columns: { asking_count: ['day', 'who', 'texts'], asking_text: ['day', 'mark'] },
    parts: {},
  },
  {
    item: 'records-held',
    what: 'That you placed or lifted a hold on records, or disposed of what was captured of a post, and the reason you gave.',
    about: 'whoever handles sealed things',
    purpose: 'So that nothing is kept or destroyed without somebody who answers for it.',
    seenBy: 'Whoever may see the record that it is about.',
    kept: asRecords,
    gate: 'act-waits',
    columns: {},
    parts: {
      'hold.placed': ['hold', 'reason'],
      'hold.lifted': ['hold', 'reason'],
      'capture.disposed': ['capture', 'reason'],
    },
  },
] as const satisfies readonly Logged[]

export type LoggedItem = (typeof whatIsLogged)[number]['item']

export const loggedItems = whatIsLogged.map(({ item }) => item)

export const isLoggedItem = (text: string): text is LoggedItem =>
  (loggedItems as readonly string[]).includes(text)

export function findLogged(item: LoggedItem): Logged {
  const found = whatIsLogged.find((one) => one.item === item)
  if (!found) throw new Error(`nothing is logged as ${item}`)
  return found
}

/** What a notice of surveillance has to list, because it may not begin without one. */
export const gatedItems = whatIsLogged.flatMap(({ item, gate }) =>
  (gate as GateKind) === 'not-surveillance' ? [] : [item],
)

/** Columns that name nobody and belong to nobody; the other half of the list, for the test. */
export const namesNobody: Readonly<Record<string, readonly string[]>> = {
  store: ['one_row', 'id', 'is_demonstration', 'created_at'],
  migration: ['number', 'name', 'digest', 'applied_at'],
  event: ['number', 'type', 'leaf', 'made_in', 'made'],
  event_part: ['name', 'key_group', 'destroyed_by'],
  event_row: ['event', 'table_name', 'digest'],
  log_node: ['level', 'index', 'hash'],
  log_key: ['number', 'verifier', 'from_size'],
  checkpoint: ['size', 'root', 'note', 'at'],
  cosignature: ['size', 'verifier', 'line'],
  head_evidence: ['id', 'size', 'witness', 'kind', 'says', 'at'],
  key_to_destroy: ['event', 'name', 'key_group'],
  incident: ['id', 'kind', 'sighting', 'channel', 'post', 'at'],
  channel_sighting: ['id', 'channel', 'kind', 'thing', 'post', 'what', 'capture', 'at'],
  channel_watch: ['channel', 'since', 'next_at', 'looked_at', 'failed', 'says', 'seen'],
  publication_due: ['post', 'channel', 'version', 'due_at', 'first_due_at', 'tries', 'kind'],
  publishing_line: ['channel', 'lease_by', 'lease_until', 'not_before', 'window_from', 'window_count'],
  publication_progress: ['post', 'channel', 'version', 'left_at', 'answers'],
  asking_day: ['day', 'key_group', 'beyond'],
  job_waiting: ['place', 'kind', 'is_dead', 'says'],
  register_change: ['register', 'entry', 'made_in', 'at'],
  kept_change: ['topic', 'made_in', 'at'],
  media_file: [
    ...[
      'digest',
      'medium',
      'small',
      'kind',
      'width',
      'height',
      'bytes',
      'look',
      'ai_hint',
      'unit',
      'channel',
    ],
  ],
  media_logos: ['id', 'media', 'known', 'found', 'from_at', 'ended_at'],
  unit_state: ['id', 'unit', 'key', 'name', 'parent', 'from_at', 'ended_at'],
  pack_kept: ['id', 'pack', 'version', 'kind', 'title', 'over', 'canonical'],
  pack_in_force: ['id', 'kept', 'pack', 'kind', 'unit', 'from_at', 'made_at'],
  pack_ending: ['id', 'in_force', 'until_at', 'made_at'],
  instrument: ['id', 'entry', 'says', 'from_at', 'ended_at'],
  capture: [...['id', 'subject', 'publication', 'connector', 'blob', 'digest', 'bytes', 'bodies', 'at']],
  capture_stamp: ['id', 'capture', 'token', 'says_at', 'authority', 'serial', 'at'],
  record_hold: ['id', 'subject', 'from_at', 'ended_at'],
  surveillance_notice: ['id', 'version', 'says', 'items', 'starts_at', 'from_at', 'ended_at'],
}

/** Parts of events that name nobody. */
export const partsOfNobody: Readonly<Record<string, readonly string[]>> = {
  'unit.added': ['unit'],
  'unit.changed': ['before', 'after'],
  'unit.ended': [],
  'media.logos-recognised': ['logos'],
  'surveillance-notice.issued': ['notice'],
  'instrument.added': ['instrument'],
  'instrument.ended': ['instrument'],
  'post.expired': ['version', 'latest'],
  'post.stands': [],
  'channel.noticed': ['sighting'],
  'incident.opened': ['incident'],
  ...Object.fromEntries(
    [
      ...['leaving', 'sent', 'found', 'unknown', 'refused', 'put-off', 'stopped', 'read-back', 'withdrawn'],
      ...['not-withdrawn', 'gone', 'changed'],
    ].map((what) => [`publication.${what}`, ['publication', 'reason']]),
  ),
  'capture.kept': ['capture', 'answers', 'capture-key'],
  'capture.stamped': ['stamp'],
  'record.disposal-restated': [],
  'key.rotated': ['key'],
  'log.head-refused': ['witness'],
  'log.head-doubted': ['witness'],
}
