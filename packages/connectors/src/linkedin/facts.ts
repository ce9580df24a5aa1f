import type { Facts } from '../publisher.ts'

export const linkedin: Facts = {
  connector: 'linkedin',
  version: 1,
  can: {
    kinds: ['post', 'reply', 'edit'],
    threads: false,
    title: 'none',
    length: { limit: 3000, counts: 'characters' },
    pictures: { max: 20, kinds: ['jpeg', 'png'], bytes: null },
    alt: 4086,
    mentions: true,
    cards: 'given',
    warning: false,
    tags: false,
  },
  seen: 'description',
  seenSays: 'From the published description. Not tried on the real service.',
}
