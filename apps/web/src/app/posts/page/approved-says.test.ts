import type { PostPage } from '@secondlook/contract'
import { expect, it } from 'vitest'
import { approvedSays } from './approved-says.ts'

const at = '2026-11-26T00:00:00.000Z'
const page = (more: object): PostPage =>
  ({
    ...{ state: 'approved', steps: [], out: null, goesOut: 'It may go out now.' },
    ...{ version: { body: { schedule: { kind: 'when-approved', latest: null } } }, ...more },
  }) as unknown as PostPage

it('never says of an approval that it goes out when it did, or was stopped', () => {
  const says = (more: object) => approvedSays(page(more))[1]
  expect(says({})).toBe('It is on its way. Where it stands shows here in a moment.')
  expect(says({ goesOut: null, out: { state: 'posted', needs: 'nobody', since: at } })).toBe('Posted.')
  expect(says({ goesOut: null, out: { state: 'stopped', needs: 'you', since: at } })).toBe(
    'Stopped: needs you.',
  )
})

it('says when it goes out, and whom else it waits for', () => {
  const later = { body: { schedule: { kind: 'at', at, latest: null } } }
  expect(approvedSays(page({ version: later, goesOut: 'It goes out on Thursday.' }))[1]).toBe(
    'It goes out on Thursday.',
  )
  expect(
    approvedSays(page({ state: 'in-review', steps: [{ state: 'now', can: [{ name: 'Dana Wu' }] }] })),
  ).toEqual([...['You approved exactly this', 'Now it waits for Dana Wu.']])
})
