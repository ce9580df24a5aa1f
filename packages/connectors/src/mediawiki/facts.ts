import type { Facts } from '../publisher.ts'

export const mediawiki: Facts = {
  connector: 'mediawiki',
  version: 2,
  can: {
    kinds: ['post', 'edit'],
    threads: false,
    title: 'must',
    length: { limit: 2_097_152, counts: 'bytes' },
    pictures: { max: 20, kinds: ['jpeg', 'png'], bytes: null },
    alt: null,
    mentions: false,
    cards: 'none',
    warning: false,
    tags: false,
  },
  seen: 'description',
  seenSays:
    'From the published description; requests of this kind were tried on a real wiki, these are not yet.',
}
