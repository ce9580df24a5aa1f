import type { Ground } from './ground.ts'
import type { JobKind } from './jobs/job.ts'
import {
  collectKinds,
  findRecipientWith,
  mailJobs,
  nobodyIsOnDuty,
  peopleKinds,
  peopleListeners,
  sendJob,
  sendOver,
} from './notices/index.ts'
import { signInJobs } from './people/sign-in/index.ts'
import { postToWitness, recordsJobs } from './records/index.ts'
import { issuePermit } from './records/permit.ts'
import type { Settings } from './settings.ts'

/** The kinds of notices of all contexts. */
export const noticeKinds = collectKinds(peopleKinds)

/** Every kind of job there is, in every process that works: what one process puts on the queue another takes. */
export function jobsOfContexts(
  { recorder, queue }: Pick<Ground, 'recorder' | 'queue'>,
  { smtp, publicUrl, witnesses }: Pick<Settings, 'smtp' | 'publicUrl' | 'witnesses'>,
  onFault: (error: unknown) => void,
): readonly JobKind[] {
  const permit = issuePermit({ kind: 'system', job: 'notices.tell' }, 'notice.tell')
  return [
    ...recordsJobs({ recorder, witnesses, post: postToWitness, onFault }),
    ...signInJobs(recorder),
    ...peopleListeners({ recorder, kinds: noticeKinds, permit }),
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
