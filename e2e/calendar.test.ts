import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { inWeek } from '../apps/web/testing/double-calendar.ts'
import { sam } from '../apps/web/testing/double-people.ts'
import { hasBrowser, phone } from './browser.ts'
import { nextWeek } from './calendar-screens.ts'
import { focused, press, tabTo } from './keyboard.ts'
import { onDouble } from './on-double.ts'

describe.skipIf(!hasBrowser)('the calendar', () => {
  const double = onDouble()
  let page: Page

  const open = async (path: string, size?: object) => {
    page = await double.visit(sam, size)
    double.server.api.store.calendar.fill(double.server.api.store.id)
    await page.goto(double.server.address + path)
    await page.getByText('Thank you to our volunteers').waitFor()
  }
  const planned = (title: string) => {
    const found = double.server.api.store.calendar.items.find((one) => one.title === title)
    return [found?.at, found?.state]
  }
  const column = (days: number) =>
    page.locator('section').filter({ has: page.locator(`#day-${dayIn(days)}`) })
  const dayIn = (days: number) => inWeek(days, 720).slice(0, 10)

  it('moves a post to the day to which it is dragged, and back', async () => {
    await open(nextWeek())
    await page.getByText('New books for the holidays', { exact: true }).waitFor()
    const card = page.locator('li[draggable=true]').filter({ hasText: '10:00 am' })
    await card.dragTo(column(10), { targetPosition: { x: 40, y: 150 } })
    await page.getByRole('heading', { name: /“New books for the holidays” goes out .* 10:00 am/ }).waitFor()
    expect(planned('New books for the holidays')[0]).toBe(inWeek(10, 600))
    await column(10).getByText('New books for the holidays').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('It has the time back that it had').waitFor()
    expect(planned('New books for the holidays')[0]).toBe(inWeek(8, 600))
  })

  it('asks before a move takes an approval back, and keeps everything where one says no', async () => {
    await open(nextWeek())
    const card = page.locator('li[draggable=true]').filter({ hasText: '9:30 am' })
    await card.dragTo(column(10), { targetPosition: { x: 40, y: 150 } })
    await page.getByText('Moving it takes that approval back').waitFor()
    await page.getByRole('button', { name: 'Leave it as it is' }).click()
    expect(planned('Story time is back')).toEqual([inWeek(8, 570), 'approved'])
    await card.dragTo(column(10), { targetPosition: { x: 40, y: 150 } })
    await page.getByRole('button', { name: 'Move it all the same' }).click()
    await page.getByText('that approval does not count any more').waitFor()
    expect(planned('Story time is back')).toEqual([inWeek(10, 570), 'draft'])
  })

  it('shows a month, and moves there by dragging and by keyboard', async () => {
    await open(`/calendar?view=month&from=${dayIn(8)}`)
    const cell = (days: number) =>
      page.locator('section').filter({ has: page.locator(`#day-${dayIn(days)}`) })
    await page.getByText('Freeze: Day of mourning').first().waitFor()
    const card = page.locator('li[draggable=true]').filter({ hasText: '10:00 am' })
    await card.dragTo(cell(9), { sourcePosition: { x: 5, y: 5 }, targetPosition: { x: 20, y: 60 } })
    await page.getByRole('heading', { name: /“New books for the holidays” goes out .* 10:00 am/ }).waitFor()
    expect(planned('New books for the holidays')[0]).toBe(inWeek(9, 600))
    await cell(9).getByText('New books for the holidays').first().waitFor()
    await cell(11).getByText('2 things in its way').click()
    await cell(11).getByText('Posts on Example Parks wait then').waitFor()
    await tabTo(page, /^Move to…: Paths that are closed/)
    await press(page, 'Enter')
    await page.getByRole('dialog').getByText('It waits for approval of the time that it has').waitFor()
    await page.getByRole('button', { name: 'Leave it as it is' }).click()
    await page.getByRole('button', { name: 'Show a week' }).click()
    await page.getByRole('button', { name: 'Show the month' }).waitFor()
  })

  it('moves a post by keyboard alone, on a phone, and says what is wrong beside the field', async () => {
    await open(nextWeek(), phone)
    await page.getByRole('button', { name: 'Move to…: New books for the holidays' }).focus()
    await press(page, 'Enter')
    await page.getByRole('dialog').waitFor()
    const [day, time] = [page.getByLabel('Day', { exact: true }), page.getByLabel('Time', { exact: true })]
    await day.fill('2026-01-05')
    await press(page, 'Enter')
    await page.getByText('That time has passed').waitFor()
    await day.fill(dayIn(9))
    await time.fill('16:15')
    await tabTo(page, /^Move it$/)
    await press(page, 'Enter')
    await page.getByRole('heading', { name: /goes out .* 4:15 pm/ }).waitFor()
    expect(await focused(page)).toMatch(/^.*“New books for the holidays” goes out/)
    expect(planned('New books for the holidays')[0]).toBe(inWeek(9, 975))
  })

  it('says where there is no such time, and asks which where there are two', async () => {
    await open(nextWeek())
    await page.getByRole('button', { name: 'Move to…: New books for the holidays' }).click()
    const [day, time] = [page.getByLabel('Day', { exact: true }), page.getByLabel('Time', { exact: true })]
    await day.fill('2027-10-03')
    await time.fill('02:30')
    await page.getByText('It would go out at 3:30 am').waitFor()
    await day.fill('2027-04-04')
    await page.getByText('The clocks show this time twice that night').waitFor()
    await page.getByLabel('The second, an hour later').check({ force: true })
    await page.getByRole('button', { name: 'Move it', exact: true }).click()
    await page.getByRole('heading', { name: /goes out Sun 4 Apr 2027, 2:30 am/ }).waitFor()
    expect(planned('New books for the holidays')[0]).toBe('2027-04-03T16:30:00.000Z')
  })

  it('says so where somebody was faster, and changes nothing', async () => {
    await open(nextWeek())
    const [item] = double.server.api.store.calendar.items.filter(
      ({ title }) => title === 'New books for the holidays',
    )
    const to = { kind: 'at', at: inWeek(9, 600), latest: null } as const
    await page.getByRole('button', { name: 'Move to…: New books for the holidays' }).click()
    double.server.api.store.calendar.move(item?.post ?? '', item?.schedule ?? to, to)
    await page.getByLabel('Time', { exact: true }).fill('11:00')
    await page.getByRole('button', { name: 'Move it', exact: true }).click()
    await page.getByText('Somebody gave this post another time first').waitFor()
    expect(planned('New books for the holidays')[0]).toBe(inWeek(9, 600))
  })

  it('shows one channel, keeps what is overdue in sight, and says what a post waits for', async () => {
    await open('/calendar')
    await page.getByRole('heading', { name: 'Overdue' }).waitFor()
    await page.getByText('Waits for: the announcement, then 30 minutes').waitFor()
    await page.goto(double.server.address + nextWeek())
    await page.getByLabel('Channel').selectOption({ label: 'Example Parks' })
    await page.getByText('Story time is back', { exact: true }).waitFor({ state: 'hidden' })
    await page.getByRole('link', { name: 'Paths that are closed for the weekend' }).waitFor()
  })

  it('gives an address that is shown once, and takes it back', async () => {
    await open(nextWeek())
    await page.getByRole('link', { name: 'Take it along' }).click()
    await page.getByText('You have no address').waitFor()
    await page.getByRole('button', { name: 'Make an address' }).click()
    await page.getByText('Give it a name').first().waitFor()
    await page.getByLabel('What it is for').fill('My phone')
    await page.getByRole('button', { name: 'Make an address' }).click()
    const secret = page.getByText('/api/v1/calendar/only-once-')
    expect(await secret.textContent()).toContain(`${double.server.address}/api/v1/calendar/`)
    await page.getByRole('button', { name: 'I have it' }).click()
    await secret.waitFor({ state: 'hidden' })
    await page.reload()
    await page.getByText('My phone: every channel of mine').waitFor()
    expect(await page.getByText('only-once-').count()).toBe(0)
    await page.getByRole('button', { name: 'End the address My phone' }).click()
    await page.getByText('You have no address').waitFor()
  })
})
