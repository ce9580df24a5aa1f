import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { type DoubleServer, openDoubleServer, signInAs } from './app-screens.ts'
import { desktop, newContext, openBrowser } from './browser.ts'

/** One browser for all tests of a group; for each of them a double of its own, and somebody who is signed in there. */
export class OnDouble {
  #browser: Browser | undefined
  #server: DoubleServer | undefined
  #contexts: BrowserContext[] = []

  get server(): DoubleServer {
    return open(this.#server)
  }

  /** A window of somebody who is signed in. */
  async visit(person: string, size: object = desktop): Promise<Page> {
    const context = await newContext(open(this.#browser), size)
    this.#contexts.push(context)
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    await signInAs(page, this.server, person)
    return page
  }

  async begin(): Promise<void> {
    this.#browser = await openBrowser()
  }

  async end(): Promise<void> {
    await this.#browser?.close()
  }

  async beginTest(): Promise<void> {
    this.#server = await openDoubleServer()
  }

  async endTest(): Promise<void> {
    for (const context of this.#contexts.splice(0)) await context.close()
    await this.#server?.close()
  }
}

function open<T>(opened: T | undefined): T {
  if (opened === undefined) throw new Error('nothing is open before the first test')
  return opened
}

/** For the tests of a group: says how they begin and end. */
export function onDouble(): OnDouble {
  const double = new OnDouble()
  beforeAll(() => double.begin())
  afterAll(() => double.end())
  beforeEach(() => double.beginTest())
  afterEach(() => double.endTest())
  return double
}
