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
  seen: 'description',
  seenSays:
    'From the published lexicons; requests of this kind were tried on a real server, these are not yet.',
}
