import type { Facts } from '../publisher.ts'

export const bluesky: Facts = {
  connector: 'bluesky',
  version: 1,
  can: {
    kinds: ['post', 'reply', 'profile', 'pinned'],
    threads: true,
    title: 'none',
    length: { limit: 300, counts: 'what people see as one character, and 3,000 bytes' },
    pictures: { max: 4, kinds: ['jpeg', 'png'], bytes: 2_000_000 },
    alt: 2000,
    mentions: true,
    cards: 'given',
    warning: false,
    tags: false,
  },
  seen: 'service',
  seenSays:
    'Sent, found after lost answers, read back, listed and withdrawn on a real server (PDS 0.4.217). How bsky.app shows it was not seen: a server alone has no such pages, and no view of replies, so comments are not read there.',
}
