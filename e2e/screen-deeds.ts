import type { Page } from 'playwright-core'
import { tom } from '../apps/web/testing/double-people.ts'
import type { DoubleServer } from '../apps/web/testing/double-server.ts'

export const chooseFile = (page: Page, text: string) =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })

export async function pick(page: Page, label: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(name)
  await page.getByRole('option', { name }).first().click()
}

/** A link that Tom made for somebody, meanwhile. */
export const makeLink = ({ api: { store } }: DoubleServer, person: string) =>
  store.links.make(store.id(), person, tom)

/** Lets somebody act for somebody who is an approver, as a people officer would meanwhile. */
export function letAct({ api: { store } }: DoubleServer, person: string, actsFor: string): void {
  const span = { from: '2026-11-01T00:00:00.000Z', to: '2027-11-30T13:00:00.000Z' }
  store.away.actings.push({ id: store.id(), person, actsFor, roles: ['approver'], ...span })
}
