import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desktop, hasBrowser, openBrowser, phone } from './browser.ts'
import { openProduct, type Product } from './product.ts'
import { Visitor } from './visitor.ts'

// By hand from docs/reference/access.md; nothing here is captured from a run.

const doorsOfEverybody = [
  ['Home', '/home', 'What waits for you'],
  ['How we tell you', '/notices', 'How we tell you'],
  ['People', '/people', 'People'],
  ['Registers', '/registers', 'Registers'],
  ['Roles', '/roles', 'Roles'],
  ['The policy in force', '/in-force', 'The policy in force'],
  ['What applies to you', '/acknowledge', 'What applies to you'],
  ['My access', '/my-access', 'My access'],
  ['What is held about me', '/held-about-me', 'What is held about me'],
  ['Check a receipt', '/receipts', 'Check a receipt'],
  ['Ask with the registers', '/ask', 'Ask with the registers'],
] as const
const isEverybodys = (path: string): boolean => doorsOfEverybody.some(([, one]) => one === path)
const picturesDoor = ['Pictures', '/pictures', 'Pictures'] as const
const postsDoor = ['Posts', '/posts', 'Posts'] as const
const calendarDoor = ['Calendar', '/calendar', 'Calendar'] as const
const publishingDoor = ['Publishing now', '/publishing', 'Publishing now'] as const
const noticedDoor = ['Noticed on channels', '/incidents', 'Noticed on channels'] as const
const commentsDoor = ['Comments under posts', '/comments', 'Comments under posts'] as const
const takenDownDoor = ['Taken down', '/taken-down', 'Taken down'] as const
const alarmsDoor = ['False alarms', '/false-alarms', 'False alarms'] as const
const jobsDoor = ['Jobs', '/jobs', 'Jobs'] as const
const checkDoor = 'Check before you post /check'

const gated = [
  'add',
  'import',
  'merge',
  'edit',
  'give',
  'jobs',
  'receipt',
  'put',
  'pictures',
  'posts',
  'calendar',
  'publishing',
  'noticed',
  'comments',
  'takenDown',
  'alarms',
] as const
type Gated = (typeof gated)[number]

type Visit = {
  readonly role: string
  readonly name: string
  /** What of the screens for some people only is theirs. */
  readonly opens: readonly Gated[]
}

const visits: readonly Visit[] = [
  { role: 'an administrator', name: 'Tomasz Saltlake', opens: ['give', 'jobs'] },
  {
    role: 'a people officer',
    name: 'Callum Weatherboard',
    opens: ['add', 'import', 'merge', 'edit', 'give'],
  },
  // A file may touch every unit, so whoever keeps one directorate brings none in.
  {
    role: 'a people officer of one directorate',
    name: 'Leilani Quillpen',
    opens: ['add', 'merge', 'edit', 'give'],
  },
  {
    role: 'a policy owner and head of communications',
    name: 'Rashid Morningfrost',
    opens: [
      'put',
      'pictures',
      'posts',
      'calendar',
      'publishing',
      'noticed',
      'comments',
      'takenDown',
      'alarms',
    ],
  },
  {
    role: 'a communications author',
    name: 'Zainab Timetable',
    opens: ['pictures', 'posts', 'calendar', 'publishing', 'noticed', 'comments', 'takenDown'],
  },
  {
    role: 'an approver',
    name: 'Robbie Gravelroad',
    opens: ['posts', 'calendar', 'publishing', 'noticed', 'comments', 'takenDown'],
  },
  {
    role: 'a channel owner',
    name: 'Isaac Lamplighter',
    opens: ['pictures', 'posts', 'calendar', 'publishing', 'noticed', 'comments', 'takenDown'],
  },
  {
    role: 'a records officer',
    name: 'Sunniva Copperpot',
    opens: ['receipt', 'posts', 'noticed', 'takenDown'],
  },
  { role: 'a privacy officer', name: 'Ewa Brambling', opens: [] },
  { role: 'a disclosure officer', name: 'Hannelore Windrush', opens: [] },
  { role: 'a conduct officer', name: 'Mirza Candlenut', opens: [] },
  { role: 'an auditor', name: 'Odette Cobblestone', opens: ['jobs'] },
  { role: 'somebody without a role', name: 'Kofi Paperbark', opens: [] },
]

describe.skipIf(!hasBrowser)('on the real server', () => {
  let browser: Browser
  let product: Product
  const ids = new Map<string, string>()
  const idOf = (name: string): string => ids.get(name) ?? ''

  beforeAll(async () => {
    ;[browser, product] = await Promise.all([openBrowser(), openProduct({ DEMO: '1' })])
    const answer = await fetch(`${product.address}/api/v1/sign-in/demonstration`)
    const { people } = (await answer.json()) as { people: { id: string; name: string }[] }
    for (const { id, name } of people) ids.set(name, id)
  })
  afterAll(async () => {
    await browser.close()
    await product.close()
  })

  /** A screen for some people only: its address, its title, and what it would ask of the server. */
  const screenOf = (name: Gated, whom: string) => {
    const entry = {
      ...{ key: null, name: 'Wren Saltbush', otherNames: [], email: null, unit: null, basis: 'not-sure' },
      ...{ bound: null, manager: null, levelBand: null, starts: null, ends: null },
    }
    const grant = {
      ...{ person: whom, role: 'approver', scope: { kind: 'everything', id: null } },
      ...{ from: null, to: null },
    }
    const merge = { kept: whom, merged: idOf('Tomasz Saltlake') }
    const calendarOfWeek = '/posts/calendar?from=2026-11-23&to=2026-11-29'
    const put = { digest: `sha256:${'0'.repeat(64)}`, unit: null, from: null, reason: 'For a test.' }
    return (
      {
        posts: ['/posts', 'Posts', 'GET', '/posts', undefined],
        calendar: ['/calendar', 'Calendar', 'GET', calendarOfWeek, undefined],
        publishing: ['/publishing', 'Publishing now', 'GET', '/publishing', undefined],
        noticed: ['/incidents', 'Noticed on channels', 'GET', '/incidents', undefined],
        comments: ['/comments', 'Comments under posts', 'GET', '/comments', undefined],
        takenDown: ['/taken-down', 'Taken down', 'GET', '/taken-down', undefined],
        alarms: ['/false-alarms', 'False alarms', 'GET', '/false-alarms', undefined],
        pictures: ['/pictures', 'Pictures', 'POST', '/media', undefined],
        add: ['/people/add', 'Add a person', 'POST', '/people', { entry }],
        import: ['/people/import', 'Bring in a file of people', 'POST', '/people/imports', 'name\nWren\n'],
        merge: ['/people/merge', 'Merge two entries', 'POST', '/people/merges/preview', merge],
        edit: [`/people/${whom}/edit`, 'Change this entry', 'PUT', `/people/${whom}`, { state: 'x', entry }],
        give: ['/roles/give', 'Give a role', 'POST', '/roles/grants', grant],
        jobs: ['/jobs', 'Jobs', 'GET', '/jobs', undefined],
        put: ['/in-force/put', 'Put a version in force', 'POST', '/in-force', put],
        receipt: [`/receipts/${whom}`, 'Receipt', 'GET', `/records/${whom}/receipt`, undefined],
      } as const
    )[name]
  }

  /** What is the same for everybody is looked at once at either width; app-access looks at every state of a screen. */
  const lookedAt = new Set<string>()
  async function lookOnce(visitor: Visitor, what: string, at: number): Promise<void> {
    const key = `${what} ${at % 2}`
    if (!lookedAt.has(key)) await visitor.look()
    lookedAt.add(key)
  }

  /** What the screen behind a door asked the server for, without what is of one person alone. */
  const askedBehind = new Map<string, string[]>()

  /** Goes in by a door, and notes what is asked behind it. */
  async function goIn({ page, ...visitor }: Visitor, path: string): Promise<void> {
    const asked: string[] = askedBehind.get(path) ?? []
    askedBehind.set(path, asked)
    page.removeAllListeners('request')
    page.on('request', (request) => {
      const [, what = ''] = request.url().split(`${visitor.address}/api/v1`)
      if (request.method() === 'GET' && what !== '' && !/[0-9a-f-]{36}/.test(what)) asked.push(what)
    })
    await openMenu(page)
    await page.locator(`header nav a[href="${path}"]:visible`).click()
  }

  for (const [at, { role, name, opens }] of visits.entries())
    it(`${role} finds every door that is theirs open and every other closed`, async () => {
      const visitor = await Visitor.open(browser, { ...product, name }, at % 2 === 0 ? desktop : phone)
      const { page } = visitor
      // At either width somebody signs in through the screen; it is the same for everybody.
      if (at < 2) await visitor.signIn()
      else {
        await visitor.comeIn()
        await visitor.go('/home')
        await visitor.heading('What waits for you')
      }
      const doors = [
        ...doorsOfEverybody,
        ...(opens.includes('pictures') ? [picturesDoor] : []),
        ...(opens.includes('posts') ? [postsDoor] : []),
        ...(opens.includes('calendar') ? [calendarDoor] : []),
        ...(opens.includes('publishing') ? [publishingDoor] : []),
        ...(opens.includes('noticed') ? [noticedDoor] : []),
        ...(opens.includes('comments') ? [commentsDoor] : []),
        ...(opens.includes('takenDown') ? [takenDownDoor] : []),
        ...(opens.includes('alarms') ? [alarmsDoor] : []),
        ...(opens.includes('jobs') ? [jobsDoor] : []),
      ]

      expect(await doorsSeen(visitor)).toEqual(
        [...doors.map(([says, path]) => `${says} ${path}`), checkDoor].sort(),
      )
      for (const [, path, title] of doors) {
        // Behind a door of everybody it looks the same for everybody; that it is open is asked of the server for each.
        if (isEverybodys(path) && lookedAt.has(`${path} ${at % 2}`)) {
          for (const what of new Set(askedBehind.get(path)))
            expect({ what, ...(await visitor.ask('GET', what)) }).toMatchObject({ what, status: 200 })
          continue
        }
        await goIn(visitor, path)
        await visitor.heading(title)
        await lookOnce(visitor, path, at)
        visitor.expectWrong([])
      }
      for (const one of gated) {
        const [path, title, method, asked, body] = screenOf(one, idOf('Harpreet Bellcord'))
        const isOpen = opens.includes(one)
        if (!isOpen)
          expect(await visitor.ask(method, asked, body)).toEqual({ status: 403, code: 'not-allowed' })
        // What a closed door looks like is the same for everybody; that it is closed is asked of the server for each.
        if (lookedAt.has(`${one} ${isOpen} ${at % 2}`)) continue
        await visitor.go(path)
        await visitor.heading(title)
        if (isOpen) {
          expect(await page.getByText('This is not open to you').count()).toBe(0)
        } else {
          await page.getByText('This is not open to you').waitFor()
          expect(await page.locator('main').locator('form, input, table').count()).toBe(0)
        }
        await lookOnce(visitor, `${one} ${isOpen}`, at)
        visitor.expectWrong([])
      }
      await signOut(visitor)
    })

  it('was asked, behind each door, for what is behind it', () => {
    for (const path of ['/people', '/registers', '/roles', '/posts', '/jobs'])
      expect(askedBehind.get(path)?.filter((what) => what.startsWith(path))).not.toEqual([])
  })

  /** What leads somewhere from the bar and the menu, as far as it can be seen. */
  async function doorsSeen({ page }: Visitor): Promise<string[]> {
    await openMenu(page)
    const links = page.locator('header nav a:visible')
    const seen = await links.evaluateAll((all) =>
      // How many things wait is told behind the name, and is another's to test.
      all.map(
        (link) => `${link.firstChild?.textContent?.replace(/ \(\d+\)$/, '')} ${link.getAttribute('href')}`,
      ),
    )
    await page.keyboard.press('Escape')
    return seen.sort()
  }

  const openMenu = (page: Page) => page.locator('header button[aria-controls=own-menu]').click()

  async function signOut(visitor: Visitor): Promise<void> {
    const { page } = visitor
    await openMenu(page)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await visitor.heading('Sign in')
    await visitor.go('/my-access')
    await visitor.heading('Sign in')
    expect(await visitor.ask('GET', '/me')).toEqual({ status: 401, code: 'not-signed-in' })
    await visitor.close()
  }
})
