import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desktop, hasBrowser, openBrowser, phone } from './browser.ts'
import { inDays } from './days.ts'
import { openProduct, type Product } from './product.ts'
import { chooseFile, pick } from './screen-deeds.ts'
import { Visitor } from './visitor.ts'

describe.skipIf(!hasBrowser)('whole acts on the real server', () => {
  let browser: Browser
  let product: Product
  const visitors: Visitor[] = []

  beforeAll(async () => {
    ;[browser, product] = await Promise.all([openBrowser(), openProduct({ DEMO: '1' })])
  })
  afterAll(async () => {
    for (const visitor of visitors) await visitor.close()
    await browser.close()
    await product.close()
  })

  // What signing in looks like is for the act by keyboard and for roles.test.ts.
  const signIn = async (name: string, size: object = desktop): Promise<Visitor> => {
    const visitor = await Visitor.open(browser, { ...product, name }, size)
    visitors.push(visitor)
    await visitor.comeIn()
    return visitor
  }
  const openPerson = async ({ page, ...visitor }: Visitor, name: string): Promise<string> => {
    await page.goto(`${visitor.address}/people`)
    await page.getByLabel('Name or staff number').fill(name)
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByText('1 person fit').waitFor()
    await page.getByRole('link', { name }).click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
    return new URL(page.url()).pathname.split('/')[2] ?? ''
  }
  it('a people officer adds somebody, is told beside the field what is wrong, and changes them', async () => {
    const visitor = await signIn('Callum Weatherboard')
    const { page } = visitor
    await visitor.go('/people')
    await page.getByRole('link', { name: 'Add a person' }).click()
    await page.getByLabel('Email at work').fill('wren at work')
    await page.getByRole('button', { name: 'Add this person' }).click()
    await page.getByText('2 things need another look').waitFor()
    await visitor.look()
    visitor.expectWrong(['400 /api/v1/people'])
    await page.getByText('Everybody has a name; put it in.').first().waitFor()
    expect(await page.getByLabel('Email at work').inputValue()).toBe('wren at work')
    await page.getByLabel('Name', { exact: true }).fill('Wren Saltbush')
    await page.getByLabel('Email at work').fill('wren.saltbush@parks.example.org')
    await page.getByLabel('Unit').selectOption({ label: '\u2003\u2003Park Operations' })
    await pick(page, 'Manager', 'Walter Thornbill')
    await page.getByLabel('How they are engaged').selectOption('psm-act-employee')
    await page.getByRole('button', { name: 'Add this person' }).click()
    await visitor.heading('Wren Saltbush')
    await page.getByText('Wren Saltbush works in Park Operations and is an employee').waitFor()
    await page.getByRole('link', { name: 'Change this entry' }).click()
    await page.getByLabel('Level').selectOption('senior')
    await page.getByRole('button', { name: 'Save' }).click()
    await visitor.heading('Wren Saltbush')
    await page.getByText('What changed, and when').click()
    await page.getByText('Changed: level').waitFor()
    await visitor.look()
    visitor.expectWrong([])
  })

  it('a people officer gives a role with its days and takes it back with a reason', async () => {
    const visitor = await signIn('Callum Weatherboard', phone)
    const { page } = visitor
    await openPerson(visitor, 'Harpreet Bellcord')
    await page.getByRole('link', { name: 'Give a role' }).click()
    await page.getByRole('button', { name: 'Give this role' }).click()
    await page.getByText('Choose a role.').first().waitFor()
    await visitor.look()
    await page.getByLabel('Role').selectOption('communications-author')
    await page.getByLabel('One unit, with what is below it').check({ force: true })
    await page.getByLabel('Unit', { exact: true }).selectOption({ label: '\u2003\u2003Bus Operations' })
    await page.getByLabel('First day').fill(inDays(0))
    await page.getByLabel('Last day').fill(inDays(30))
    await page.getByRole('button', { name: 'Give this role' }).click()
    await visitor.heading('Harpreet Bellcord')
    const row = page.getByRole('listitem').filter({ hasText: 'Communications author for Bus Operations' })
    expect(await row.innerText()).toMatch(
      /^Communications author for Bus Operations\n+(Since|From) .+, until the end of .+, given by Callum Weatherboard/,
    )
    await page.getByRole('button', { name: /^End communications author for Bus Operations/ }).click()
    await page.getByRole('button', { name: 'End it now' }).click()
    await page.getByText('Say why in a few words').first().waitFor()
    await page.getByLabel('Why').fill('The timetable is done')
    await visitor.look()
    await page.getByRole('button', { name: 'End it now' }).click()
    await page.getByRole('heading', { name: 'Roles before' }).waitFor()
    visitor.expectWrong(['400 /api/v1/roles/grants'])
  })

  it('somebody finds what applies to them on their home, reads it and says so once', async () => {
    const visitor = await signIn('Winnie Kerbstone', phone)
    const { page } = visitor
    await visitor.go('/home')
    await page.getByRole('link', { name: 'Open: Read what applies to you on social media' }).click()
    await visitor.heading('What applies to you')
    await page.getByText('Transport, local rules for social media (example) (new to you)').waitFor()
    // What they have read before is folded away, and can be opened.
    await page.getByText(/^Read it again: \d+ short statements$/).click()
    await visitor.look()
    await page.getByRole('button', { name: 'I have read it and it applies to me' }).click()
    await page.getByText('You have read what applies to you').waitFor()
    await page.getByRole('link', { name: 'Save the receipt' }).waitFor()
    await visitor.look()
    await visitor.go('/home')
    await visitor.heading('What waits for you')
    expect(await page.getByText('Read what applies to you on social media').count()).toBe(0)
    visitor.expectWrong([])
  })

  it('a policy owner sees what a layer would change, puts it in force, and ends it again', async () => {
    const visitor = await signIn('Rashid Morningfrost')
    const { page } = visitor
    await product.later()
    await visitor.go('/in-force')
    await page.getByRole('link', { name: 'Put a version in force' }).click()
    await page.getByLabel('Version').selectOption({
      label: 'Transport, local rules for social media (example) (act-transport, version 1.0.0)',
    })
    await page.getByLabel('For whom').selectOption({ label: '\u2003\u2003Park Operations' })
    await page.getByRole('button', { name: 'Show what this would change' }).click()
    await page.getByText(/example posts would get another answer/).waitFor({ timeout: 40_000 })
    await visitor.look()
    await page.getByLabel('Why').fill('They drive too')
    await page.getByRole('button', { name: 'Put it in force' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Confirm (demonstration)' }).click()
    await visitor.heading('The policy in force')
    await page.getByText('For Park Operations, with what is below it, since').waitFor()
    await page.getByRole('button', { name: /^End Transport.*Park Operations/ }).click()
    await page.getByLabel('Why').fill('They have rules of their own')
    await page.getByRole('button', { name: 'End it', exact: true }).click()
    await page.getByText('What was before (1)').waitFor()
    await visitor.look()
    visitor.expectWrong(['403 /api/v1/in-force'])
  })

  it('an administrator is asked once more before a guarded role, and what was chosen stays', async () => {
    const visitor = await signIn('Tomasz Saltlake')
    const { page } = visitor
    await product.later()
    await openPerson(visitor, 'Yindi Stonefruit')
    await page.getByText('This is what colleagues see of each other.').waitFor()
    await page.getByRole('link', { name: 'Give a role' }).click()
    await page.getByLabel('Role').selectOption('records-officer')
    await page.getByRole('button', { name: 'Give this role' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Confirm that it is you').first().waitFor()
    await visitor.look()
    await dialog.getByRole('button', { name: 'Not now' }).click()
    await dialog.waitFor({ state: 'hidden' })
    expect(await page.getByRole('combobox', { name: 'Person' }).inputValue()).toBe('Yindi Stonefruit')
    await page.getByRole('button', { name: 'Give this role' }).click()
    await dialog.getByRole('button', { name: 'Confirm (demonstration)' }).click()
    await visitor.heading('Yindi Stonefruit')
    await page.getByText('Records officer', { exact: true }).waitFor()
    visitor.expectWrong(['403 /api/v1/roles/grants', '403 /api/v1/roles/grants'])
  })

  it('somebody hands on a role of their own, and takes it back', async () => {
    const visitor = await signIn('Isaac Lamplighter')
    const { page } = visitor
    await visitor.go('/my-access')
    await page.getByRole('link', { name: 'Hand a role on while you are away' }).click()
    await page.getByLabel('Role').selectOption({ label: 'Approver for Transport Connections Directorate' })
    await pick(page, 'To whom', 'Winnie Kerbstone')
    await page.getByRole('button', { name: 'Hand it on' }).click()
    await page.getByText('Say on which day it ends.').first().waitFor()
    expect(await page.getByRole('combobox', { name: 'To whom' }).inputValue()).toContain('Winnie Kerbstone')
    await page.getByLabel('Last day').fill(inDays(14))
    await page.getByRole('button', { name: 'Hand it on' }).click()
    await visitor.heading('My access')
    const to = await signIn('Winnie Kerbstone', phone)
    await to.go('/my-access')
    await to.page.getByText(/handed on by Isaac Lamplighter/).waitFor()
    await to.look()
    await visitor.go('/roles')
    await page.getByRole('button', { name: /^End approver .+, Winnie Kerbstone$/ }).click()
    await page.getByLabel('Why').fill('Back early')
    await page.getByRole('button', { name: 'End it now' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await to.go('/my-access')
    await to.page.getByText('None. Everybody who is signed in may do').waitFor()
    visitor.expectWrong(['400 /api/v1/roles/delegations'])
    to.expectWrong([])
  })

  it('by keyboard alone somebody signs in, gives a role and signs out', async () => {
    const { page, address } = await Visitor.open(browser, { ...product, name: 'Leilani Quillpen' })
    const press = async (...keys: readonly string[]) => {
      for (const key of keys) await page.keyboard.press(key)
    }
    const focused = () =>
      page.evaluate(() => {
        const at = document.activeElement
        const label =
          at instanceof HTMLInputElement || at instanceof HTMLSelectElement ? at.labels?.[0] : undefined
        return (at?.getAttribute('aria-label') ?? label?.textContent ?? at?.textContent ?? '').trim()
      })
    const tabTo = async (name: RegExp) => {
      for (let steps = 0; steps < 90 && !name.test(await focused()); steps++) await press('Tab')
      expect(await focused()).toMatch(name)
    }
    await page.goto(`${address}/sign-in`)
    await page.getByText('Sign in as one of these').waitFor()
    await tabTo(/^Sign in as Leilani Quillpen/)
    await press('Enter')
    await page.getByRole('heading', { level: 1, name: 'What waits for you' }).waitFor()
    await tabTo(/^Roles$/)
    await press('Enter')
    await page.getByRole('heading', { name: 'Communications author' }).waitFor()
    await tabTo(/^Give the role of communications author/)
    await press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Give a role' }).waitFor()
    await tabTo(/^Person/)
    await page.keyboard.type('Winnie')
    await page.getByRole('option', { name: /Winnie Kerbstone/ }).waitFor()
    await press('ArrowDown', 'Enter')
    // For one unit from the start, because whoever gives it keeps one.
    await tabTo(/^Unit/)
    await tabTo(/^Give this role/)
    await press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Winnie Kerbstone' }).waitFor()
    expect(await focused()).toBe('Winnie Kerbstone')
    await page.getByText('Communications author for Transport Connections Directorate').waitFor()
    await tabTo(/^Leilani Quillpen/)
    await press('Enter')
    await tabTo(/^Sign out$/)
    await press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
    await page.context().close()
  })

  it('a broken file is refused whole, with its rows; a good one is shown first and then brought in', async () => {
    const visitor = await signIn('Callum Weatherboard')
    const { page } = visitor
    const count = async () => {
      await visitor.go('/people')
      return await page.getByText(/^\d+ people$/).innerText()
    }
    const before = await count()
    await visitor.go('/people/import')
    await chooseFile(
      page,
      'key,name,email,level_band\nN-1,Moth Lantern,moth@parks.example.org,staff\nN-2,,x,chief\n',
    )
    await page.getByRole('button', { name: 'Show what would change' }).click()
    await page.getByText('1 row to put right first').waitFor()
    expect(await page.getByText('Row 3').count()).toBeGreaterThan(0)
    expect(await page.getByText('Row 2').count()).toBe(0)
    await visitor.look()
    expect(await count()).toBe(before)
    await visitor.go('/people/import')
    await chooseFile(
      page,
      'key,name,unit,level_band\nN-1,Moth Lantern,PPD-OPS,staff\nD-028,Amina Bluebush,PPD-PLAY,\n',
    )
    await page.getByRole('button', { name: 'Show what would change' }).click()
    await page.getByText('Of 2 rows in people.csv: 1 new, 1 changed, 0 as they are.').waitFor()
    await visitor.look()
    expect(await page.locator('main').innerText()).toContain(
      'Unit: Park Operations → Playgrounds and Sportsgrounds',
    )
    await page.getByRole('button', { name: 'Bring 2 changes in' }).click()
    await page.getByText('2 changes from people.csv are in.').waitFor()
    expect(await count()).toBe(`${Number(before.split(' ')[0]) + 1} people`)
    visitor.expectWrong([])
  })

  it('somebody reads what waits, chooses how to be told, and sees what is held about them', async () => {
    const visitor = await signIn('Zainab Timetable', phone)
    const { page } = visitor
    await visitor.go('/home')
    await visitor.heading('What waits for you')
    await page.getByRole('link', { name: 'How we tell you' }).click()
    await page.getByLabel('Only what I must know').check({ force: true })
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved').waitFor()
    await visitor.go('/notices')
    expect(await page.getByLabel('Only what I must know').isChecked()).toBe(true)
    await visitor.go('/held-about-me')
    await page.getByRole('heading', { name: 'Your entry in the directory' }).waitFor()
    const roles = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Roles' }) })
    await roles.getByText(/^Show/).click()
    await roles.getByText(/communications author/).waitFor()
    await visitor.look()
    for (const link of await page
      .locator('main a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')))) {
      await visitor.go(link ?? '')
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForFunction(
        () => !/Loading/.test(document.querySelector('main')?.textContent ?? 'Loading'),
      )
      expect(await page.getByText('There is nothing here').count()).toBe(0)
    }
    visitor.expectWrong([])
  })

  it('a receipt is checked in the browser, and a byte that was changed on the way is seen', async () => {
    const visitor = await signIn('Sunniva Copperpot')
    const { page } = visitor
    const whom = await openPerson(visitor, 'Percival Bookworm')
    await visitor.go(`/receipts/${whom}`)
    await page.getByText('Checked in your browser just now.').waitFor()
    await page.getByText('The proof', { exact: true }).click()
    await visitor.look()
    await page.getByRole('button', { name: 'Verify again' }).click()
    await page.getByText('Checked in your browser just now.').waitFor()
    await page.route(`**/api/v1/records/${whom}/receipt*`, async (route) => {
      const answer = await route.fetch()
      const text = await answer.text()
      await route.fulfill({ response: answer, body: text.replace('Percival', 'Perciwal') })
    })
    await page.reload()
    await page.getByText('This receipt does not hold').waitFor()
    expect(await page.getByText('Checked in your browser just now.').count()).toBe(0)
    await visitor.look()
    visitor.expectWrong([])
  })

  it('somebody makes a token after confirming, uses it within its scope, and ends it', async () => {
    const visitor = await signIn('Zainab Timetable')
    const { page } = visitor
    await product.later()
    await visitor.go('/my-access')
    await page.getByRole('button', { name: 'Make a token' }).click()
    await page.getByLabel('What it is for').fill('Nightly list')
    await page.getByRole('button', { name: 'Make it' }).click()
    await page.getByText('Choose at least one.').first().waitFor()
    expect(await page.getByLabel('What it is for').inputValue()).toBe('Nightly list')
    await page.getByLabel('Find colleagues, units').check({ force: true })
    await page.getByRole('button', { name: 'Make it' }).click()
    await page.getByRole('button', { name: 'Confirm (demonstration)' }).click()
    const token = await page.locator('code').innerText()
    expect(token).toMatch(/^sl_/)
    await visitor.look()
    const use = async (path: string) =>
      (await fetch(`${visitor.address}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } }))
        .status
    expect([await use('/people'), await use('/roles'), await use('/me/access')]).toEqual([200, 200, 403])
    await page.reload()
    await page.getByText('Nightly list: find colleagues, units and who holds which role').waitFor()
    expect(await page.getByText(token).count()).toBe(0)
    await page.getByRole('button', { name: 'End the token Nightly list' }).click()
    await page.getByText('Nightly list').waitFor({ state: 'hidden' })
    expect(await use('/people')).toBe(401)
    visitor.expectWrong(['400 /api/v1/tokens', '403 /api/v1/tokens'])
  })

  it('somebody signs out another browser of theirs, which keeps its page until they are in again', async () => {
    const here = await signIn('Priya Wattlebird')
    const there = await signIn('Priya Wattlebird', phone)
    await there.go('/my-access')
    await there.page.getByRole('button', { name: 'Make a token' }).click()
    await there.page.getByLabel('What it is for').fill('Half written')
    await here.go('/my-access')
    await here.page.getByRole('button', { name: /^Sign out: / }).click()
    await here.page.getByRole('button', { name: /^Sign out: / }).waitFor({ state: 'hidden' })
    await there.page.getByLabel('Find colleagues, units').check({ force: true })
    await there.page.getByRole('button', { name: 'Make it' }).click()
    await there.page.getByText('Sign in again to go on').waitFor()
    expect(await there.page.getByLabel('What it is for').inputValue()).toBe('Half written')
    await there.look()
    await there.page.getByRole('dialog').getByRole('button', { name: 'Sign in as Priya Wattlebird' }).click()
    await there.page.getByText('Copy it now').waitFor()
    there.expectWrong(['401 /api/v1/tokens'])
    here.expectWrong([])
  })

  it('whoever keeps one directorate sees the entries of it, and of others what colleagues see', async () => {
    const visitor = await signIn('Leilani Quillpen', phone)
    const { page } = visitor
    await openPerson(visitor, 'Harpreet Bellcord')
    await page.getByText('Harpreet started on').waitFor()
    const whom = await openPerson(visitor, 'Mele Sandpiper')
    await page.getByText('This is what colleagues see of each other.').waitFor()
    await page.getByRole('link', { name: 'mele.sandpiper@parks.example.org' }).waitFor()
    expect(await page.locator('main').innerText()).not.toMatch(
      /contractor|started|last day|Change this entry/i,
    )
    await visitor.look()
    expect(await visitor.ask('GET', `/people/${whom}`)).toEqual({ status: 403, code: 'not-allowed' })
    expect(await visitor.ask('GET', `/people/${whom}/roles`)).toEqual({ status: 403, code: 'not-allowed' })
    await visitor.go('/people/add')
    await page.getByLabel('Name', { exact: true }).fill('Fern Gully')
    await page.getByRole('button', { name: 'Add this person' }).click()
    await page.getByText('Choose a unit that you are named for.').first().waitFor()
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Fern Gully')
    await visitor.look()
    visitor.expectWrong(['403 /api/v1/people'])
  })

  it('somebody is told to ask, asks in two clicks, is granted it, and the check is clear', async () => {
    const visitor = await signIn('Ingrid Depotcat')
    const { page } = visitor
    const askAgain = async () => {
      await page
        .getByLabel('What you would like to post')
        .fill('We at Transport will run more buses on Monday.')
      await page.getByLabel('Are you authorised to speak for the government on this?').selectOption('Yes')
      await page.getByRole('button', { name: 'Ask with the registers' }).click()
    }
    await visitor.go('/ask')
    await askAgain()
    await page.getByRole('heading', { name: 'We suggest not posting this as it stands' }).waitFor()
    await page.getByRole('link', { name: 'Ask for authority to speak' }).first().click()
    await visitor.heading('Ask for permission')
    expect(await page.getByLabel('To speak for the organisation').isChecked()).toBe(true)
    await page.getByLabel('What exactly').fill('More buses from Monday')
    await page.getByRole('button', { name: 'Ask', exact: true }).click()
    await page.getByText('asked, and it waits for an answer.').waitFor()
    await visitor.look()
    const request = new URL(page.url()).pathname

    const authority = await signIn('Isaac Lamplighter', phone)
    await authority.go(request)
    await authority.page.getByText('More buses from Monday').first().waitFor()
    await authority.page.getByRole('button', { name: 'Grant it' }).click()
    const dialog = authority.page.getByRole('dialog')
    await dialog.getByLabel('Until and including').fill(inDays(90))
    await dialog.getByRole('button', { name: 'Grant it' }).click()
    await authority.page
      .getByText(/^It is granted/)
      .first()
      .waitFor()
    await authority.look()
    authority.expectWrong([])

    await visitor.go(request)
    await page.getByRole('link', { name: 'Check your words again' }).click()
    await askAgain()
    await page.getByRole('heading', { name: 'Nothing found' }).waitFor()
    visitor.expectWrong([])
  })

  it('somebody asks with the registers, changes it, and asks again; nothing goes before the button', async () => {
    const visitor = await signIn('Kofi Paperbark', phone)
    const { page } = visitor
    const sent: string[] = []
    page.on('request', (request) => sent.push(`${request.method()} ${new URL(request.url()).pathname}`))
    await visitor.go('/ask')
    const words = page.getByLabel('What you would like to post')
    await words.fill('just got briefed on the new school in Gungahlin')
    await page.getByLabel('For an official account').check({ force: true })
    expect(sent.filter((one) => one.startsWith('POST'))).toEqual([])
    await page.getByRole('button', { name: 'Ask with the registers' }).click()
    await page.getByRole('heading', { name: 'Best to ask first' }).waitFor()
    await page.getByText('This looks like government work that may not be public yet.').waitFor()
    await page
      .getByText('If it has been announced, link the announcement; if unsure, ask the media team.')
      .waitFor()
    await page.getByRole('button', { name: 'Copy a question to ask' }).first().waitFor()
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('The answer')
    expect(sent.filter((one) => one.startsWith('POST'))).toEqual(['POST /api/v1/checks'])
    await visitor.look()
    await words.fill('Lunch was lovely')
    await page.getByText('You have changed something since.').waitFor()
    await page.getByLabel('For myself').check({ force: true })
    await page.getByRole('button', { name: 'Ask with the registers' }).click()
    await page.getByRole('heading', { name: 'Nothing found' }).waitFor()
    await words.fill('a'.repeat(20_001))
    await page.getByRole('button', { name: 'Ask with the registers' }).click()
    await page.getByText('Ask about one post at a time').waitFor()
    expect((await words.inputValue()).length).toBe(20_001)
    await visitor.look()
    visitor.expectWrong(['413 /api/v1/checks'])
  })

  it('the head of communications pauses everything, home says so, and it goes on', async () => {
    const visitor = await signIn('Rashid Morningfrost', phone)
    const { page } = visitor
    await visitor.go('/publishing')
    await visitor.heading('Publishing now')
    await page.getByRole('button', { name: 'Pause publishing' }).click()
    await page.getByLabel('Why').fill('Somebody else may hold our keys.')
    await page.getByRole('button', { name: 'Pause it now' }).click()
    await page.getByText('Publishing is paused: Everything').waitFor()
    await visitor.look()
    await visitor.go('/home')
    await page.getByText(/^Publishing is paused: Everything/).waitFor()
    await visitor.go('/publishing')
    await page.getByRole('button', { name: 'Let publishing go on: Everything' }).click()
    await page.getByRole('button', { name: 'Let it go on' }).click()
    await page.getByText('Publishing goes on: Everything').waitFor()
    await visitor.go('/incidents')
    await page.getByText('Nothing is open.').waitFor()
    await visitor.look()
    visitor.expectWrong([])
  })
})
