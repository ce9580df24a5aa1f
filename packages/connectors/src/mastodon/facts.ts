import type { Facts } from '../publisher.ts'

export const mastodon: Facts = {
  connector: 'mastodon',
  version: 1,
  can: {
    kinds: ['post', 'reply', 'edit', 'profile', 'pinned'],
    threads: true,
    title: 'none',
    length: {
      limit: 500,
      counts:
        'what people see as one character; a link is 23, of a mention the server does not count, the warning does',
    },
    pictures: { max: 4, kinds: ['jpeg', 'png'], bytes: 16 * 1024 * 1024 },
    alt: 1500,
    mentions: true,
    cards: 'made',
    warning: true,
    tags: false,
  },
  seen: 'description',
  seenSays: 'From the published description; a server may have set other limits.',
}
