import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, openBrowser } from './browser.ts'
import { openProduct, type Product } from './product.ts'
import { pick } from './screen-deeds.ts'
import { Visitor } from './visitor.ts'

describe.skipIf(!hasBrowser)('a new installation, which is no demonstration', () => {
  let browser: Browser
  let product: Product
  let link: string
  let visitor: Visitor
  let page: Page
  let device: CDPSession

  beforeAll(async () => {
    ;[browser, product] = await Promise.all([openBrowser(), openProduct({ DEMO: '0' })])
    link = /http:\S+\/enrol#\S+/.exec(product.said)?.[0] ?? ''
    visitor = await Visitor.open(browser, { address: new URL(link).origin, name: 'First Administrator' })
    page = visitor.page
    device = await visitor.context.newCDPSession(page)
    await device.send('WebAuthn.enable')
    await addAuthenticator()
  })
  afterAll(async () => {
    await visitor.close()
    await browser.close()
    await product.close()
  })

  const addAuthenticator = () =>
    device.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        ...{ protocol: 'ctap2', transport: 'internal', automaticPresenceSimulation: true },
        ...{ hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
      },
    })
  const signOut = async () => {
    await page.locator('header button[aria-controls=own-menu]').click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await visitor.heading('Sign in')
  }

  it('lets its first administrator in by the link that was printed, with a passkey of their device', async () => {
    expect(new URL(link).hostname).toBe('localhost')
    await page.goto(link)
    await page.getByText('You will be the first administrator here.').waitFor()
    await visitor.look()
    await page.getByRole('button', { name: 'Make a passkey and sign in' }).click()
    await page.getByText('2 things need another look').waitFor()
    await page.getByText('Say what you are called.').first().waitFor()
    await visitor.look()
    visitor.expectWrong(['401 /api/v1/me', '400 /api/v1/sign-in/link/options'])
    await page.getByLabel('Your name').fill('Juniper Lodestone')
    await page.getByLabel('Your email at work').fill('juniper@look.example.org')
    await page.getByLabel('Name of the passkey').fill('Work laptop')
    await page.getByRole('button', { name: 'Make a passkey and sign in' }).click()
    await visitor.heading('What waits for you')
    await visitor.go('/my-access')
    await page.getByText('Work laptop').waitFor()
    await page.getByText('Administrator', { exact: true }).waitFor()
    expect(await page.getByText('a demonstration with invented people').count()).toBe(0)
    await visitor.look()
    visitor.expectWrong([])
  })

  it('refuses the link kindly when it is used again', async () => {
    const other = await Visitor.open(browser, { address: visitor.address, name: 'Somebody Else' })
    await other.page.goto(link)
    await other.page.getByText('This link no longer works').waitFor()
    await other.page.getByText('Ask whoever gave it to you for a new one.').waitFor()
    await other.look()
    other.expectWrong(['401 /api/v1/me', '410 /api/v1/sign-in/link'])
    await other.close()
  })

  it('signs in again by the passkey, and says so where nobody has one', async () => {
    await signOut()
    expect(await page.getByRole('button', { name: /^Sign in as/ }).count()).toBe(0)
    await visitor.look()
    await page.getByRole('button', { name: 'Use a passkey' }).click()
    await visitor.heading('What waits for you')
    await page.getByText('Juniper Lodestone').first().waitFor()
    visitor.expectWrong(['401 /api/v1/me'])
  })

  it('asks for the passkey before a dangerous act, and does nothing where it is not shown', async () => {
    await visitor.go('/roles/give?role=administrator')
    await product.later()
    await page.getByRole('button', { name: 'Give this role' }).click()
    await page.getByText('Choose who is to hold it.').first().waitFor()
    await pick(page, 'Person', 'Juniper Lodestone')
    await page.getByRole('button', { name: 'Give this role' }).click()
    await page.getByText('Nobody gives a role to themselves').first().waitFor()
    visitor.expectWrong(['400 /api/v1/roles/grants', '403 /api/v1/roles/grants'])

    await visitor.go('/my-access')
    await page.getByRole('button', { name: 'Make a token' }).click()
    await page.getByLabel('What it is for').fill('Backup')
    await page.getByLabel('Find colleagues, units').check({ force: true })
    await page.getByRole('button', { name: 'Make it' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Confirm that it is you').first().waitFor()
    expect(await dialog.getByRole('button', { name: 'Confirm (demonstration)' }).count()).toBe(0)
    await dialog.getByRole('button', { name: 'Not now' }).click()
    expect(await page.locator('code').count()).toBe(0)
    await page.getByRole('button', { name: 'Make it' }).click()
    await dialog.getByRole('button', { name: 'Confirm with a passkey' }).click()
    await page.getByText('Copy it now').waitFor()
    visitor.expectWrong(['403 /api/v1/tokens', '403 /api/v1/tokens'])
  })

  it('names a passkey before the device makes one, and keeps the only one', async () => {
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByRole('button', { name: 'Make it with this device' }).click()
    await page.getByText('Give it a name.').waitFor()
    await page.getByLabel('Name of the passkey').fill('The same laptop')
    await page.getByRole('button', { name: 'Make it with this device' }).click()
    await page.getByText('This device has a passkey for you already').waitFor()
    await visitor.look()
    await page.getByRole('button', { name: 'Leave it' }).click()
    await page.getByRole('button', { name: 'Remove the passkey Work laptop' }).click()
    await page.getByText('This is your only passkey; add another one first.').waitFor()
    visitor.expectWrong([expect.stringMatching(/^403 .api.v1.passkeys/)])
  })

  it('adds a passkey of another device, signs in with it, and removes the first', async () => {
    await device.send('WebAuthn.disable')
    await device.send('WebAuthn.enable')
    await addAuthenticator()
    await page.reload()
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByLabel('Name of the passkey').fill('Key ring')
    await page.getByRole('button', { name: 'Make it with this device' }).click()
    await page.getByText('Key ring').waitFor()
    await signOut()
    await page.getByRole('button', { name: 'Use a passkey' }).click()
    await visitor.heading('What waits for you')
    await visitor.go('/my-access')
    await page.getByRole('button', { name: 'Remove the passkey Work laptop' }).click()
    await page.getByText('Work laptop').waitFor({ state: 'hidden' })
    await page.getByText('Key ring').waitFor()
    visitor.expectWrong(['401 /api/v1/me'])
  })
})
