import { expect, it } from 'vitest'
import { channelName, sayChannel } from './channels.ts'

const pools = { id: 'p', name: 'Saltlake Pools', platform: 'Facebook', handle: 'facebook.com/ExamplePools' }
const libraries = { ...pools, id: 'l', name: 'Example Libraries', handle: 'facebook.com/ExampleLibraries' }
const parks = { id: 'm', name: 'Example Parks', platform: 'Mastodon', handle: '@parks@social.example' }

it('tells two channels on one platform apart by the name that the register has', () => {
  expect([pools, libraries, parks].map((one, _at, all) => channelName(one, all))).toEqual([
    'Facebook: Saltlake Pools',
    'Facebook: Example Libraries',
    'Mastodon',
  ])
  expect(channelName({ ...pools, name: '' }, [pools, libraries])).toBe('Facebook: facebook.com/ExamplePools')
})

it('says platform, name and handle, and leaves out what it does not have', () => {
  expect(sayChannel(libraries)).toBe('Facebook · Example Libraries · facebook.com/ExampleLibraries')
  expect(sayChannel({ ...libraries, name: '' })).toBe('Facebook · facebook.com/ExampleLibraries')
})
