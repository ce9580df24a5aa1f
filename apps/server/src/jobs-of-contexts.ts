import { blobsOf, openKeyedStore } from './blobs/blobs.ts'
import type { Ground } from './ground.ts'
import type { JobKind } from './jobs/job.ts'
import { lookJobs, noLogos, tidyJobs } from './media/index.ts'
import { noticeKinds } from './notice-kinds.ts'
import {
  findRecipientWith,
  mailJobs,
  nobodyIsOnDuty,
  peopleListeners,
  sendJob,
  sendOver,
} from './notices/index.ts'
import { signInJobs } from './people/sign-in/index.ts'
import { postToWitness, recordsJobs } from './records/index.ts'
import { issuePermit } from './records/permit.ts'
import type { Settings } from './settings.ts'
import { signInNeeds } from './sign-in-needs.ts'

/** Every kind of job there is, in every process that works: what one process puts on the queue another takes. */
export function jobsOfContexts(
  { recorder, queue, roots }: Omit<Ground, 'close'>,
  settings: Pick<Settings, 'smtp' | 'publicUrl' | 'witnesses' | 'dataFolder' | 'blobPlace'>,
  onFault: (error: unknown) => void,
): readonly JobKind[] {
  const { smtp, publicUrl, witnesses } = settings
  const pictures = blobsOf(openKeyedStore(settings), 'media')
  const permitOf = (job: string, act: string) => issuePermit({ kind: 'system', job }, act)
  return [
    ...recordsJobs({ recorder, witnesses, post: postToWitness, onFault }),
    ...signInJobs(signInNeeds({ recorder, roots }, publicUrl), permitOf('enrolment.lapse', 'enrolment.end')),
    ...peopleListeners({ recorder, kinds: noticeKinds, permit: permitOf('notices.tell', 'notice.tell') }),
    ...lookJobs({ recorder, blobs: pictures, logos: noLogos, permitOf }),
    ...tidyJobs({ recorder, blobs: pictures }),
    ...(smtp
      ? mailJobs({
          ...{ database: recorder.database, source: recorder.source, kinds: noticeKinds, publicUrl },
          ...{ findRecipient: findRecipientWith(nobodyIsOnDuty), isHoliday: () => false },
          ...{ send: sendOver(smtp), from: smtp.from },
          put: (tx, mail) => queue.put(tx, sendJob, { subject: mail }),
        })
      : []),
  ]
}
