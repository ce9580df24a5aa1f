import { prepare } from '@secondlook/connectors'
import { findMedia } from '../../media/index.ts'
import { findHolding } from '../../registers/index.ts'
import type { Tx } from '../../store/database.ts'
import { isAnythingFound } from '../looking-up/looked.ts'
import { digestVersion } from '../version/digest.ts'
import type { PreparedFor } from '../version/prepare-all.ts'
import type { VersionRow } from '../version/store.ts'

/**
 * The digest that a version would have if it were saved now, of the words, names and cards that it has: another account
 * in the register, another connector, other bytes under the same name, other words in the template give another one.
 */
export async function digestAgain(tx: Tx, at: string, version: VersionRow): Promise<string> {
  const { body, post } = version
  const files: Record<string, string | null> = {}
  for (const { media } of body.pictures) files[media] = (await findMedia(tx, media))?.digest ?? null
  const [template] =
    version.template === null ? [] : await findHolding(tx, ['templates'], at, [version.template])
  const channels = await findHolding(tx, ['channels'], at, version.channels)
  return digestVersion({
    hasLookedUp: isAnythingFound(version.check_found.lookedUp),
    ...{ body, files, template: template?.values.text ?? null },
    channels: version.prepared.map((one) =>
      again(
        post,
        one,
        channels.find(({ id }) => id === one.channel),
      ),
    ),
  })
}

type Channel = {
  readonly values: {
    readonly platform?: string | null
    readonly address?: string | null
    readonly platformId?: string | null
  }
}

function again(post: string, { channel, content }: PreparedFor, now: Channel | undefined) {
  const platformId = now?.values.platformId === '' ? null : (now?.values.platformId ?? null)
  const account = { platform: now?.values.platform ?? '', address: now?.values.address ?? '', platformId }
  const prepared = content === undefined ? undefined : prepare(content, account, `${post}:${channel}`)
  return {
    ...{ channel, ...account, connector: prepared?.connector ?? '', version: prepared?.version ?? 0 },
    requests: prepared?.ok ? prepared.requests : null,
    ...(content && { content }),
  }
}
