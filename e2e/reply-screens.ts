import type { Page } from 'playwright-core'
import { sam } from '../apps/web/testing/double-people.ts'
import type { Screen } from './app-screens.ts'

export const reply = (page: Page, number: number) =>
  page.getByRole('listitem', { name: `Reply ${number}`, exact: true })

const answering = {
  as: sam,
  path: '/posts/answer',
  shows: 'Answer several with a template',
} as const

/** Two replies, one inside of its template and one outside, and a third of which nothing is filled in. */
export async function fillIn(page: Page): Promise<void> {
  await page.getByLabel('Template').selectOption({ label: 'A park is closed' })
  await page.getByLabel('Channel').selectOption({ index: 1 })
  const addresses = [1, 2, 3].map((one) => `https://social.example/@kim/${one}`).join('\n')
  await page.getByLabel('Addresses of what you answer').fill(addresses)
  await page.getByRole('button', { name: 'Add 3 replies' }).click()
  for (const [number, park] of [
    [1, 'Weston Park'],
    [2, 'Weston Park, the north of it'],
  ] as const) {
    await reply(page, number).getByLabel('Park').fill(park)
    await reply(page, number).getByLabel('Day').fill('3 December')
    await reply(page, number).getByLabel('Side').selectOption('north')
  }
}

/** Where several are answered with a template, in the states in which people meet it. */
export const replyScreens: readonly Screen[] = [
  {
    name: 'answer-none',
    ...answering,
    reach: async (page, { api: { store } }) => {
      store.posts.hasTemplates = false
      await page.reload()
      await page.getByText('No template for replies is approved now.').waitFor()
    },
  },
  {
    name: 'answer-missing',
    ...answering,
    reach: async (page) => {
      await fillIn(page)
      await page.getByRole('button', { name: 'Make these 3 replies' }).click()
      await page.getByText('3 things need another look').waitFor()
      await page.getByText('The reply becomes a draft for approval.').waitFor()
    },
  },
  {
    name: 'answer-done',
    ...answering,
    reach: async (page) => {
      await fillIn(page)
      await page.getByRole('button', { name: 'Remove reply 3' }).click()
      await page.getByRole('button', { name: 'Make these 2 replies' }).click()
      await page.getByText('1 approved, 1 draft for approval').waitFor()
    },
  },
]
