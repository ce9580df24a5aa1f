import type { Page } from 'playwright-core'
import {
  givenConsent,
  grantedRequest,
  initiative,
  librariesFacebook,
  logoRequest,
  parksMastodon,
  refusedConsent,
  turnOfAroha,
} from '../apps/web/testing/double-entries.ts'
import { aroha, dana, sam, tom, vera } from '../apps/web/testing/double-people.ts'
import type { Screen } from './app-screens.ts'

export const wrongRows =
  'key,kind,title,email\nN1,media,Night desk,night@example.act\nN2,logo,,brand@example.act\n'
export const rightRows =
  'key,kind,title,email\nN1,media,Night desk,night@example.act\nN2,logo,Crest desk,crest@example.act\n'

export const chooseRows = (page: Page, text: string) =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name: 'contacts.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })

const channel = `/registers/channels/${librariesFacebook}`

/** The screens of the registers, in the states in which people meet them. */
export const registerScreens: readonly Screen[] = [
  { name: 'registers', as: sam, path: '/registers', shows: 'When everything waits' },
  { name: 'registers-for-others', as: vera, path: '/registers', shows: 'Whom to ask' },
  { name: 'register', as: sam, path: '/registers/channels', shows: '3 entries' },
  { name: 'register-read-only', as: tom, path: '/registers/channels', shows: 'Ask Sam Lindqvist' },
  { name: 'register-empty', as: sam, path: '/registers/freezes', shows: 'Nothing is frozen.' },
  {
    name: 'register-as-it-was',
    as: sam,
    path: '/registers/channels?show=all&at=2026-06-30&known=2026-07-15',
    shows: 'This is not how it is now',
  },
  { name: 'register-not-yours', as: vera, path: '/registers/consents', shows: 'You may not do this' },
  { name: 'channel', as: sam, path: channel, shows: 'It has held since' },
  { name: 'channel-on-duty', as: dana, path: channel, shows: 'On duty now' },
  {
    name: 'channel-nobody-on-duty',
    as: dana,
    path: `/registers/channels/${parksMastodon}`,
    shows: 'Nobody is on duty now',
  },
  { name: 'roster', as: dana, path: '/registers/duty-roster', shows: 'nobody is on duty after it' },
  { name: 'turn', as: dana, path: `/registers/duty-roster/${turnOfAroha}`, shows: 'is on duty until' },
  {
    name: 'turn-new',
    as: dana,
    path: `/registers/duty-roster/new?channels=${librariesFacebook}`,
    shows: 'At most 14 days after it begins',
  },
  { name: 'home-on-duty', as: aroha, path: '/', shows: 'You are on duty until' },
  {
    name: 'channel-proposed',
    as: dana,
    path: `/registers/channels/${parksMastodon}`,
    shows: 'Approve the account',
  },
  {
    name: 'channel-own-proposal',
    as: sam,
    path: `/registers/channels/${parksMastodon}`,
    shows: 'It waits for somebody else to approve it.',
    reach: async (page) => page.getByText('What is not open to you here').click(),
  },
  { name: 'consent-refused', as: sam, path: `/registers/consents/${refusedConsent}`, shows: 'said no' },
  {
    name: 'consent-withdraw',
    as: sam,
    path: `/registers/consents/${givenConsent}`,
    shows: 'agreed on',
    reach: async (page) => {
      await page.getByRole('button', { name: 'Record that they took it back' }).click()
      await page.getByRole('dialog').getByLabel('How they said it').waitFor()
    },
  },
  {
    name: 'initiative',
    as: sam,
    path: `/registers/initiatives/${initiative}`,
    shows: 'Only Sam Lindqvist and Dana Wu',
  },
  {
    name: 'request-to-answer',
    as: dana,
    path: `/registers/permission-requests/${logoRequest}`,
    shows: 'Our crest on the poster',
  },
  {
    name: 'request-waits',
    as: sam,
    path: `/registers/permission-requests/${logoRequest}`,
    shows: 'Nothing to do until',
  },
  {
    name: 'request-granted',
    as: sam,
    path: `/registers/permission-requests/${grantedRequest}`,
    shows: 'It is granted',
  },
  { name: 'entry-gone', as: tom, path: '/registers/channels/none', shows: 'There is no such entry.' },
  { name: 'entry-add', as: sam, path: '/registers/channels/new', shows: 'Number on the platform' },
  {
    name: 'entry-add-errors',
    as: sam,
    path: '/registers/contacts/new?title=Night%20desk',
    shows: 'Who answers',
    reach: async (page) => {
      await page.getByRole('button', { name: 'Add a contact' }).click()
      await page.getByText('One thing needs another look').waitFor()
    },
  },
  {
    name: 'entry-add-consent',
    as: sam,
    path: `/registers/consents/new?channels=${librariesFacebook}`,
    shows: 'Guardian who agreed',
  },
  { name: 'entry-add-not-yours', as: tom, path: '/registers/channels/new', shows: 'This is not open to you' },
  { name: 'entry-add-by-asking', as: sam, path: '/registers/releases/new', shows: 'Nobody types these in' },
  {
    name: 'request-new',
    as: tom,
    path: '/registers/permission-requests/new?kind=logo&what=Our%20crest%20on%20a%20poster',
    shows: 'What exactly',
  },
  { name: 'entry-change', as: sam, path: `${channel}/change`, shows: 'From when the change holds' },
  {
    name: 'entry-changed-first',
    as: sam,
    path: `${channel}/change`,
    shows: 'From when the change holds',
    reach: async (page, { api: { store } }) => {
      await page.getByLabel('Whom it speaks to').fill('Readers of all ages')
      store.registers.changeBehind(librariesFacebook, { audience: 'Families', hours: 'Every day' })
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByText('Somebody changed this first').waitFor()
    },
  },
  { name: 'register-import', as: sam, path: '/registers/contacts/import', shows: 'Show what would change' },
  {
    name: 'register-import-refused',
    as: sam,
    path: '/registers/contacts/import',
    shows: 'Show what would change',
    reach: async (page) => {
      await chooseRows(page, wrongRows)
      await page.getByRole('button', { name: 'Show what would change' }).click()
      await page.getByText('1 row to put right first').waitFor()
    },
  },
  {
    name: 'register-import-diff',
    as: sam,
    path: '/registers/contacts/import',
    shows: 'Show what would change',
    reach: async (page) => {
      await chooseRows(page, rightRows)
      await page.getByRole('button', { name: 'Show what would change' }).click()
      await page.getByText('2 not in the file, and left as they are').click()
    },
  },
  { name: 'official', path: '/official', shows: 'Check it without us' },
  {
    name: 'official-yes',
    path: '/official?account=facebook.com/ExampleLibraries',
    shows: 'Yes, this account is official',
  },
  {
    name: 'official-closed',
    path: '/official?account=youtube.com/@ExampleStoryTime',
    shows: 'This account was official',
  },
  {
    name: 'official-alike',
    path: '/official?account=facebook.com/Examp1eLibraries',
    shows: 'Look twice',
    reach: async (page) => page.getByText('Check it without us').click(),
  },
  { name: 'official-no', path: '/official?account=@somebody', shows: 'This account is not in our list' },
]
