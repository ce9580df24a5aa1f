import { aroha, sam } from '../apps/web/testing/double-people.ts'
import type { Screen } from './app-screens.ts'

/** The screens of the policy in force, of its library and of what somebody is asked to read. */
export const policyScreens: readonly Screen[] = [
  { name: 'home-to-read', as: sam, path: '/home', shows: 'Read what applies to you on social media' },
  { name: 'in-force', as: sam, path: '/in-force', shows: 'For whom, in all' },
  {
    name: 'in-force-for-owner',
    as: aroha,
    path: '/in-force',
    shows: 'Put a version in force',
    reach: async (page) => {
      await page.getByText('What was before (1)').click()
      await page.getByText('Ask about another day or unit').click()
      await page.getByRole('button', { name: 'Show it' }).click()
      await page.getByText('Everybody, at').waitFor()
    },
  },
  {
    name: 'in-force-end',
    as: aroha,
    path: '/in-force',
    shows: 'Put a version in force',
    reach: async (page) => {
      await page.getByRole('button', { name: /^End Transport/ }).click()
      await page.getByRole('button', { name: 'End it' }).click()
      await page.getByText('Say why in a few words').first().waitFor()
    },
  },
  { name: 'in-force-put', as: aroha, path: '/in-force/put', shows: 'Show what this would change' },
  {
    name: 'in-force-misfit',
    as: aroha,
    path: '/in-force/put',
    shows: 'Show what this would change',
    reach: async (page) => {
      await page
        .getByLabel('Version')
        .selectOption({ label: 'A layer that does not fit (act-other, version 0.1.0)' })
      await page.getByRole('button', { name: 'Show what this would change' }).click()
      await page.getByText('there is no such rule to tighten').first().waitFor()
    },
  },
  {
    name: 'in-force-preview',
    as: aroha,
    path: '/in-force/put',
    shows: 'Show what this would change',
    reach: async (page) => {
      await page
        .getByLabel('Version')
        .selectOption({ label: 'Transport, local rules (act-transport, version 1.0.0)' })
      await page.getByRole('button', { name: 'Show what this would change' }).click()
      await page.getByText('47 of 951 example posts would get another answer').waitFor()
      await page.getByText('The first 2 of them').click()
    },
  },
  {
    name: 'library',
    as: sam,
    path: '/in-force/library',
    shows: 'Applied on this day',
    reach: async (page) => {
      await page.getByText('Both versions beside each other').click()
    },
  },
  {
    name: 'library-add',
    as: aroha,
    path: '/in-force/library',
    shows: 'Applied on this day',
    reach: async (page) => {
      await page.getByText('Add an entry of our own').click()
      await page.getByRole('button', { name: 'Add it to the library' }).click()
      await page.getByText('2 things need another look').waitFor()
    },
  },
  { name: 'acknowledge-due', as: sam, path: '/acknowledge', shows: 'Please read this' },
  {
    name: 'acknowledge-done',
    as: sam,
    path: '/acknowledge',
    shows: 'Please read this',
    reach: async (page) => {
      await page.getByRole('button', { name: 'I have read it and it applies to me' }).click()
      await page.getByText('Save the receipt').waitFor()
      await page.getByText('Read it again: 3 short statements').click()
    },
  },
  { name: 'acknowledge-owner', as: aroha, path: '/acknowledge', shows: 'Still to read it, by name' },
]
