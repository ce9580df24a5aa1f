import type { JobKind, Listener } from '../../jobs/job.ts'
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
  { name: lookJob, retryLimit: 3, isOrdered: false, run: () => lookAtMails(needs) },
]

/** So that what may be mailed at once is, without waiting for the clock. */
export const mailListeners: readonly Listener[] = [{ job: lookJob, after: ['notice.told'] }]
