import type { Named, PostVersion } from '@secondlook/contract'
import { findNames } from '../../people/index.ts'
import type { Db } from '../../store/database.ts'
import type { VersionRow } from './store.ts'

/** A version as somebody looks at it: what the public would see, what would be sent, and what was found. */
export async function showVersion(db: Db, row: VersionRow): Promise<PostVersion> {
  const names = await findNames(db, [row.saved_by, ...row.authors])
  const named = (id: string): Named => ({ id, name: names.get(id) ?? 'somebody who has left' })
  return {
    ...{ number: row.number, digest: row.digest, savedAt: row.saved_at, savedBy: named(row.saved_by) },
    ...{ authors: row.authors.map(named), body: row.body, check: row.check_found },
    variants: row.prepared.map(
      ({ channel, name, platform, connector, version, shown, requests, measure }) => ({
        ...{ channel: { id: channel, name }, platform, connector, connectorVersion: version },
        ...{ shown, requests: [...(requests ?? [])], measure: measure.says },
      }),
    ),
  }
}
