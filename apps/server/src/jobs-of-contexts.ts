import { zone } from './api-routes.ts'
import { askingPorts } from './asking-ports.ts'
import { blobsOf, openKeyedStore } from './blobs/blobs.ts'
import { incidentJobs } from './cases/index.ts'
import { type AgainNeeds, checksJobs, DailyBound, KeptIndex } from './checks/index.ts'
import type { Ground } from './ground.ts'
import type { JobKind } from './jobs/job.ts'
import { knownLogos } from './known-logos.ts'
import { isMailHoliday } from './mail-holidays.ts'
import { lookJobs, pagePictureJobs, tidyJobs } from './media/index.ts'
import { isOnDutyForNotice } from './notice-duty.ts'
import { noticeKinds } from './notice-kinds.ts'
import { mailJobs, peopleListeners, sendJob, sendOver } from './notices/index.ts'
import { signInJobs } from './people/sign-in/index.ts'
import { policyJobs } from './policy/index.ts'
import { askAgainListener, postJobs, usesInPosts } from './posts/index.ts'
import { announcementJobs, commentJobs, publishingJobs, tellHeldUp, watchJobs } from './publishing/index.ts'
import { publishingNeeds } from './publishing-needs.ts'
import { askAuthority, postToWitness, recordsJobs } from './records/index.ts'
import { issuePermit } from './records/permit.ts'
import { registerListeners, registersJobs, usesInRegisters } from './registers/index.ts'
import type { Settings } from './settings.ts'
import { signInNeeds } from './sign-in-needs.ts'

/** Every kind of job there is, in every process that works: what one process puts on the queue another takes. */
export function jobsOfContexts(
  { recorder, queue, roots, credentials, counters }: Omit<Ground, 'close'>,
  settings: Pick<
    Settings,
    | 'smtp'
    | 'publicUrl'
    | 'witnesses'
    | 'neutralAnswersADay'
    | 'timeStamps'
    | 'dataFolder'
    | 'blobPlace'
    | 'fetchAllow'
  >,
  onFault: (error: unknown) => void,
): readonly JobKind[] {
  const { smtp, publicUrl, witnesses, timeStamps, neutralAnswersADay: most } = settings
  const { database, source } = recorder
  const pictures = blobsOf(openKeyedStore(settings), 'media')
  const permitOf = (job: string, act: string) => issuePermit({ kind: 'system', job }, act)
  return [
    ...recordsJobs({
      ...{ recorder, witnesses, post: postToWitness, onFault },
      ...{
        captures: blobsOf(openKeyedStore(settings), 'captures'),
        authority: timeStamps,
        ask: askAuthority,
      },
    }),
    ...signInJobs(signInNeeds({ recorder, roots }, publicUrl), permitOf('enrolment.lapse', 'enrolment.end')),
    ...checksJobs(new DailyBound({ database, source, vault: counters, most })),
    ...peopleListeners({ recorder, kinds: noticeKinds, permit: permitOf('notices.tell', 'notice.tell') }),
    ...registersJobs(
      { recorder, credentials },
      permitOf('registers.settle-credentials', 'credential.settle'),
    ),
    ...registerListeners({ recorder, kinds: noticeKinds, permit: permitOf('registers.tell', 'notice.tell') }),
    ...policyJobs({ recorder, kinds: noticeKinds, permit: permitOf('policy.ask', 'acknowledgement.ask') }),
    ...lookJobs({ recorder, blobs: pictures, logos: knownLogos(recorder, pictures), permitOf }),
    ...postJobs({ recorder, kinds: noticeKinds, zone, permitOf }),
    ...publishingJobs({ recorder }),
    ...announcementJobs({ recorder, permitOf, zone }),
    ...tellHeldUp({ recorder, kinds: noticeKinds, permit: permitOf('publishing.tell', 'notice.tell') }),
    ...incidentJobs({ recorder, kinds: noticeKinds, permitOf }),
    ...commentJobs({ recorder, kinds: noticeKinds, permitOf }),
    ...watchJobs(publishingNeeds({ recorder, credentials }, settings, permitOf, onFault)),
    askAgainListener({ recorder, kinds: noticeKinds, zone, permitOf }, againNeeds(recorder, onFault)),
    ...tidyJobs({ recorder, blobs: pictures }),
    ...pagePictureJobs({
      recorder,
      uses: [usesInRegisters(database.db), usesInPosts(database.db)],
      permit: permitOf('media.tidy-page-pictures', 'media.remove'),
    }),
    ...(smtp
      ? mailJobs({
          ...{ database, source, kinds: noticeKinds, publicUrl },
          ...{ isOnDuty: isOnDutyForNotice, isHoliday: isMailHoliday },
          ...{ send: sendOver(smtp), from: smtp.from },
          put: (tx, mail) => queue.put(tx, sendJob, { subject: mail }),
        })
      : []),
  ]
}

/** The registers are read when something was entered that is not announced, and not before. */
function againNeeds(recorder: Ground['recorder'], onFault: (error: unknown) => void): AgainNeeds {
  const { policyFor, registers } = askingPorts(recorder)
  return { kept: new KeptIndex(registers), policyFor, now: () => recorder.source.now(), onFault }
}
