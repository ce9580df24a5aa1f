import {
  type Content,
  catalogueEntry,
  type Measure,
  measure,
  type PreparedRequest,
  type Problem,
  prepare,
  type Shown,
  shown,
} from '@secondlook/connectors'
import type { PostBody } from '@secondlook/contract'
import { type ChannelFacts, contentOf, type Resolved } from './content-of.ts'

/** What would be sent to one channel, and how it would look there. */
export type PreparedFor = {
  readonly channel: string
  readonly name: string
  readonly platform: string
  readonly address: string
  readonly platformId: string | null
  readonly connector: string
  readonly version: number
  /** `null` where it does not fit; then nothing would be sent. */
  readonly requests: readonly PreparedRequest[] | null
  readonly shown: Shown
  readonly measure: Measure
  readonly problems: readonly Problem[]
  /** What it was made of, with whom and what its names meant then; versions of long ago lack it. */
  readonly content?: Content
}

/** Every channel of a post, in the order of their ids: an order that nobody sees changes nothing. */
export function prepareAll(
  post: string,
  body: PostBody,
  channels: readonly ChannelFacts[],
  resolvedFor: (channel: ChannelFacts) => Resolved,
): readonly PreparedFor[] {
  return [...channels]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((channel) => {
      const { id, name, platform, address, platformId } = channel
      const content = contentOf(body, id, resolvedFor(channel))
      const prepared = prepare(content, { platform, address, platformId }, `${post}:${id}`)
      const { connector, version } = catalogueEntry(platform)
      return {
        ...{ channel: id, name, platform, address, platformId, connector, version },
        requests: prepared.ok ? prepared.requests : null,
        problems: prepared.ok ? prepared.warnings : prepared.problems,
        ...{ shown: shown(content, platform), measure: measure(content, platform), content },
      }
    })
}
