/** What a job is about: ids and never content. */
export type JobData = { readonly subject: string; readonly event?: string }

/** A kind of work. It may be run twice for one event, and must do no harm by it. */
export type JobKind = {
  /** `CONTEXT.WHAT`; stored, so never reused. */
  readonly name: string
  /** How often a job that failed is tried again; 0 for what sends something. */
  readonly retryLimit: number
  /** One at a time and in order for each subject, as a listener needs it. */
  readonly isOrdered: boolean
  /** Types of event after which one is put on the queue, in the transaction of the event: a listener. */
  readonly after?: readonly string[]
  /** When the clock starts one by itself: a cron line, in UTC. However many processes there are, it is one. */
  readonly cron?: string
  readonly run: (data: JobData) => Promise<void>
}
