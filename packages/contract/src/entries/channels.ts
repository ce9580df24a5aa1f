import { register } from './register.ts'

/** The life of a channel, in order. */
export const channelLives = {
  proposed: 'Proposed',
  approved: 'Approved, not open yet',
  active: 'Live',
  paused: 'Paused',
  closed: 'Closed',
  archived: 'Archived',
} as const

/** Platforms that are known by name. The list is open: any other is named by whoever enters it. */
export const platforms = {
  bluesky: 'Bluesky',
  discourse: 'Discourse',
  facebook: 'Facebook',
  flickr: 'Flickr',
  github: 'GitHub',
  instagram: 'Instagram',
  linkedin: 'LinkedIn',
  mastodon: 'Mastodon',
  mediawiki: 'MediaWiki',
  nextdoor: 'Nextdoor',
  pinterest: 'Pinterest',
  practice: 'Practice',
  reddit: 'Reddit',
  snapchat: 'Snapchat',
  threads: 'Threads',
  tiktok: 'TikTok',
  wordpress: 'WordPress',
  x: 'X (Twitter)',
  youtube: 'YouTube',
} as const

const reason = { fields: {}, needsReason: true }

export const channels = register({
  name: 'channels',
  title: 'Channels',
  one: 'a channel',
  says: 'Every official account: whose it is, what it is for, and whether it is live.',
  empty:
    'No official account is entered yet. Enter the first one; somebody else approves it, and then it can be asked about.',
  clause: '7.3g',
  fields: {
    title: { kind: 'line', label: 'Name', hint: 'What people call it.', missing: 'Give it a name.' },
    platform: {
      kind: 'line',
      label: 'Platform',
      hint: 'Such as Facebook, Mastodon or WordPress. Any other can be written in.',
      missing: 'Say on which platform it is.',
    },
    address: {
      kind: 'line',
      label: 'Address or handle',
      hint: 'The address of the account as a browser shows it, or its handle.',
      missing: 'Say where it is.',
    },
    platformId: {
      kind: 'line',
      label: 'Number on the platform',
      hint: 'What stays the same when the handle changes, such as a DID or a page number.',
    },
    purpose: { kind: 'text', label: 'What it is for', missing: 'Say what it is for.' },
    audience: { kind: 'line', label: 'Whom it speaks to' },
    owner: { kind: 'person', label: 'Owner', missing: 'Choose who answers for it.' },
    backUp: {
      kind: 'person',
      label: 'Back-up',
      missing: 'Choose who answers for it when the owner is away.',
    },
    houseRules: { kind: 'link', label: 'House rules', hint: 'Where people read how comments are handled.' },
    socialNotice: {
      kind: 'link',
      label: 'Social media notice',
      hint: 'The notice that its profile links to.',
    },
    hours: { kind: 'line', label: 'When it is watched', hint: 'Such as Monday to Friday, 9 am to 5 pm.' },
    life: { kind: 'choice', label: 'State', options: channelLives, isByDeed: true },
    proposedBy: { kind: 'person', label: 'Proposed by', isByDeed: true },
    approvedBy: { kind: 'person', label: 'Approved by', isByDeed: true },
    closedOn: { kind: 'day', label: 'Closed on', isByDeed: true },
  },
  named: ['title'],
  listed: ['platform', 'address', 'life', 'owner'],
  deeds: {
    approve: {
      ...{ label: 'Approve the account', says: 'It may be opened. Nobody approves one that they proposed.' },
      ...{ fields: {}, needsReason: false },
    },
    open: {
      ...{ label: 'Say that it is live', says: 'From now on it is listed as an official account.' },
      ...{ fields: {}, needsReason: false },
    },
    pause: { label: 'Pause it', says: 'Nothing goes out on it until it is live again.', ...reason },
    close: { label: 'Close it', says: 'It stays listed as closed, with the day.', ...reason },
    archive: {
      ...{ label: 'Archive it', says: 'What was on it has been kept; only its records stay.' },
      ...reason,
    },
    recertify: {
      label: 'Confirm that it is still needed',
      says: 'It is confirmed for another year. What nobody confirms lapses by itself.',
      ...{ fields: {}, needsReason: false },
    },
  },
  lapsesAfter: 366,
})

export const termsReviews = register({
  name: 'terms-reviews',
  title: 'Terms of service',
  one: 'a review of terms of service',
  says: 'What a platform asks of those who use it, as somebody read it and what they decided.',
  empty: 'No terms are reviewed yet. Read those of a channel you have, and say what you found.',
  clause: '7.3b',
  fields: {
    channel: { kind: 'entry', of: 'channels', label: 'Channel', missing: 'Choose the channel.' },
    version: {
      kind: 'line',
      label: 'Version or date of the terms',
      missing: 'Say which version you read.',
    },
    reviewer: { kind: 'person', label: 'Who read them', missing: 'Choose who read them.' },
    reviewedOn: { kind: 'day', label: 'Read on', missing: 'Say on which day.' },
    issues: {
      kind: 'text',
      label: 'What to look out for',
      hint: 'Privacy, records, licences, advertising, age.',
    },
    decision: {
      kind: 'choice',
      label: 'Decision',
      options: { usable: 'Can be used', limits: 'Can be used with limits', 'not-usable': 'Not to be used' },
      missing: 'Choose what you decided.',
    },
    limits: { kind: 'text', label: 'Limits' },
    copy: { kind: 'link', label: 'Where a copy is kept' },
    due: { kind: 'day', label: 'Next review due', missing: 'Say when they are to be read again.' },
  },
  named: ['channel', 'version'],
  listed: ['decision', 'reviewedOn', 'due'],
  deeds: {},
})

export const securityChecks = register({
  name: 'security-checks',
  title: 'Security of channels',
  one: 'a security check',
  says: 'Who holds the keys to a channel and what protects them, as it was on the day somebody looked.',
  empty: 'No channel was looked at yet. Start with the one that most people follow.',
  clause: '7.3g',
  fields: {
    channel: { kind: 'entry', of: 'channels', label: 'Channel', missing: 'Choose the channel.' },
    verifiedOn: { kind: 'day', label: 'Looked at on', missing: 'Say on which day.' },
    factor: {
      kind: 'choice',
      label: 'Second factor',
      options: {
        key: 'A security key or passkey',
        app: 'An app that shows codes',
        sms: 'Codes by text message',
        none: 'None',
      },
      missing: 'Choose the second factor.',
    },
    keyHolders: { kind: 'people', label: 'Who holds keys', missing: 'Choose everybody who can sign in.' },
    withoutFactor: { kind: 'people', label: 'Of them, whose second factor is not verified' },
    recovery: { kind: 'person', label: 'Who can recover it', missing: 'Choose who can recover it.' },
    notes: { kind: 'text', label: 'Notes' },
    due: { kind: 'day', label: 'Next look due', missing: 'Say when it is looked at again.' },
  },
  named: ['channel'],
  listed: ['verifiedOn', 'factor', 'due'],
  deeds: {},
})
