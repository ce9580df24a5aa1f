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

it('says of no platform that was only tried on a double that it was seen on the real service', () => {
  const doubled = ['discourse', 'facebook', 'linkedin', 'mastodon', 'x']
  expect(catalogue.filter(({ platform }) => doubled.includes(platform)).map(({ seen }) => seen)).toEqual(
    doubled.map(() => 'description'),
  )
})
