import type { Facts } from '../publisher.ts'

export const wordpress: Facts = {
  connector: 'wordpress',
  version: 1,
  can: {
    kinds: ['post', 'edit', 'pinned'],
    threads: false,
    title: 'must',
    length: { limit: null, counts: 'characters' },
    pictures: { max: 20, kinds: ['jpeg', 'png'], bytes: null },
    alt: null,
    mentions: false,
    cards: 'none',
    warning: false,
    tags: true,
  },
  seen: 'description',
  seenSays:
    'From the published description; requests of this kind were tried on a real site, these are not yet.',
}
