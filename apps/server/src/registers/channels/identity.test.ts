import { describe, expect, it } from 'vitest'
import { accountIn, accountOf, looksLike, platformName, pretendedBy, sayAccount } from './identity.ts'

describe('one account, however it is written', () => {
  it.each([
    ['x', 'https://twitter.com/ACTparks', 'x:actparks'],
    ['X (Twitter)', '@ACTParks', 'x:actparks'],
    ['Twitter', 'https://mobile.x.com/actparks?ref=home', 'x:actparks'],
    ['x', 'x.com/ActParks/', 'x:actparks'],
    ['Facebook', 'https://www.facebook.com/act.parks/about', 'facebook:act.parks'],
    ['facebook', 'https://m.facebook.com/profile.php?id=1000123', 'facebook:1000123'],
    ['Instagram', 'https://instagram.com/actparks/', 'instagram:actparks'],
    ['YouTube', 'https://www.youtube.com/@ActParks', 'youtube:actparks'],
    ['YouTube', '@actparks', 'youtube:actparks'],
    ['YouTube', 'https://youtube.com/channel/UCabc', 'youtube:channel/ucabc'],
    ['LinkedIn', 'https://au.linkedin.com/company/act-parks/', 'linkedin:company/act-parks'],
    ['TikTok', 'https://www.tiktok.com/@act_parks', 'tiktok:act_parks'],
    ['Bluesky', 'https://bsky.app/profile/parks.example.au', 'bluesky:parks.example.au'],
    ['bluesky', '@parks.example.au', 'bluesky:parks.example.au'],
    ['Mastodon', '@parks@social.example', 'mastodon:parks@social.example'],
    ['Mastodon', 'https://social.example/@Parks', 'mastodon:parks@social.example'],
    ['Mastodon', 'https://other.example/@parks@social.example', 'mastodon:parks@social.example'],
    ['WordPress', 'https://blog.parks.example/', 'web:blog.parks.example/'],
    ['wordpress', 'http://BLOG.parks.example', 'web:blog.parks.example/'],
    ['Parks forum', 'https://forum.example/c/parks', 'web:forum.example/c/parks'],
    ['MediaWiki', 'http://127.0.0.1:8081', 'web:127.0.0.1:8081/'],
  ])('on %s, %s is %s', (platform, address, says) =>
    expect(sayAccount(accountOf(platform, address))).toBe(says),
  )

  it.each([
    ['https://x.com/actparks', 'x:actparks'],
    ['facebook.com/act.parks', 'facebook:act.parks'],
    ['@parks@social.example', 'mastodon:parks@social.example'],
    ['@ACTparks on Twitter', 'x:actparks'],
    ['actparks (X (Twitter))', 'x:actparks'],
    ['Facebook: act.parks', 'facebook:act.parks'],
    ['instagram:actparks', 'instagram:actparks'],
    ['X  @ActParks', 'x:actparks'],
    ['actparks, TikTok', 'tiktok:actparks'],
    ['https://x.com@evil.example/actparks', 'web:evil.example/actparks'],
    ['@actparks', ':actparks'],
    ['blog.parks.example', ':blog.parks.example'],
  ])('pasted without a platform, %s is %s', (text, says) => expect(sayAccount(accountIn(text))).toBe(says))

  it.each([
    ['Facebook', 'https://facebook.com/', /not to an account/],
    ['Mastodon', '@parks', /server/],
    ['x', 'ACT Parks', /no spaces/],
  ])('on %s, %s is no account', (platform, address, says) =>
    expect(accountOf(platform, address).says).toMatch(says),
  )
})

it('calls a platform by its name, and an unknown one as it was called', () => {
  const names = ['bluesky', 'X', 'twitter', ' WordPress ', 'Parks forum'].map(platformName)
  expect(names).toEqual(['Bluesky', 'X (Twitter)', 'X (Twitter)', 'WordPress', 'Parks forum'])
})

describe('looking alike', () => {
  const like = (a: string, b: string, platform = 'x') =>
    looksLike(accountOf(platform, a), accountOf(platform, b))
  it.each([
    ['@actparks', '@act_parks'],
    ['@actparks', '@actpark5'],
    ['@actparks', '@аctparks'],
    ['@actparks', '@actparks_official'],
    ['@illawarra', '@lllawarra'],
    ['@modern', '@modem'],
  ])('%s could be taken for %s', (a, b) => expect(like(a, b)).toBe(true))

  it.each([
    ['@actparks', '@actpark'],
    ['@actparks', '@actlibraries'],
    ['@actparks', 'https://twitter.com/ACTparks'],
  ])('%s is not taken for %s', (a, b) => expect(like(a, b)).toBe(false))

  it.each([
    ['https://faceb00k.com/act.parks', 'facebook:act.parks'],
    ['https://fаcebook.com/act.parks', 'facebook:act.parks'],
    ['https://www.lnstagram.com/actparks', 'instagram:actparks'],
  ])('%s pretends to be %s', (address, says) => {
    const pretended = pretendedBy(accountIn(address))
    expect(pretended && sayAccount(pretended)).toBe(says)
  })
  it('is nothing that another site is accused of', () =>
    expect(pretendedBy(accountIn('https://parks.example/actparks'))).toBeUndefined())

  it('is about one platform', () => {
    expect(looksLike(accountOf('x', '@actparks'), accountOf('instagram', '@act_parks'))).toBe(false)
  })
})

it('takes two ports of one machine for two sites, neither of which looks like the other', () => {
  const [one, other] = [
    accountOf('WordPress', 'http://127.0.0.1:8081/'),
    accountOf('web', 'http://127.0.0.1:8082/'),
  ]
  expect(sayAccount(one)).not.toBe(sayAccount(other))
  expect(looksLike(one, other)).toBe(false)
})
