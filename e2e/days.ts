/** A day as people in Canberra call it: at some hours of the clock in UTC it is the next one there. */
export const inDays = (days: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Australia/Sydney' }).format(Date.now() + days * 86_400_000)
