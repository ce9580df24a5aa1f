import type { Blobs } from '../blobs/blobs.ts'
import type { JobKind } from '../jobs/job.ts'
import { tidyCapturesJob } from './capture/dispose.ts'
import { stampCapturesJob } from './capture/stamp-captures.ts'
import type { AskAuthority, TimeStampAuthority } from './capture/time-stamp.ts'
import type { Recorder } from './commit.ts'
import { destroyKeys } from './destroy.ts'
import { issuePermit } from './permit.ts'
import { settle } from './settle.ts'
import { askWitness, type Post, type Witness } from './witness/ask-witness.ts'

export type RecordsJobsNeeds = {
  readonly recorder: Recorder
  readonly witnesses: readonly Witness[]
  readonly post: Post
  /** The files of captures, and who stamps them; without an authority nobody is asked. */
  readonly captures: Blobs
  readonly authority: TimeStampAuthority | undefined
  readonly ask: AskAuthority
  /** Hears of a witness that cannot be asked, or has refused our head. */
  readonly onFault: (error: Error) => void
}

/** What the records do by the clock: finish disposals, state restored ones again, have heads cosigned
 * and captures stamped. */
export const recordsJobs = ({
  recorder,
  witnesses,
  post,
  captures,
  authority,
  ask,
  onFault,
}: RecordsJobsNeeds): readonly JobKind[] => [
  tidyCapturesJob({ recorder, blobs: captures }),
  ...(authority ? [stampCapturesJob({ recorder, blobs: captures, authority, ask, onFault })] : []),
  {
    ...{ name: 'records.destroy-keys', retryLimit: 2, isOrdered: false, cron: '*/5 * * * *' },
    run: async () => void (await destroyKeys(recorder)),
  },
  {
    ...{ name: 'records.settle', retryLimit: 2, isOrdered: false, cron: '20 16 * * *' },
    run: async () => {
      await settle(recorder, issuePermit({ kind: 'system', job: 'records.settle' }, 'records.settle'))
    },
  },
  {
    // A witness that cannot be reached is no failed job: it is said, the page of health says how far it is, and in a
    // minute it is asked again.
    ...{ name: 'records.ask-witnesses', retryLimit: 2, isOrdered: false, cron: '* * * * *' },
    run: async () => {
      const permit = issuePermit({ kind: 'system', job: 'records.ask-witnesses' }, 'log.cosign')
      for (const witness of witnesses) {
        const asked = await askWitness(recorder, permit, witness, post)
        const { name } = witness.key
        if (asked.kind === 'unreachable')
          onFault(new Error(`the witness ${name} was not asked: ${asked.says}`))
        if (asked.kind === 'refused')
          onFault(
            new Error(`the witness ${name} refused the head of ${asked.size} events with ${asked.status}`),
          )
      }
    },
  },
]
