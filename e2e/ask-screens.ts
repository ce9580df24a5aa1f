import type { Page } from 'playwright-core'
import { sam } from '../apps/web/testing/double-people.ts'
import type { Screen } from './app-screens.ts'

async function askAbout(page: Page, text: string): Promise<void> {
  await page.getByLabel('What you would like to post').fill(text)
  await page.getByRole('button', { name: 'Ask with the registers' }).click()
}

/** Asking with the registers, in the states in which people meet it. */
export const askScreens: readonly Screen[] = [
  { name: 'ask', as: sam, path: '/ask', shows: 'What happens when you ask' },
  {
    name: 'ask-empty',
    as: sam,
    path: '/ask',
    shows: 'What happens when you ask',
    reach: async (page) => {
      await page.getByRole('button', { name: 'Ask with the registers' }).click()
      await page.getByText('Write or paste what you would like to post.').waitFor()
    },
  },
  {
    name: 'ask-nothing-found',
    as: sam,
    path: '/ask',
    shows: 'What happens when you ask',
    reach: async (page) => {
      await askAbout(page, 'Lunch was lovely')
      await page.getByText('Nothing found').waitFor()
    },
  },
  {
    name: 'ask-neutral',
    as: sam,
    path: '/ask',
    shows: 'What happens when you ask',
    reach: async (page) => {
      await page.getByLabel('For an official account').check({ force: true })
      await page.getByLabel('Which account?').selectOption('parks')
      await askAbout(page, 'The new tram, by that idiot')
      await page.getByText('Best to ask first').waitFor()
      await page.getByText('This is hard on a person.').click()
      await page.getByText('Before it can go out').waitFor()
    },
  },
  {
    name: 'ask-a-person',
    as: sam,
    path: '/ask',
    shows: 'What happens when you ask',
    reach: async (page) => {
      await askAbout(page, 'beyond the bound')
      await page.getByText('Best to ask a person now').waitFor()
    },
  },
]
