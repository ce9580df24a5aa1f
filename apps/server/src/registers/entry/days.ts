import { endOfDay as endOf, isoOf, startOfDay as startOf, toLocal } from '@secondlook/calendar'

/** The instant at which a day begins in a time zone. */
export const startOfDay = (day: string, zone: string): string => isoOf(startOf(day, zone))

/** The first instant after a day. */
export const endOfDay = (day: string, zone: string): string => isoOf(endOf(day, zone))

/** The day that clocks in a time zone show at an instant. */
export const dayOf = (at: string, zone: string): string => toLocal(Date.parse(at), zone).day
