import type { Facts } from '../publisher.ts'

export const practice: Facts = {
  connector: 'practice',
  version: 1,
  can: {
    kinds: ['post', 'reply', 'edit', 'profile'],
    threads: false,
    title: 'may',
    length: { limit: 500, counts: 'characters' },
    pictures: { max: 4, kinds: ['jpeg', 'png'], bytes: 8 * 1024 * 1024 },
    alt: 1500,
    mentions: false,
    cards: 'none',
    warning: false,
    tags: false,
  },
  seen: 'service',
  seenSays:
    'Our own, to practise on: it runs beside the demonstration and is no real network. Each promise is tried on it.',
}
