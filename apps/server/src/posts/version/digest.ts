import { createHash } from 'node:crypto'
import type { PostBody } from '@secondlook/contract'
import { canonicalBytes } from '@secondlook/ledger'
import type { PreparedFor } from './prepare-all.ts'

/** All that an approval is of. What is not in here can change without anybody's approving it again. */
export type Digested = {
  readonly body: PostBody
  /** Of each picture the digest of its bytes, by its id; `null` where it is not kept any more. */
  readonly files: Readonly<Record<string, string | null>>
  /** The words that it fills, where it fills a template. */
  readonly template: string | null
  readonly channels: readonly Pick<
    PreparedFor,
    'channel' | 'platform' | 'address' | 'platformId' | 'connector' | 'version' | 'requests' | 'content'
  >[]
  /** Whether something was looked up for it: what a card shows and whom a handle means then, is approved as well. */
  readonly hasLookedUp: boolean
}

/** How a version is digested; another way of doing it has another number, so that none is taken for the other. */
const form = 'second-look/post-version/1'
const formWithFound = 'second-look/post-version/2'

/** `sha256:` and the hex digest of RFC 8785 JSON over everything that is approved. */
export function digestVersion({ body, files, template, channels, hasLookedUp }: Digested): string {
  const told = {
    ...{ form: hasLookedUp ? formWithFound : form, files, template },
    body: { ...body, variants: byChannel(body.variants), initiatives: [...body.initiatives].sort() },
    channels: byChannel(channels).map(
      ({ channel, platform, address, platformId, connector, version, requests, content }) => ({
        ...{ channel, platform, address, platformId, connector, version, requests },
        ...(hasLookedUp && { card: content?.card ?? null, mentions: content?.mentions ?? {} }),
      }),
    ),
  }
  return `sha256:${createHash('sha256').update(canonicalBytes(told)).digest('hex')}`
}

const byChannel = <T extends { readonly channel: string }>(all: readonly T[]): T[] =>
  [...all].sort((a, b) => (a.channel < b.channel ? -1 : a.channel > b.channel ? 1 : 0))
