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
  seen: 'service',
  seenSays:
    'Sent, found after lost answers, read back, listed, edited, emptied, deleted and undone on a real wiki (MediaWiki 1.39.17) without extensions.',
}
