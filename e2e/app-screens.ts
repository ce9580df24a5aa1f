import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { receiptOf } from '../apps/web/testing/double-log.ts'
import { priya, sam, tom, vera } from '../apps/web/testing/double-people.ts'
import type { DoubleServer } from '../apps/web/testing/double-server.ts'

export { openDoubleServer } from '../apps/web/testing/double-server.ts'
export type { DoubleServer }

/** Signs somebody of the double in, as the list of the demonstration does. */
export async function signInAs(page: Page, { address }: DoubleServer, person: string): Promise<void> {
  await page.goto(`${address}/sign-in`)
  await page.evaluate(async (who) => {
    const headers = { 'content-type': 'application/json' }
    await fetch('/api/v1/sign-in/demonstration', {
      method: 'POST',
      headers,
      body: JSON.stringify({ person: who }),
    })
  }, person)
}

type Screen = {
  readonly name: string
  /** Who looks; absent for nobody. */
  readonly as?: string
  readonly path: string
  /** What to do on the screen before it is looked at. */
  readonly reach?: (page: Page, server: DoubleServer) => Promise<void>
  /** What shows that it is there. */
  readonly shows: string
}

const dana = '01930000-0000-7000-8000-000000000004'
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

/** Every screen of the app, in the states in which people meet it. */
export const screens: readonly Screen[] = [
  { name: 'sign-in', path: '/sign-in', shows: 'Sign in as one of these invented people' },
  { name: 'enrol', path: '/enrol#first', shows: 'Make a passkey and sign in' },
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
  { name: 'people', as: priya, path: '/people', shows: '13 people' },
  { name: 'people-narrowed', as: priya, path: '/people?bound=not-settled', shows: '2 people fit' },
  { name: 'person', as: priya, path: `/people/${dana}`, shows: 'Roles now' },
  { name: 'person-contractor', as: priya, path: `/people/${mina}`, shows: 'last day is Fri 4 Dec 2026' },
  { name: 'colleague', as: sam, path: `/people/${dana}`, shows: 'This is what colleagues see of each other' },
  { name: 'people-for-colleagues', as: sam, path: '/people', shows: 'Email at work' },
  { name: 'not-yours', as: sam, path: '/people/add', shows: 'This is not open to you' },
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
  { name: 'jobs', as: tom, path: '/jobs', shows: 'the mail server did not answer' },
  { name: 'not-here', as: priya, path: '/people/none/of/this', shows: 'There is nothing here' },
]

/** The headers of every file, as the build wrote them. */
export const headersFile = (): Readonly<Record<string, Readonly<Record<string, string>>>> =>
  JSON.parse(readFileSync(new URL('../apps/web/dist/headers.json', import.meta.url), 'utf8'))
