import { expect, it } from 'vitest'
import { pausesOver } from './paused-for.ts'

const at = '2026-11-26T00:00:00.000Z'
const pause = (scope: 'all' | 'platform' | 'channel', what: string) => ({
  ...{ id: `${scope} ${what}`, scope, what, name: what, reason: 'Keys', by: null, from: at, mayEnd: true },
})
const pauses = [
  ...[pause('all', ''), pause('platform', 'Bluesky'), pause('platform', 'Practice')],
  ...[pause('channel', 'pools'), pause('channel', 'parks')],
]

it('is told of a pause over everything, over a platform or over a channel of the post, and of no other', () => {
  const variants = [{ channel: { id: 'pools', name: 'Pools' }, platform: 'Bluesky' }] as never
  expect(pausesOver(pauses, variants).map(({ id }) => id)).toEqual([
    ...['all ', 'platform Bluesky', 'channel pools'],
  ])
})
