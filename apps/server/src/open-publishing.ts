import { connectionOf } from '@secondlook/connectors'
import { blobsOf, openKeyedStore, readWhole } from './blobs/blobs.ts'
import { digestOf } from './blobs/key.ts'
import type { Ground } from './ground.ts'
import { Out } from './net/out.ts'
import { findRequests, findShown } from './posts/index.ts'
import { afterOut, keepPublishing, type Publishing, type PublishingNeeds } from './publishing/index.ts'
import { issuePermit } from './records/permit.ts'
import type { Settings } from './settings.ts'

/** Sends what is due from this process until it is stopped, like every other process that works on the store. */
export function openPublishing(
  { recorder, credentials }: Pick<Ground, 'recorder' | 'credentials'>,
  settings: Pick<Settings, 'fetchAllow' | 'dataFolder' | 'blobPlace'>,
  onFault: (error: unknown) => void,
): Publishing {
  const { db } = recorder.database
  const out = new Out({ allow: settings.fetchAllow, now: () => recorder.source.now() })
  const pictures = blobsOf(openKeyedStore(settings), 'media')
  const needs: PublishingNeeds = {
    ...{ recorder, credentials, out, connectionOf, onFault },
    files: async (digest) => {
      const bytes = await readWhole(pictures, digest)
      if (digestOf(bytes) !== digest) throw new Error(`the file ${digest} is not what it was`)
      return bytes
    },
    permitOf: (job, act) => issuePermit({ kind: 'system', job }, act),
    requestsOf: (due) => findRequests(db, due),
    shownOf: (due) => findShown(db, due),
    after: afterOut,
    onRead: async () => undefined,
  }
  const publishing = keepPublishing(needs)
  return {
    stop: async () => {
      await publishing.stop()
      await out.close()
    },
  }
}
