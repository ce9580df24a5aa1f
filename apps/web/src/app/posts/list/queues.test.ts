import type { PostRow } from '@secondlook/contract'
import { expect, it } from 'vitest'
import { queuesOf } from './queues.ts'

const pools = { id: 'p', name: 'Pools' }
const parks = { id: 'k', name: 'Parks' }
const row = (more: Partial<PostRow>): PostRow => ({
  ...{ id: '1', title: '', kind: 'post', state: 'in-review', tier: 'T1', unit: null, channels: [pools] },
  ...{
    by: null,
    out: null,
    at: null,
    due: null,
    waitsFor: [],
    changedAt: '2026-11-24T00:00:00.000Z',
    ...more,
  },
})

it('counts what waits by channel, with the oldest and the next promise, and no person', () => {
  expect(
    queuesOf([
      row({ due: '2026-11-24T06:00:00.000Z' }),
      row({
        channels: [pools, parks],
        changedAt: '2026-11-23T00:00:00.000Z',
        due: '2026-11-24T03:00:00.000Z',
      }),
      row({ state: 'draft', changedAt: '2026-11-01T00:00:00.000Z' }),
      row({ channels: [parks] }),
      row({ channels: [pools] }),
    ]),
  ).toEqual([
    { channel: pools, waiting: 3, since: '2026-11-23T00:00:00.000Z', due: '2026-11-24T03:00:00.000Z' },
    { channel: parks, waiting: 2, since: '2026-11-23T00:00:00.000Z', due: '2026-11-24T03:00:00.000Z' },
  ])
})
