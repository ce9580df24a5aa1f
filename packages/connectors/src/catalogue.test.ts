import { platforms } from '@secondlook/contract'
import { expect, it } from 'vitest'
import { catalogue, catalogueEntry } from './catalogue.ts'

it('has every platform that channels know by name', () => {
  expect(catalogue.map(({ platform, name }) => [platform, name])).toEqual(Object.entries(platforms))
})

it.each([
  ['bluesky', 'bluesky@1'],
  ['Mastodon', 'mastodon@1'],
  [' X (Twitter) ', 'x@1'],
  ['twitter', 'x@1'],
  ['WordPress', 'wordpress@2'],
  ['instagram', 'by-hand@1'],
  ['A forum of our own', 'by-hand@1'],
  ['__proto__', 'by-hand@1'],
  ['constructor', 'by-hand@1'],
])('serves %j by %s', (platform, id) => {
  expect(catalogueEntry(platform).id).toBe(id)
})

it('says of those that it was seen on the real service, and of no other', () => {
  const seen = catalogue.filter((entry) => entry.seen === 'service').map(({ platform }) => platform)
  expect(seen.sort()).toEqual(['bluesky', 'mediawiki', 'wordpress'])
})
