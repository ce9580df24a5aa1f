import { inHours } from '../apps/web/testing/double-exchange.ts'
import { dana, sam } from '../apps/web/testing/double-people.ts'
import type { DoubleServer } from '../apps/web/testing/double-server.ts'
import type { Screen } from './app-screens.ts'
import { press, reached } from './publishing-screens.ts'

/** What was noticed, in three kinds. */
export const noticed = ({ api: { store } }: DoubleServer): void => {
  const parks = { channel: { id: 'parks', name: 'Example Parks' }, platform: 'Mastodon' }
  store.incidents.add({
    ...{ ...parks, id: 'incident-1', kind: 'unapproved', at: inHours(-1), capture: 'capture-1' },
    words: 'Free tickets for everybody!\n<b>Click here</b> https://prize.example',
    addresses: ['https://social.example/@parks/999'],
  })
  store.incidents.add({
    ...{ ...parks, id: 'incident-2', kind: 'changed', at: inHours(-30), takenBy: store.named(sam) },
    post: { id: 'post-story', title: 'Story time on Saturday' },
    addresses: ['https://social.example/@parks/7'],
    differences: [
      { part: 0, field: 'text', wanted: 'Bring a cushion.', found: 'Bring a cushion and a friend.' },
    ],
  })
  store.incidents.add({
    ...{ ...parks, id: 'incident-3', kind: 'another-account', at: inHours(-90), isOpen: false },
    account: [{ field: 'Number on the platform', before: '109302', after: '774411' }],
    steps: [
      {
        at: inHours(-80),
        says: 'Closed it. The platform was told.',
        by: store.named(dana),
        note: 'It is ours again.',
      },
    ],
  })
}

/** The screens of what was noticed on channels, in the states in which people meet them. */
export const incidentScreens: readonly Screen[] = [
  { name: 'incidents-empty', as: dana, path: '/incidents', shows: 'Nothing is open.' },
  {
    name: 'incidents',
    as: dana,
    path: '/incidents',
    shows: 'Nothing is open.',
    reach: async (page, server) => {
      await reached('Something is on the channel', noticed)(page, server)
      await page.getByText('1 closed one').click()
    },
  },
  ...(['incident-1', 'incident-2', 'incident-3'] as const).map(
    (id): Screen => ({
      name: id,
      as: dana,
      path: `/incidents/${id}`,
      shows: 'There is nothing here',
      reach: reached('What was done about it', noticed),
    }),
  ),
  {
    name: 'incident-close',
    as: dana,
    path: '/incidents/incident-1',
    shows: 'There is nothing here',
    reach: async (page, server) => {
      await reached('What was done about it', noticed)(page, server)
      await press(page, 'Close it')
      await page.getByRole('dialog').getByRole('button', { name: 'Close it' }).click()
      await page.getByText('Choose how it ended.').waitFor()
    },
  },
]
