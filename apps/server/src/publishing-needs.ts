import { connectionOf } from '@secondlook/connectors'
import { blobsOf, openKeyedStore, readWhole } from './blobs/blobs.ts'
import { digestOf } from './blobs/key.ts'
import type { Ground } from './ground.ts'
import { findLeft } from './jobs/store.ts'
import { Out } from './net/out.ts'
import { askAgainJob, findSendable, findShown } from './posts/index.ts'
import { afterOut, type PublishingNeeds, type Seen } from './publishing/index.ts'
import { keepCapture } from './records/index.ts'
import type { Settings } from './settings.ts'

/** What publishing is handed in every process: the way out, the files, and what was approved. */
export function publishingNeeds(
  { recorder, credentials }: Pick<Ground, 'recorder' | 'credentials'>,
  settings: Pick<Settings, 'fetchAllow' | 'dataFolder' | 'blobPlace' | 'timeStamps'>,
  permitOf: PublishingNeeds['permitOf'],
  onFault: (error: unknown) => void,
): PublishingNeeds {
  const { db } = recorder.database
  const pictures = blobsOf(openKeyedStore(settings), 'media')
  const captures = blobsOf(openKeyedStore(settings), 'captures')
  return {
    ...{ recorder, credentials, connectionOf, onFault },
    out: new Out({ allow: settings.fetchAllow, now: () => recorder.source.now() }),
    files: async (digest) => {
      const bytes = await readWhole(pictures, digest)
      if (digestOf(bytes) !== digest) throw new Error(`the file ${digest} is not what it was`)
      return bytes
    },
    permitOf,
    sendableOf: (due) => findSendable(db, due),
    shownOf: (due) => findShown(db, due),
    after: afterOut,
    leftToAsk: async (tx) => await findLeft(tx, askAgainJob),
    keepEvidence: async ({ channel, post, connector, exchanges }) => {
      if (exchanges.length === 0) return null
      const kept = await keepCapture(
        { recorder, blobs: captures, isStamping: settings.timeStamps !== undefined },
        permitOf('publishing.capture', 'capture.keep'),
        {
          subject: post ?? channel,
          publication: `${post ?? ''}:${channel}`,
          connector,
          exchanges: exchanges.map(asKept),
        },
      )
      return kept.capture
    },
  }
}

const asKept = ({ request, response, at, as }: Seen) => ({
  ...{ at, as, response },
  request: { ...request, headers: Object.entries(request.headers) },
})
