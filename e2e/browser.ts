import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

/** Whether browser tests can run here. Where everything is required, a missing browser is a failure. */
export const hasBrowser = existsSync(executablePath) || process.env['REQUIRE_ALL'] === '1'

const flags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A browser; with `wire` every connection goes through it, those to this machine too. */
export function openBrowser(wire?: string): Promise<Browser> {
  const proxy = wire ? [`--proxy-server=${wire}`, '--proxy-bypass-list=<-loopback>'] : []
  return chromium.launch({ executablePath, args: [...flags, ...proxy] })
}

export const desktop = { viewport: { width: 1280, height: 860 } }
export const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }

/** A fresh person: no cache, no service worker, calm motion. */
export function newContext(browser: Browser, size: object = desktop): Promise<BrowserContext> {
  return browser.newContext({ reducedMotion: 'reduce', ...size })
}

/** What the page's content security policy refused, in the order it happened. */
export async function watchRefusals(context: BrowserContext): Promise<string[]> {
  const refusals: string[] = []
  await context.exposeBinding('tellRefusal', (_source, what: string) => refusals.push(what))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
      const tell = (window as unknown as { tellRefusal(what: string): void }).tellRefusal
      tell(`${effectiveDirective} ${blockedURI} ${sample}`)
    })
  })
  return refusals
}

type Heard = { readWords?: string | undefined }

/** Notes which words the check's worker was last done reading, as its messages say. */
function noteReadings(): void {
  window.Worker = class extends Worker {
    readonly #asked = new Map<number, string>()
    constructor(script: string | URL) {
      super(script)
      this.addEventListener('message', ({ data }) => {
        if (data.kind === 'checked') (window as Heard).readWords = this.#asked.get(data.ask)
      })
    }
    override postMessage(question: { ask?: number; draft?: { text: string } }, ...more: never[]): void {
      if (question.ask !== undefined) this.#asked.set(question.ask, question.draft?.text ?? '')
      super.postMessage(question, ...more)
    }
  }
}

/** The check, awake: its editor has taken over and the policy was read. */
export async function openCheck(page: Page, address: string): Promise<void> {
  await page.addInitScript(noteReadings)
  await page.goto(`${address}/check`)
  await page.locator('.cm-content').waitFor()
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
}

export const words = (page: Page) => page.getByRole('textbox', { name: 'What you want to post' })

/** Puts words where the caret is, as a paste would, and waits until they were read and the answer is shown. */
export async function write(page: Page, text: string): Promise<void> {
  await words(page).click()
  await page.evaluate(() => {
    ;(window as Heard).readWords = undefined
  })
  await page.keyboard.insertText(text)
  await page.waitForFunction((wanted) => (window as Heard).readWords?.includes(wanted), text)
  await shown(page)
}

/** Waits until what the page knows by now is on the screen. */
const shown = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  )

export const trouble = 'My supervisor Dana is an idiot. I am being bullied at work and I am sick of it.'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Problem = {
  readonly id: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
}

type Axe = {
  run(options: { readonly resultTypes: readonly string[] }): Promise<{ violations: Problem[] }>
}

/** What axe finds on the page as it stands, each with where and why. */
export async function problems(page: Page): Promise<string[]> {
  // It stays with the page, and to read it again takes a tenth of a second.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  const found = await page.evaluate(async () => {
    const { axe: tool } = window as unknown as { axe: Axe }
    // Nobody reads what it says of nodes that pass, and to say it takes as long as to find those that do not.
    return (await tool.run({ resultTypes: ['violations'] })).violations
  })
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  )
}

/** The kinds of element that can be seen on a page, each within its parent: their looks, roles and states, and whether they are empty. */
const kindsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const say = ({ tagName, className, attributes, textContent }: Element): string =>
      `${tagName} ${className} ${textContent?.trim() === '' ? 'empty' : ''} ${[...attributes].map(({ name, value }) => (/^aria-(?!label|des|con)|role|type/.test(name) ? `${name}=${value}` : name))}`
    const seen = [...document.querySelectorAll('*')].filter((one) => one.checkVisibility())
    const pairs = seen.map((one) => `${one.parentElement && say(one.parentElement)} > ${say(one)}`)
    // Headings are asked for their order too.
    const headings = seen.flatMap(({ tagName }) => (/^H\d$/.test(tagName) ? [tagName] : []))
    return [headings.join(), ...new Set(pairs)]
  })

/**
 * What axe finds on a page of a shape that it was not asked about yet: the same kinds of element, as full or as empty,
 * at this width. What is written in them changes nothing for axe, and asking takes half a second.
 */
export async function newProblems(page: Page, asked: Set<string>): Promise<string[]> {
  const key = `${page.viewportSize()?.width} ${(await kindsOf(page)).sort().join('\n')}`
  if (asked.has(key)) return []
  asked.add(key)
  return await problems(page)
}

/**
 * What axe finds on a page that it was asked about at another width, where something can be seen that it was not asked
 * about at this one: what the page is made of is the same at every width, and what is seen of it is not.
 */
export async function problemsOfNewKinds(page: Page, asked: Set<string>): Promise<string[]> {
  const kinds = await kindsOf(page)
  if (kinds.every((kind) => asked.has(kind))) return []
  for (const kind of kinds) asked.add(kind)
  return await problems(page)
}

/** Waits until nothing on the page has changed for a tenth of a second. */
export const rested = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        let timer = setTimeout(resolve, 100)
        new MutationObserver(() => {
          clearTimeout(timer)
          timer = setTimeout(resolve, 100)
        }).observe(document, { attributes: true, characterData: true, childList: true, subtree: true })
      }),
  )

/** Whether something on the page is wider than the screen. */
export const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
