import { aroha, dana, priya, sam, tom } from '../apps/web/testing/double-people.ts'
import type { Screen } from './app-screens.ts'
import { chooseFile, letAct, makeLink, pick } from './screen-deeds.ts'

const mina = '01930000-0000-7000-8000-000000000005'
const brokenFile = 'name,email\nMina Park,mina.park@example.act\n,nobody@example.act\nLuca,luca at example\n'
export const goodFile =
  'name,email\nMina Park,mina.park@example.act\nOlu Adeyemi,olu@example.act\nRosa Blum,rosa@example.act\n'

/** The screens of people, their ways in and who acts for them, in the states in which people meet them. */
export const peopleScreens: readonly Screen[] = [
  { name: 'people', as: priya, path: '/people', shows: '13 people' },
  { name: 'people-narrowed', as: priya, path: '/people?bound=not-settled', shows: '2 people fit' },
  { name: 'person', as: priya, path: `/people/${dana}`, shows: 'Roles now' },
  { name: 'person-contractor', as: priya, path: `/people/${mina}`, shows: 'last day is Fri 4 Dec 2026' },
  { name: 'colleague', as: sam, path: `/people/${dana}`, shows: 'This is what colleagues see of each other' },
  { name: 'people-for-colleagues', as: sam, path: '/people', shows: 'Email at work' },
  { name: 'not-yours', as: sam, path: '/people/add', shows: 'This is not open to you' },
  {
    name: 'person-way-in-waits',
    as: priya,
    path: `/people/${dana}`,
    shows: 'Roles now',
    reach: async (page, server) => {
      makeLink(server, dana)
      await page.reload()
      await page.getByText('Look at it').waitFor()
    },
  },
  {
    name: 'home-way-in-waits',
    as: priya,
    path: '/home',
    shows: 'Settle whether',
    reach: async (page, server) => {
      makeLink(server, dana)
      await page.reload()
      await page.getByText('Somebody needs a new way to sign in').waitFor()
    },
  },
  {
    name: 'person-for-administrator',
    as: tom,
    path: `/people/${dana}`,
    shows: 'This is what colleagues see of each other',
    reach: async (page) => {
      await page.getByRole('link', { name: 'A new way in for Dana Wu' }).waitFor()
    },
  },
  { name: 'way-in-make', as: tom, path: `/people/${dana}/way-in`, shows: 'Make a link' },
  {
    name: 'way-in-made',
    as: tom,
    path: `/people/${dana}/way-in`,
    shows: 'Make a link',
    reach: async (page) => {
      await page.getByRole('button', { name: 'Make a link' }).click()
      await page.getByRole('button', { name: 'Confirm (demonstration)' }).click()
      await page.getByText('It opens nothing yet').waitFor()
    },
  },
  {
    name: 'way-in-nothing',
    as: priya,
    path: `/people/${dana}/way-in`,
    shows: 'Nothing waits to be confirmed',
  },
  {
    name: 'way-in-to-confirm',
    as: priya,
    path: `/people/${dana}/way-in`,
    shows: 'Nothing waits',
    reach: async (page, server) => {
      makeLink(server, dana)
      await page.reload()
      await page.getByText('Before you confirm it').waitFor()
    },
  },
  {
    name: 'way-in-code',
    as: priya,
    path: `/people/${dana}/way-in`,
    shows: 'Nothing waits',
    reach: async (page, server) => {
      makeLink(server, dana)
      await page.reload()
      await page.getByRole('button', { name: 'Confirm, and show the code' }).click()
      await page.getByRole('button', { name: 'Confirm (demonstration)' }).click()
      await page.getByText('and to nobody else').waitFor()
    },
  },
  { name: 'leave', as: priya, path: `/people/${dana}/leave`, shows: 'Say so' },
  {
    name: 'leave-errors',
    as: priya,
    path: `/people/${priya}/leave`,
    shows: 'Say so',
    reach: async (page) => {
      await page.getByRole('button', { name: 'Say so' }).click()
      await page.getByText('Say on which day it ends.').first().waitFor()
    },
  },
  { name: 'acting', as: priya, path: `/people/${dana}/acting`, shows: 'Let them act' },
  {
    name: 'acting-errors',
    as: priya,
    path: `/people/${dana}/acting`,
    shows: 'Let them act',
    reach: async (page) => {
      await page.getByRole('button', { name: 'Let them act' }).click()
      await page.getByText('2 things need another look').waitFor()
    },
  },
  {
    name: 'person-acting',
    as: priya,
    path: `/people/${dana}`,
    shows: 'Away, and acting',
    reach: async (page, server) => {
      letAct(server, aroha, dana)
      await page.reload()
      await page.getByText('With it goes the role of approver').waitFor()
    },
  },
  { name: 'person-edit', as: priya, path: `/people/${mina}/edit`, shows: 'How they are engaged' },
  {
    name: 'person-add-errors',
    as: priya,
    path: '/people/add',
    shows: 'Add this person',
    reach: async (page) => {
      await page.getByLabel(/^Email at work/).fill('olu at work')
      await page.getByRole('button', { name: 'Add this person' }).click()
      await page.getByText('2 things need another look').waitFor()
    },
  },
  {
    name: 'person-changed-first',
    as: priya,
    path: `/people/${mina}/edit`,
    shows: 'How they are engaged',
    reach: async (page, { api: { store } }) => {
      await page.getByLabel('Name', { exact: true }).fill('Mina Park-Lee')
      store.changeBehind('Mina Park', { name: 'Mina Y. Park', key: 'B77' })
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByText('Somebody changed this first').waitFor()
    },
  },
  {
    name: 'merge-preview',
    as: priya,
    path: '/people/merge?keep=01930000-0000-7000-8000-000000000007',
    shows: 'Merge two entries',
    reach: async (page) => {
      await pick(page, 'Entry to fold into it', 'A. Ngata')
      await page.getByRole('button', { name: 'Show what this would do' }).click()
      await page.getByText('It can be undone.').waitFor()
    },
  },
  { name: 'import', as: priya, path: '/people/import', shows: 'Show what would change' },
  {
    name: 'import-refused',
    as: priya,
    path: '/people/import',
    shows: 'Show what would change',
    reach: async (page) => {
      await chooseFile(page, brokenFile)
      await page.getByRole('button', { name: 'Show what would change' }).click()
      await page.getByText('2 rows to put right first').waitFor()
    },
  },
  {
    name: 'import-diff',
    as: priya,
    path: '/people/import',
    shows: 'Show what would change',
    reach: async (page) => {
      await chooseFile(page, goodFile)
      await page.getByRole('button', { name: 'Show what would change' }).click()
      await page.getByText('This is what would change').waitFor()
    },
  },
]
