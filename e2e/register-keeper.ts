import { readFile } from 'node:fs/promises'
import { type Field, type Register, type RegisterName, registerOf } from '@secondlook/contract'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { DoneBy, Life, Typed, Wrong } from './register-lives.ts'
import type { Visitor } from './visitor.ts'

const noReason = { field: 'reason', says: 'Say why in a few words; it is kept with the record.' }
export const revoke = {
  deed: 'Revoke it',
  without: noReason,
  reason: 'It was wrong',
  shows: 'It was revoked and counts for nothing.',
}
export const restore = { deed: 'Restore it', reason: 'It was right', shows: 'Done: restore it' }
const end = { deed: 'End it', shows: /^It held until / }

/** Somebody at the screens of one register, who does there what can be done with an entry. */
export class RegisterKeeper {
  readonly visitor: Visitor
  readonly page: Page
  readonly #name: RegisterName
  readonly #register: Register

  constructor(visitor: Visitor, name: RegisterName) {
    this.visitor = visitor
    this.page = visitor.page
    this.#name = name
    this.#register = registerOf(name)
  }

  async openList(): Promise<void> {
    await this.visitor.go(`/registers/${this.#name}`)
    await this.visitor.heading(this.#register.title)
  }

  /** From its page back to the list, and what stands there. */
  async goBack(): Promise<void> {
    await this.page.getByRole('link', { name: `‹ ${this.#register.title}`, exact: true }).click()
    await this.visitor.heading(this.#register.title)
  }

  /** An entry in the list: by what it is called, or by its number. */
  entry({ called, id }: { readonly called?: string; readonly id?: string }): Locator {
    const table = this.page.getByRole('table')
    return id === undefined
      ? table.getByRole('link', { name: called ?? '', exact: true }).first()
      : table.locator(`a[href="/registers/${this.#name}/${id}"]`)
  }

  async open(called: string, id?: string): Promise<void> {
    await this.entry(id === undefined ? { called } : { id }).click()
    await this.visitor.heading(called)
  }

  /** The number of the entry whose page is open. */
  get id(): string {
    return new URL(this.page.url()).pathname.split('/')[3] ?? ''
  }

  /** Fills in the form, is told what is wrong beside its field with everything still there, and puts it right. */
  async add({ typed, wrong, called }: Pick<Life, 'typed' | 'wrong' | 'called'>): Promise<void> {
    await this.begin(`Add ${this.#register.one}`, { ...typed, ...wrong.typed })
    await this.mend(wrong, typed, `Add ${this.#register.one}`)
    await this.visitor.heading(called)
  }

  /** Fills in the form that a link of the list leads to. */
  async begin(link: string, typed: Typed): Promise<void> {
    await this.page.getByRole('link', { name: link, exact: true }).click()
    await this.visitor.heading(link)
    await this.#fill(typed)
  }

  /** Sends a form that is refused, sees that it holds all that it held, and puts right what was wrong. */
  async mend(wrong: Wrong, typed: Typed, send: string): Promise<void> {
    await this.#isRefused(wrong, () => this.#press(send))
    const right = Object.keys(wrong.typed).map((field) => [field, typed[field] ?? ''] as const)
    await this.#fill(Object.fromEntries(right))
    await this.#press(send)
  }

  async change(to: Typed, shows: string): Promise<void> {
    await this.page.getByRole('link', { name: 'Change it', exact: true }).click()
    await this.visitor.heading(`Change ${this.#register.one}`)
    await this.#fill(to)
    await this.#press('Save')
    await this.page.getByRole('definition').filter({ hasText: shows }).first().waitFor()
  }

  /** Does something to an entry through its dialog, refused first where it says so. */
  async do(what: Omit<DoneBy, 'by'>): Promise<void> {
    await this.#press(what.deed)
    const dialog = this.page.getByRole('dialog')
    const send = () => dialog.getByRole('button', { name: what.deed, exact: true }).click()
    await dialog.waitFor()
    if (what.without) {
      await send()
      await this.#saysBeside(what.without.field, what.without.says)
    }
    for (const [field, value] of Object.entries(what.given ?? {}))
      await this.#put(`values-${field}`, this.#fieldOf(what.deed, field), value)
    if (what.reason !== undefined) await dialog.getByLabel('Why').fill(what.reason)
    await send()
    await dialog.waitFor({ state: 'hidden' })
    await this.page.locator('main').getByText(what.shows).first().waitFor()
  }

  /** Revokes an entry, which the list shows no more, and restores it; ends it and restores it again. */
  async stop(endsByDeed?: true): Promise<void> {
    const { id } = this
    await this.do(revoke)
    await this.goBack()
    await this.listed()
    await this.entry({ id }).waitFor({ state: 'detached' })
    await this.page.goBack()
    await this.do(restore)
    if (endsByDeed) return
    await this.do(end)
    await this.do(restore)
  }

  /** That the list has come: so many entries, or why there are none. */
  async listed(): Promise<void> {
    const empty = this.page.getByText(this.#register.empty)
    await this.page
      .getByText(/^\d+ entr(y|ies)$/)
      .or(empty)
      .waitFor()
  }

  /** The file of the register, as a browser saves it. */
  async takeOut(): Promise<string> {
    const waiting = this.page.waitForEvent('download')
    await this.page.getByRole('link', { name: 'Take this register out as a file' }).click()
    const saved = await waiting
    expect(saved.suggestedFilename()).toBe(`${this.#name}.csv`)
    return await readFile(await saved.path(), 'utf8')
  }

  async refuseFile(text: string, says: string | RegExp): Promise<void> {
    await this.page.getByRole('link', { name: 'Bring in a file', exact: true }).click()
    await this.visitor.heading(`Bring in a file: ${this.#register.title}`)
    await this.#show(text)
    await this.page.getByText('1 row to put right first').waitFor()
    await this.page
      .getByRole('listitem')
      .filter({ hasText: /^Row \d+/ })
      .filter({ hasText: says })
      .waitFor()
  }

  /** Shows what a file would do, and then lets it in. */
  async bringIn(text: string, wouldBe: readonly string[]): Promise<void> {
    await this.#press('Choose the file again')
    await this.#show(text)
    await this.page.getByText('This is what would change').waitFor()
    await this.page.getByText(/: 1 new, 1 changed, \d+ as they are\./).waitFor()
    for (const says of wouldBe) await this.page.getByRole('listitem').filter({ hasText: says }).waitFor()
    await this.#press('Bring 2 changes in')
    await this.page.getByText(`2 changes from ${this.#name}.csv are in.`).waitFor()
    await this.page.getByRole('link', { name: /^Go to / }).click()
    await this.visitor.heading(this.#register.title)
  }

  /** What its page says became of it. */
  async expectHistory(says: readonly string[]): Promise<void> {
    const history = this.page
      .locator('section')
      .filter({ has: this.page.getByRole('heading', { name: 'History' }) })
    await expect
      .poll(() => history.locator('li > p:first-child').allInnerTexts(), { timeout: 30_000, interval: 20 })
      .toEqual(says)
  }

  async #show(text: string): Promise<void> {
    await this.page
      .locator('input[type=file]')
      .setInputFiles({ name: `${this.#name}.csv`, mimeType: 'text/csv', buffer: Buffer.from(text) })
    await this.#press('Show what would change')
  }

  async #isRefused({ field, says }: Wrong, send: () => Promise<void>): Promise<void> {
    const before = await this.#held()
    await send()
    await this.#saysBeside(`values.${field}`, says)
    // Whatever was chosen from a list, no list lies over what is to be put right.
    await this.page.locator('[role=combobox][aria-expanded=true]').waitFor({ state: 'detached' })
    expect(await this.#held()).toEqual(before)
  }

  /** Everything that the form holds: what was typed, ticked and picked. */
  async #held(): Promise<readonly string[]> {
    return await this.page.locator('form').evaluate((form) =>
      [...form.querySelectorAll('input, textarea, select, button')].map((one) => {
        if (one instanceof HTMLButtonElement) return one.getAttribute('aria-label') ?? one.textContent ?? ''
        const isTicked = one instanceof HTMLInputElement && one.checked
        return `${'name' in one ? one.name : ''} ${'value' in one ? one.value : ''} ${isTicked}`
      }),
    )
  }

  /** That something stands beside a field, where whoever listens is told it with the field. */
  async #saysBeside(path: string, says: string | RegExp): Promise<void> {
    const id = `field-${path.replaceAll('.', '-')}`
    const told = () =>
      this.page.locator(`[id="${id}"]`).evaluate((field) =>
        (
          (field.closest('[aria-describedby]') ?? field.querySelector('[aria-describedby]'))?.getAttribute(
            'aria-describedby',
          ) ?? ''
        )
          .split(' ')
          .map((one) => document.getElementById(one)?.textContent ?? '')
          .join(' '),
      )
    const fits = typeof says === 'string' ? expect.stringContaining(says) : expect.stringMatching(says)
    await expect.poll(told, { timeout: 30_000, interval: 20 }).toEqual(fits)
  }

  async #fill(typed: Typed): Promise<void> {
    for (const [name, value] of Object.entries(typed)) {
      const field = this.#register.fields[name]
      if (!field) throw new Error(`${this.#name} has no ${name}`)
      await this.#put(`values-${name}`, field, value)
    }
  }

  async #put(id: string, field: Field, value: Typed[string]): Promise<void> {
    const at = this.page.locator(`[id="field-${id}"]`)
    const all = typeof value === 'object' ? value : [String(value)]
    switch (field.kind) {
      case 'choice':
      case 'choices': {
        if ((await at.evaluate(({ tagName }) => tagName)) === 'SELECT')
          return void (await at.selectOption(all[0] ?? ''))
        const among = this.page.getByRole('group', { name: field.label })
        // The box itself is hidden under its look, so what is pressed is its label.
        for (const [kept, says] of Object.entries(field.options))
          if ((await among.getByLabel(says, { exact: true }).isChecked()) !== all.includes(kept))
            await among.getByText(says, { exact: true }).click()
        return
      }
      case 'yes':
        if ((await at.isChecked()) !== (value === true))
          await this.page.getByText(field.label, { exact: true }).click()
        return
      case 'person':
      case 'people':
      case 'entry':
      case 'entries':
        return await this.#pick(at, field, all)
      default:
        return await at.fill(String(value))
    }
  }

  async #pick(at: Locator, { kind }: Field, names: readonly string[]): Promise<void> {
    const chosen = at.locator('xpath=ancestor::*[.//label][1]').getByRole('button', { name: /^Remove / })
    const isOfSeveral = kind === 'people' || kind === 'entries'
    if (isOfSeveral) while ((await chosen.count()) > 0) await chosen.first().click()
    for (const name of names) {
      if (isOfSeveral) await at.pressSequentially(name.split(' ')[0] ?? '')
      else await at.fill(name)
      const found = this.page.getByRole('listbox').getByRole('option', { name })
      if (name !== '') await found.first().click()
    }
  }

  #fieldOf(deed: string, field: string): Field {
    const found = Object.values(this.#register.deeds).find(({ label }) => label === deed)?.fields[field]
    if (!found) throw new Error(`${deed} asks for no ${field}`)
    return found
  }

  #press(name: string): Promise<void> {
    return this.page.getByRole('button', { name, exact: true }).first().click()
  }
}
