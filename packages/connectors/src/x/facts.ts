import type { Facts } from '../publisher.ts'

export const x: Facts = {
  connector: 'x',
  version: 1,
  can: {
    kinds: ['post', 'reply'],
    threads: true,
    title: 'none',
    length: { limit: 280, counts: 'weighted characters; a link is 23, an emoji 2' },
    pictures: { max: 4, kinds: ['jpeg', 'png'], bytes: 5 * 1024 * 1024 },
    alt: 1000,
    mentions: true,
    cards: 'made',
    warning: false,
    tags: false,
  },
  seen: 'description',
  seenSays: 'From the published description. Not tried on the real service.',
}
