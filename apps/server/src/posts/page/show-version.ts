import type { Named, PostPage } from '@secondlook/contract'
import type { z } from 'zod'
import type { VersionRow } from '../review/store.ts'

type Shown = NonNullable<z.infer<typeof PostPage>['version']>

/** What the connectors prepared for a channel, as far as a page shows it. */
type Prepared = {
  readonly channel: string
  readonly platform: string
  readonly connector: string
  readonly version: number
  readonly requests: readonly unknown[] | null
  readonly shown: unknown
  readonly measure: { readonly says?: string } | null
}

/** A version as somebody reads it who decides about it. */
export const showVersion = (
  row: VersionRow,
  name: (id: string) => Named,
  entry: (id: string) => Named,
): Shown => ({
  ...{ number: row.number, digest: row.digest, savedAt: row.saved_at, savedBy: name(row.saved_by) },
  ...{ authors: row.authors.map(name), body: row.body, check: row.check_found },
  variants: (row.prepared as readonly Prepared[]).map((one) => ({
    ...{ channel: entry(one.channel), platform: one.platform, connector: one.connector },
    ...{ connectorVersion: one.version, shown: one.shown, requests: [...(one.requests ?? [])] },
    measure: one.measure?.says ?? '',
  })),
})
