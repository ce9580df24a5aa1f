import type { Page } from 'playwright-core'
import { parksMastodon } from '../apps/web/testing/double-entries.ts'
import { inHours } from '../apps/web/testing/double-exchange.ts'
import { dana, sam } from '../apps/web/testing/double-people.ts'
import type { DoubleServer } from '../apps/web/testing/double-server.ts'
import type { Screen } from './app-screens.ts'

/** What people said under a post, what was done to some of it, and somebody who asks for another look. */
export const underPosts = ({ api: { store } }: DoubleServer): void => {
  const parks = {
    ...{ channel: { id: parksMastodon, name: 'Example Parks' }, platform: 'Mastodon' },
    post: { id: 'post-story', title: 'Story time on Saturday' },
  }
  const step = {
    ...({ id: 'act-1', at: inHours(-3), does: 'delete', ground: 'private', standing: 'done' } as const),
    by: store.named(sam),
    ...{ quote: '4 Mill St', note: 'It gave away where somebody lives.', help: '', until: null },
    ...{ whyNotHide: 'It would stay in the feeds of their followers.', whyNoEnd: '' },
    ...{ says: null, capture: 'capture-1', lookBy: inHours(45), look: null },
  } as const
  const comments = store.comments
  comments.add({
    ...parks,
    id: 'comment-1',
    text: 'Why is it so late again? Nobody asked us.',
    at: inHours(-1),
  })
  comments.add({
    ...{ ...parks, id: 'comment-2', text: 'Sam lives at 4 Mill St.', by: 'nobody_special', at: inHours(-5) },
    ...{ isGone: true, waitsForLook: true, steps: [step], last: step },
  })
  comments.requests.push({
    ...{ id: 'request-1', channel: parks.channel, platform: 'Mastodon', at: inHours(-20), due: inHours(220) },
    ...{ comment: 'comment-2', isAnswered: false, answer: null, contact: 'lou@example.org' },
    ...{ about: 'https://social.example/@parks/7', words: 'That is the address of your own office.' },
  })
}

const reached = (shows: string) => async (page: Page, server: DoubleServer) => {
  underPosts(server)
  await page.reload()
  await page.getByText(shows).first().waitFor()
}

/** The screens of comments, in the states in which people meet them. */
export const commentScreens: readonly Screen[] = [
  { name: 'comments', as: dana, path: '/comments', shows: 'There are none.', reach: reached('Newest first') },
  {
    name: 'comment-deleted',
    as: dana,
    path: '/comments/comment-2',
    shows: 'There is nothing here',
    reach: async (page, server) => {
      await reached('What was done')(page, server)
      await page.getByText('Read it: 6 words').click()
      await page.getByRole('button', { name: 'Take a second look' }).click()
      await page.getByLabel('It stands').waitFor()
    },
  },
  {
    name: 'comment-hide',
    as: sam,
    path: '/comments/comment-1',
    shows: 'There is nothing here',
    reach: async (page, server) => {
      await reached('Hide it')(page, server)
      await page.getByRole('button', { name: 'Hide it' }).first().click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Why', { exact: false }).last().fill('They are rude about us.')
      await dialog.getByRole('button', { name: 'Hide it' }).click()
      await dialog.getByText('2 things need another look').waitFor()
    },
  },
  {
    name: 'comment-request',
    as: dana,
    path: '/comments/requests/request-1',
    shows: 'There is nothing here',
    reach: reached('What they will read'),
  },
  { name: 'house-rules', path: `/house-rules/${parksMastodon}`, shows: 'Say what you think' },
]
