import { inWeek } from '../apps/web/testing/double-calendar.ts'
import { sam } from '../apps/web/testing/double-people.ts'
import type { Screen } from './app-screens.ts'

/** The address of next week, in which everything that is planned is still to come. */
export const nextWeek = (): string => `/calendar?from=${inWeek(7, 720).slice(0, 10)}`

const fill: Screen['reach'] = async (page, { api: { store } }) => {
  if (store.calendar.items.length === 0) store.calendar.fill(store.id)
  await page.reload()
  await page.getByText('Thank you to our volunteers').waitFor()
}

/** The calendar, in the states in which people meet it. */
export const calendarScreens: readonly Screen[] = [
  { name: 'calendar-empty', as: sam, path: '/calendar', shows: 'Nothing is planned in this week' },
  {
    name: 'calendar',
    as: sam,
    path: nextWeek(),
    shows: 'Take it along',
    reach: async (page, server) => {
      await fill(page, server)
      await page.getByText('Freeze: Day of mourning').waitFor()
    },
  },
  {
    name: 'calendar-month',
    as: sam,
    path: `${nextWeek()}&view=month`,
    shows: 'Take it along',
    reach: async (page, server) => {
      await fill(page, server)
      await page.getByText('Freeze: Day of mourning').waitFor()
      await page.locator('summary', { hasText: '2 things in its way' }).click()
    },
  },
  {
    name: 'calendar-overdue',
    as: sam,
    path: '/calendar',
    shows: 'Take it along',
    reach: async (page, server) => {
      await fill(page, server)
      await page.getByRole('heading', { name: 'Overdue' }).waitFor()
    },
  },
  {
    name: 'calendar-move',
    as: sam,
    path: nextWeek(),
    shows: 'Take it along',
    reach: async (page, server) => {
      await fill(page, server)
      await page.getByRole('button', { name: 'Move to…: Story time is back' }).click()
      await page.getByText('It is approved for the time that it has').waitFor()
    },
  },
  {
    name: 'calendar-feeds',
    as: sam,
    path: '/calendar/feeds',
    shows: 'Take the calendar along',
    reach: async (page) => {
      await page.getByLabel('What it is for').fill('My phone')
      await page.getByRole('button', { name: 'Make an address' }).click()
      await page.getByText('Copy it now').waitFor()
      await page.getByText('My phone: every channel of mine').waitFor()
    },
  },
]
