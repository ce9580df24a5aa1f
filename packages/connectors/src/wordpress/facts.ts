import type { Facts } from '../publisher.ts'

export const wordpress: Facts = {
  connector: 'wordpress',
  version: 2,
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
  seen: 'service',
  seenSays:
    'Sent, found after lost answers, read back, listed, edited, pinned, moderated and withdrawn on a real site (WordPress 6.1.9), at readable and at plain addresses. Comments from the site’s own form were shown, hidden, given back and deleted to what strangers see.',
}
