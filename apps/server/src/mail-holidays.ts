import { actHolidays, type HolidayTable, holidaysOn } from '@secondlook/calendar'
import type { IsHoliday } from './notices/index.ts'

/**
 * On which days nobody is mailed, because they are public holidays. A holiday that is not confirmed counts: a mail that
 * comes a day late does no harm. Of a year that the table does not have no day counts, because the other way round
 * nobody would be mailed for all of it; nothing that depends on the law goes by this.
 */
export const mailHolidays =
  (table: HolidayTable): IsHoliday =>
  (day) => {
    const found = holidaysOn(day, table)
    return found.known && found.value.length > 0
  }

export const isMailHoliday: IsHoliday = mailHolidays(actHolidays)
