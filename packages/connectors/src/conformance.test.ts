import { conform, type Subject } from './conformance.ts'
import type { Account } from './content.ts'
import type { PreparedRequest } from './prepared.ts'

const account = (platform: string, address: string, platformId: string | null = null): Account => ({
  platform,
  address,
  platformId,
})

/** Texts at a place in the bodies of requests to a path. */
const at =
  (path: string, ...place: readonly string[]) =>
  (requests: readonly PreparedRequest[]): readonly string[] =>
    requests
      .filter((request) => request.path.includes(path))
      .map(({ body }) => place.reduce<unknown>((value, name) => Reflect.get(Object(value), name), body))
      .filter((text) => typeof text === 'string')

const subjects: Readonly<Record<string, Subject>> = {
  bluesky: {
    account: account('bluesky', '@transport.act.gov.au', 'did:plc:transport'),
    about: 'https://bsky.app/profile/did:plc:somebody/post/3kabc234defg2',
    textsOf: at('putRecord', 'record', 'text'),
    hasKey: true,
  },
  mastodon: {
    account: account('mastodon', 'https://social.example/@transport'),
    about: 'https://social.example/@somebody/112233445566778899',
    textsOf: at('/statuses', 'status'),
    hasKey: true,
  },
  wordpress: {
    account: account('wordpress', 'https://news.example/'),
    about: 'https://news.example/2026/11/light-rail-late/',
    hasKey: true,
  },
  mediawiki: {
    account: account('mediawiki', 'https://wiki.example/w'),
    about: 'https://wiki.example/wiki/Light_rail',
    hasKey: true,
  },
  discourse: {
    account: account('discourse', 'https://forum.example/u/transport'),
    about: 'https://forum.example/t/light-rail/123/4',
    hasKey: true,
  },
  facebook: {
    account: account('facebook', 'https://www.facebook.com/transport', '1234567890'),
    about: 'https://www.facebook.com/transport/posts/987654321',
    textsOf: at('/feed', 'message'),
    hasKey: false,
  },
  x: {
    account: account('x', '@transport'),
    about: 'https://x.com/somebody/status/1234567890123456789',
    textsOf: at('/2/tweets', 'text'),
    hasKey: false,
  },
  linkedin: {
    account: account('linkedin', 'https://www.linkedin.com/company/transport', '4242'),
    about: 'https://www.linkedin.com/feed/update/urn:li:share:7123456789/',
    hasKey: false,
  },
  practice: {
    account: account('practice', 'http://127.0.0.1:4180/@transport'),
    about: 'http://127.0.0.1:4180/@somebody/p12',
    textsOf: at('/posts/', 'text'),
    hasKey: true,
  },
  instagram: {
    account: account('instagram', '@transport'),
    about: 'https://www.instagram.com/p/abc/',
    hasKey: false,
  },
}

for (const [platform, subject] of Object.entries(subjects)) conform(platform, subject)
