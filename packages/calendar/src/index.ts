export { actHolidays } from './act-holidays.ts'
export { addDays, type Day, dayAfter, isDay, weekdayOf } from './day.ts'
export {
  type Holiday,
  type HolidayTable,
  holidaysOfYear,
  holidaysOn,
  holidayTable,
  isWorkingDay,
  type Known,
} from './holidays.ts'
export { type Instant, isoOf } from './instant.ts'
export { endOf, startOf } from './iso-time.ts'
export { endOfDay, type LocalTime, type Reading, startOfDay, toInstant, toLocal } from './local-time.ts'
export { afterHours, minutesOfDay, sameTimeAfter } from './period.ts'
export { addWorkingDays, workingDayFrom, workingDaysBetween } from './working-days.ts'
export { type ClockChange, knownZones, nextChange, offsetMinutes } from './zones.ts'
