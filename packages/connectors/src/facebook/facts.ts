import type { Facts } from '../publisher.ts'

export const facebook: Facts = {
  connector: 'facebook',
  version: 1,
  can: {
    kinds: ['post', 'reply', 'edit', 'profile'],
    threads: false,
    title: 'none',
    length: { limit: 63_206, counts: 'characters' },
    pictures: { max: 10, kinds: ['jpeg', 'png'], bytes: 10 * 1024 * 1024 },
    alt: null,
    mentions: true,
    cards: 'made',
    warning: false,
    tags: false,
  },
  seen: 'description',
  seenSays: 'From the published description of Pages. Not tried on the real service.',
}
