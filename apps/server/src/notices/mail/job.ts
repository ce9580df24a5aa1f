import type { JobKind } from '../../jobs/job.ts'
import { lookAtMails, type MailNeeds, sendMail } from './mailing.ts'

export const sendJob = 'notices.send-mail'
const lookJob = 'notices.look-at-mails'

/** Sending is never run again by itself: whether it is tried again, the mail's own state says. */
export const mailJobs = (needs: MailNeeds): readonly JobKind[] => [
  {
    name: sendJob,
    retryLimit: 0,
    isOrdered: false,
    run: ({ subject }) => sendMail(needs, subject),
  },
  {
    name: lookJob,
    retryLimit: 3,
    isOrdered: false,
    // So that what may be mailed at once is, and what waits for its time is looked at when that has come.
    after: ['notice.told'],
    cron: '* * * * *',
    run: () => lookAtMails(needs),
  },
]
