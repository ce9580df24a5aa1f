import { expect, it } from 'vitest'
import { connectionOf } from './connections.ts'

const accounts = {
  bluesky: { address: '@parks.act.gov.au', platformId: 'did:plc:parks' },
  discourse: { address: 'https://talk.example/forum/u/parks', platformId: null },
  facebook: { address: 'https://www.facebook.com/ActParks', platformId: '100' },
  linkedin: { address: 'https://www.linkedin.com/company/act-parks', platformId: '9' },
  mastodon: { address: '@parks@social.example', platformId: null },
  practice: { address: 'http://127.0.0.1:4180/@parks', platformId: null },
  wordpress: { address: 'https://parks.example/news/', platformId: '3' },
  x: { address: '@ActParks', platformId: null },
} as const

it.each([
  [
    'bluesky',
    'https://bsky.app/profile/parks.act.gov.au/post/3k',
    'at://did:plc:parks/app.bsky.feed.post/3k',
  ],
  ['bluesky', 'https://bsky.app/profile/did:plc:parks/post/3k', 'at://did:plc:parks/app.bsky.feed.post/3k'],
  ['bluesky', 'https://bsky.app/profile/roads.act.gov.au/post/3k', undefined],
  ['discourse', 'https://talk.example/forum/t/the-long-path/12/3', '12/3'],
  ['discourse', 'https://talk.example/forum/t/the-long-path/12', '12/1'],
  ['discourse', 'https://talk.example/forum/t/12/3?u=lou', '12/3'],
  ['discourse', 'https://talk.example/forum/t/-/12/1', '12/1'],
  ['discourse', 'https://talk.example/t/the-long-path/12', undefined],
  ['facebook', 'https://www.facebook.com/100_55', '100_55'],
  ['facebook', 'https://m.facebook.com/actparks/posts/55?mibextid=a', '100_55'],
  ['facebook', 'https://www.facebook.com/ActParks/posts/the-long-path/55/', '100_55'],
  ['facebook', 'https://www.facebook.com/permalink.php?story_fbid=55&id=100', '100_55'],
  ['facebook', 'https://www.facebook.com/ActParks/posts/pfbid0abc', undefined],
  ['facebook', 'https://www.facebook.com/ActRoads/posts/55', undefined],
  ['facebook', 'https://www.facebook.com/200_55', undefined],
  ['linkedin', 'https://www.linkedin.com/feed/update/urn:li:share:77/', 'urn:li:share:77'],
  ['linkedin', 'https://www.linkedin.com/feed/update/urn%3Ali%3AugcPost%3A77?utm=a', 'urn:li:ugcPost:77'],
  ['linkedin', 'https://www.linkedin.com/feed/update/urn:li:activity:77/', undefined],
  ['linkedin', 'https://www.linkedin.com/posts/act-parks_path-activity-77-abcd', undefined],
  ['mastodon', 'https://social.example/@parks/1145', '1145'],
  ['mastodon', 'https://social.example/users/parks/statuses/1145', '1145'],
  ['mastodon', 'https://other.example/@parks/1145', undefined],
  ['mastodon', 'https://social.example/@parks@other.example/1145', undefined],
  ['mastodon', 'https://social.example/@roads/1145', undefined],
  ['practice', 'http://127.0.0.1:4180/@parks/p7', 'p7'],
  ['practice', 'http://127.0.0.1:4180/@roads/p7', undefined],
  ['wordpress', 'https://parks.example/news/?p=12', '12'],
  ['wordpress', 'https://parks.example/news?preview=1&p=12#comments', '12'],
  ['wordpress', 'https://parks.example/news/2026/11/26/the-long-path/', undefined],
  ['wordpress', 'https://roads.example/?p=12', undefined],
  ['x', 'https://x.com/actparks/status/19?s=20', '19'],
  ['x', 'https://mobile.twitter.com/ActParks/status/19', '19'],
  ['x', 'https://x.com/ActRoads/status/19', undefined],
  ['x', 'https://x.com/ActParks', undefined],
] as const)('%s: %s is %s', (platform, address, id) => {
  const idAt = connectionOf(platform)?.idAt
  expect(idAt?.({ platform, ...accounts[platform] }, address)).toBe(id)
})

it.each(Object.entries(accounts))('%s reads no number where nothing is said', (platform, account) => {
  const idAt = connectionOf(platform)?.idAt
  if (!idAt) throw new Error(`${platform} reads none`)
  const at = { platform, ...account }
  for (const address of ['', 'the long path', 'https://', 'https://act.gov.au/12', account.address])
    expect(idAt(at, address), address).toBeUndefined()
})
