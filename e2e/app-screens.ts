import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { receiptOf } from '../apps/web/testing/double-log.ts'
import { aroha, dana, priya, sam, tom, vera } from '../apps/web/testing/double-people.ts'
import type { DoubleServer } from '../apps/web/testing/double-server.ts'
import { askScreens } from './ask-screens.ts'
import { calendarScreens } from './calendar-screens.ts'
import { commentScreens } from './comment-screens.ts'
import { deskScreens } from './desk-screens.ts'
import { pictureScreens } from './picture-screens.ts'
import { policyScreens } from './policy-screens.ts'
import { writeScreens } from './post-screens.ts'
import { publishingScreens } from './publishing-screens.ts'
import { replyScreens } from './reply-screens.ts'

export { openDoubleServer } from '../apps/web/testing/double-server.ts'
export type { DoubleServer }

/** Signs somebody of the double in, as the list of the demonstration does, without a look at that list. */
export async function signInAs(page: Page, { address }: DoubleServer, person: string): Promise<void> {
  await page.context().request.post(`${address}/api/v1/sign-in/demonstration`, { data: { person } })
}

export type Screen = {
  readonly name: string
  /** Who looks; absent for nobody. */
  readonly as?: string
  readonly path: string
  /** What to do on the screen before it is looked at. */
  readonly reach?: (page: Page, server: DoubleServer) => Promise<void>
  /** What shows that it is there. */
  readonly shows: string
}

const mina = '01930000-0000-7000-8000-000000000005'
export const brokenFile =
  'name,email\nMina Park,mina.park@example.act\n,nobody@example.act\nLuca,luca at example\n'
export const goodFile =
  'name,email\nMina Park,mina.park@example.act\nOlu Adeyemi,olu@example.act\nRosa Blum,rosa@example.act\n'

export const chooseFile = (page: Page, text: string) =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })

export async function pick(page: Page, label: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(name)
  await page.getByRole('option', { name }).first().click()
}

/** A link that Tom made for somebody, meanwhile. */
export const makeLink = ({ api: { store } }: DoubleServer, person: string) =>
  store.links.make(store.id(), person, tom)

/** Lets somebody act for somebody who is an approver, as a people officer would meanwhile. */
function letAct({ api: { store } }: DoubleServer, person: string, actsFor: string): void {
  const span = { from: '2026-11-01T00:00:00.000Z', to: '2027-11-30T13:00:00.000Z' }
  store.away.actings.push({ id: store.id(), person, actsFor, roles: ['approver'], ...span })
}

/** Every screen of the app, in the states in which people meet it. */
export const screens: readonly Screen[] = [
  { name: 'sign-in', path: '/sign-in', shows: 'Sign in as one of these invented people' },
  { name: 'enrol', path: '/enrol#first', shows: 'Make a passkey and sign in' },
  { name: 'enrol-with-code', path: '/enrol#coded', shows: 'Welcome, Dana Wu' },
  { name: 'enrol-waiting', path: '/enrol#waiting', shows: 'This link waits for a second person' },
  { name: 'home', as: priya, path: '/home', shows: 'Settle whether the policy binds Yusuf Demir' },
  { name: 'home-empty', as: tom, path: '/home', shows: 'Nothing waits for you.' },
  {
    name: 'menu',
    as: priya,
    path: '/home',
    shows: 'Settle whether',
    reach: async (page) => page.getByRole('button', { name: /Priya Nair|Menu/ }).click(),
  },
  {
    name: 'signed-out-over-page',
    as: priya,
    path: '/people/add',
    shows: 'Add this person',
    reach: async (page, { api: { store } }) => {
      await page.getByLabel('Name', { exact: true }).fill('Olu Adeyemi')
      store.endSessions()
      await page.getByRole('button', { name: 'Add this person' }).click()
      await page.getByRole('dialog').getByText('Priya Nair').waitFor()
    },
  },
  { name: 'notices', as: priya, path: '/notices', shows: 'Mail me about' },
  ...askScreens,
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
  { name: 'roles', as: priya, path: '/roles', shows: 'Communications author' },
  {
    name: 'role-end',
    as: priya,
    path: '/roles',
    shows: 'Communications author',
    reach: async (page) => {
      await page
        .getByRole('button', { name: /^End approver/ })
        .first()
        .click()
      await page.getByRole('button', { name: 'End it now' }).click()
      await page.getByText('Say why in a few words').first().waitFor()
    },
  },
  { name: 'role-give', as: priya, path: `/roles/give?person=${dana}&role=approver`, shows: 'Give this role' },
  {
    name: 'step-up',
    as: tom,
    path: `/roles/give?person=${dana}&role=auditor`,
    shows: 'Give this role',
    reach: async (page) => {
      await page.getByRole('button', { name: 'Give this role' }).click()
      await page.getByRole('dialog').getByText('Confirm that it is you').waitFor()
    },
  },
  { name: 'role-delegate', as: priya, path: '/roles/delegate', shows: 'Hand it on' },
  {
    name: 'ask-why',
    as: priya,
    path: '/roles/why',
    shows: 'Ask why',
    reach: async (page) => {
      await pick(page, 'Who', 'Sam Lindqvist')
      await page.getByLabel('Would like to').selectOption('post.approve')
      await page.getByRole('button', { name: 'Ask', exact: true }).click()
      await page.getByText('Who can:').waitFor()
    },
  },
  { name: 'my-access', as: priya, path: '/my-access', shows: 'Tokens for programs' },
  {
    name: 'my-access-acting',
    as: aroha,
    path: '/my-access',
    shows: 'Tokens for programs',
    reach: async (page, server) => {
      letAct(server, aroha, dana)
      makeLink(server, aroha)
      await page.reload()
      await page.getByText('With it goes the role of approver').waitFor()
      await page.getByRole('button', { name: /^Stop it: the link/ }).waitFor()
    },
  },
  {
    name: 'token-shown-once',
    as: priya,
    path: '/my-access',
    shows: 'Tokens for programs',
    reach: async (page) => {
      await page.getByRole('button', { name: 'Make a token' }).click()
      await page.getByLabel('What it is for').fill('Nightly list')
      await page.getByLabel('Find colleagues').check({ force: true })
      await page.getByRole('button', { name: 'Make it' }).click()
      await page.getByRole('button', { name: 'Confirm (demonstration)' }).click()
      await page.getByText('shown only this once').waitFor()
    },
  },
  { name: 'held-about-me', as: priya, path: '/held-about-me', shows: 'Your entry' },
  {
    name: 'surveillance-notice',
    as: priya,
    path: '/surveillance-notice',
    shows: 'Everything that is logged',
  },
  { name: 'receipt', as: vera, path: `/receipts/${dana}`, shows: 'Checked in your browser just now' },
  {
    name: 'receipt-proof',
    as: vera,
    path: `/receipts/${dana}`,
    shows: 'Checked in your browser just now',
    reach: async (page) => {
      await page.getByText('The proof', { exact: true }).click()
      await page.getByText('How to check it without us').click()
    },
  },
  {
    name: 'receipt-long',
    as: vera,
    path: '/receipts/life-450',
    shows: 'This receipt holds',
    reach: async (page) => {
      await page.getByText('Save the receipt, in 2 files').click()
      await page.getByText('The proof', { exact: true }).click()
      await page.getByRole('button', { name: 'Show earlier records' }).click()
      await page.getByText('The last 150 of 450 records').waitFor()
    },
  },
  { name: 'check-receipt', path: '/receipts', shows: 'The key to check it with' },
  {
    name: 'check-receipt-changed',
    path: '/receipts',
    shows: 'The key to check it with',
    reach: async (page) => {
      const changed = receiptOf(dana).replace('"Libraries"', '"Transport"')
      await page.getByLabel('or pasted as text').fill(changed)
      await page.getByRole('button', { name: 'Verify' }).click()
      await page.getByText('This receipt does not hold').waitFor()
    },
  },
  ...policyScreens,
  ...pictureScreens,
  ...calendarScreens,
  ...deskScreens,
  ...writeScreens,
  ...replyScreens,
  ...publishingScreens,
  ...commentScreens,
  { name: 'jobs', as: tom, path: '/jobs', shows: 'the mail server did not answer' },
  { name: 'not-here', as: priya, path: '/people/none/of/this', shows: 'There is nothing here' },
]

/** The headers of every file, as the build wrote them. */
export const headersFile = (): Readonly<Record<string, Readonly<Record<string, string>>>> =>
  JSON.parse(readFileSync(new URL('../apps/web/dist/headers.json', import.meta.url), 'utf8'))
