import type { Facts } from '../publisher.ts'

export const byHand: Facts = {
  connector: 'by-hand',
  version: 1,
  can: {
    kinds: ['post', 'reply', 'edit', 'profile', 'pinned'],
    threads: true,
    title: 'may',
    length: { limit: null, counts: 'characters' },
    pictures: { max: 100, kinds: ['jpeg', 'png'], bytes: null },
    alt: null,
    mentions: true,
    cards: 'none',
    warning: true,
    tags: true,
  },
  seen: 'nothing',
  seenSays: 'A person posts it. What the platform takes, only that person sees.',
}
