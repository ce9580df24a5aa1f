import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { receiptOf } from '../apps/web/testing/double-log.ts'
import { aroha, dana, priya, tom, vera } from '../apps/web/testing/double-people.ts'
import type { DoubleServer } from '../apps/web/testing/double-server.ts'
import { askScreens } from './ask-screens.ts'
import { calendarScreens } from './calendar-screens.ts'
import { commentScreens } from './comment-screens.ts'
import { deskScreens } from './desk-screens.ts'
import { incidentScreens } from './incident-screens.ts'
import { peopleScreens } from './people-screens.ts'
import { pictureScreens } from './picture-screens.ts'
import { policyScreens } from './policy-screens.ts'
import { writeScreens } from './post-screens.ts'
import { publishingScreens } from './publishing-screens.ts'
import { replyScreens } from './reply-screens.ts'
import { letAct, makeLink, pick } from './screen-deeds.ts'

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
  ...peopleScreens,
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
  ...incidentScreens,
  ...commentScreens,
  { name: 'jobs', as: tom, path: '/jobs', shows: 'the mail server did not answer' },
  { name: 'not-here', as: priya, path: '/people/none/of/this', shows: 'There is nothing here' },
]

/** The headers of every file, as the build wrote them. */
export const headersFile = (): Readonly<Record<string, Readonly<Record<string, string>>>> =>
  JSON.parse(readFileSync(new URL('../apps/web/dist/headers.json', import.meta.url), 'utf8'))
