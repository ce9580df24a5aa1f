import { mkdirSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { desktop, isTooWide, newContext, newProblems, watchRefusals } from './browser.ts'

/** Where pictures of what was visited go, for whoever wants to look at them. */
const pictures = process.env['SCREENSHOTS']

const asked = new Set<string>()

/** Somebody with a browser of their own at the real server, and everything that went wrong in it. */
export class Visitor {
  readonly context: BrowserContext
  readonly page: Page
  readonly address: string
  readonly #name: string
  readonly #wrong: string[]
  #pictures = 0

  private constructor(
    context: BrowserContext,
    page: Page,
    at: { address: string; name: string },
    wrong: string[],
  ) {
    this.context = context
    this.page = page
    this.address = at.address
    this.#name = at.name
    this.#wrong = wrong
  }

  static async open(
    browser: Browser,
    at: { readonly address: string; readonly name: string },
    size: object = desktop,
  ): Promise<Visitor> {
    const context = await newContext(browser, { ...size, locale: 'en-AU' })
    const wrong = await watchRefusals(context)
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    page.on('pageerror', (error) => wrong.push(String(error)))
    page.on('console', (message) => {
      // The browser says itself that an answer was no success; which answers may be none is asked below.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        wrong.push(message.text())
    })
    page.on('response', (answer) => {
      if (answer.status() >= 400) wrong.push(`${answer.status()} ${new URL(answer.url()).pathname}`)
    })
    return new Visitor(context, page, at, wrong)
  }

  /** Signs in as a person does, through the screen. */
  async signIn(): Promise<void> {
    await this.page.goto(`${this.address}/sign-in`)
    await this.page.getByRole('button', { name: `Sign in as ${this.#name}`, exact: true }).click()
    await this.heading('What waits for you')
    // Before signing in nobody is signed in, and the page asks whether somebody is.
    this.expectWrong(['401 /api/v1/me'])
  }

  /** Signs in as the list of the demonstration does, without a look at it: for whoever came for something else. */
  async comeIn(): Promise<void> {
    const list = await this.context.request.get(`${this.address}/api/v1/sign-in/demonstration`)
    const { people } = (await list.json()) as { people: { id: string; name: string }[] }
    const person = people.find(({ name }) => name === this.#name)?.id
    expect(await this.ask('POST', '/sign-in/demonstration', { person })).toEqual({ status: 200 })
  }

  async go(path: string): Promise<void> {
    await this.page.goto(this.address + path)
  }

  async heading(name: string): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
  }

  /** That this went wrong since the last time, and nothing else. */
  expectWrong(expected: readonly string[]): void {
    // What two requests come back with is noted in the order of their answers, which is nobody's promise.
    expect(this.#wrong.splice(0).sort()).toEqual([...expected].sort())
  }

  /** That the page as it stands is for everybody: nothing for axe, nothing wider than the screen. */
  async look(): Promise<void> {
    await this.page.waitForFunction(
      () => !/Loading/.test(document.querySelector('main')?.textContent ?? 'Loading'),
    )
    if (pictures) {
      mkdirSync(pictures, { recursive: true })
      const { width = 0 } = this.page.viewportSize() ?? {}
      const path = new URL(this.page.url()).pathname.replaceAll(/[^a-z]+/g, '-')
      const name = `${this.#name.split(' ')[0]}-${String(this.#pictures++).padStart(2, '0')}${path}-${width}.png`
      await this.page.screenshot({ path: `${pictures}/${name}`, fullPage: true })
    }
    expect(await newProblems(this.page, asked)).toEqual([])
    expect(await isTooWide(this.page)).toBe(false)
  }

  /** The same request without the page, as a program with this cookie would send it. */
  async ask(method: string, path: string, data?: unknown): Promise<{ status: number; code?: string }> {
    const isText = typeof data === 'string'
    const answer = await this.context.request.fetch(`${this.address}/api/v1${path}`, {
      method,
      headers: {
        origin: this.address,
        ...(data !== undefined && { 'content-type': isText ? 'text/csv' : 'application/json' }),
      },
      ...(data !== undefined && { data: isText ? data : JSON.stringify(data) }),
    })
    const isJson = answer.headers()['content-type']?.includes('json') === true
    const { code } = isJson ? ((await answer.json()) as { code?: string }) : {}
    return { status: answer.status(), ...(code !== undefined && { code }) }
  }

  close(): Promise<void> {
    return this.context.close()
  }
}
