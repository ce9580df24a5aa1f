/** How often a calendar was fetched by its address within the hour that began then. */
export type CalendarFeedReadTable = {
  readonly feed: string
  readonly last_at: string
  readonly hour_from: string
  readonly reads: number
}

declare module '../../store/tables.ts' {
  interface ScratchTables {
    calendar_feed_read: CalendarFeedReadTable
  }
}
