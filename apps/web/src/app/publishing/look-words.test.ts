import { expect, it } from 'vitest'
import { lookedSince, sayLooked } from './look-words.ts'

const channel = (id: string, at: string | null, says: string | null = null) => ({
  ...{ id, name: id, platform: 'Mastodon', look: { at, says } },
})

it('waits for what was not looked at since somebody asked', () => {
  const before = ['Parks', 'Pools', 'City', 'News'].map((id) => channel(id, '2026-11-25T23:59:20.000Z'))
  const channels = [
    channel('Parks', '2026-11-26T00:00:12.000Z'),
    channel('Pools', '2026-11-26T00:00:06.000Z'),
    channel('City', '2026-11-25T23:59:20.000Z'),
    channel('News', '2026-11-25T23:59:20.000Z', 'It does not answer.'),
    channel('Others', null),
  ]
  const progress = lookedSince(channels, ['Parks', 'Pools', 'City', 'News'], before)
  expect(sayLooked(progress, 0)).toBe(
    'Looked at 2 channels. Could not look at News; it is tried again every minute. Not looked at yet: City. It goes on by itself. Nothing new is there that nobody did here.',
  )
  expect(sayLooked({ ...progress, failed: [], left: [] }, 1)).toBe(
    'Looked at 2 channels. 1 thing is there that nobody did here.',
  )
})
