import { connectionOf } from '@secondlook/connectors'
import { blobsOf, openKeyedStore, readWhole } from './blobs/blobs.ts'
import { digestOf } from './blobs/key.ts'
import type { Ground } from './ground.ts'
import { Out } from './net/out.ts'
import { findRequests, findShown } from './posts/index.ts'
import { afterOut, type PublishingNeeds } from './publishing/index.ts'
import { issuePermit } from './records/permit.ts'
import type { Settings } from './settings.ts'

/** What publishing is handed in every process: the way out, the files, and what was approved. */
export function publishingNeeds(
  { recorder, credentials }: Pick<Ground, 'recorder' | 'credentials'>,
  settings: Pick<Settings, 'fetchAllow' | 'dataFolder' | 'blobPlace'>,
  onFault: (error: unknown) => void,
): PublishingNeeds & { readonly out: Out } {
  const { db } = recorder.database
  const pictures = blobsOf(openKeyedStore(settings), 'media')
  return {
    ...{ recorder, credentials, connectionOf, onFault },
    out: new Out({ allow: settings.fetchAllow, now: () => recorder.source.now() }),
    files: async (digest) => {
      const bytes = await readWhole(pictures, digest)
      if (digestOf(bytes) !== digest) throw new Error(`the file ${digest} is not what it was`)
      return bytes
    },
    permitOf: (job, act) => issuePermit({ kind: 'system', job }, act),
    requestsOf: (due) => findRequests(db, due),
    shownOf: (due) => findShown(db, due),
    after: afterOut,
    keepEvidence: async () => null,
  }
}
