import type { Facts } from '../publisher.ts'

export const discourse: Facts = {
  connector: 'discourse',
  version: 1,
  can: {
    kinds: ['post', 'reply', 'edit', 'profile', 'pinned'],
    threads: false,
    title: 'must',
    length: { limit: 32_000, counts: 'characters' },
    pictures: { max: 20, kinds: ['jpeg', 'png'], bytes: 4 * 1024 * 1024 },
    alt: null,
    mentions: true,
    cards: 'made',
    warning: false,
    tags: true,
  },
  seen: 'description',
  seenSays: 'From the published description; a forum may have set other limits. Not tried on a real forum.',
}
