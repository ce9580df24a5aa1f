import type { Ground } from './ground.ts'
import { keepPublishing, type Publishing } from './publishing/index.ts'
import { publishingNeeds } from './publishing-needs.ts'
import { issuePermit } from './records/permit.ts'
import type { Settings } from './settings.ts'

/** Sends what is due from this process until it is stopped, like every other process that works on the store. */
export function openPublishing(
  ground: Pick<Ground, 'recorder' | 'credentials'>,
  settings: Pick<Settings, 'fetchAllow' | 'dataFolder' | 'blobPlace' | 'timeStamps'>,
  onFault: (error: unknown) => void,
): Publishing {
  const needs = publishingNeeds(
    ground,
    settings,
    (job, act) => issuePermit({ kind: 'system', job }, act),
    onFault,
  )
  return keepPublishing(needs)
}
