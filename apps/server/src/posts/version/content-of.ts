import type { Account, Card, Content, Picture } from '@secondlook/connectors'
import type { PostBody, Variant } from '@secondlook/contract'
import type { Media } from '../../media/index.ts'

/** A channel as the register has it. */
export type ChannelFacts = Account & {
  readonly id: string
  readonly name: string
  readonly unit: string | null
  readonly isLive: boolean
}

/** What is looked up for the body of a post. */
export type Resolved = {
  readonly media: ReadonlyMap<string, Media>
  readonly card: Card | undefined
  readonly mentions: Readonly<Record<string, string>>
}

const language = 'en-AU'

export const variantOf = (body: PostBody, channel: string): Variant | undefined =>
  body.variants.find((one) => one.channel === channel)

/** What one channel is to show: its own form, or what all share. A picture that is not kept any more is left out. */
export function contentOf(body: PostBody, channel: string, { media, card, mentions }: Resolved): Content {
  const { text, title, warning, about } = variantOf(body, channel) ?? {
    text: null,
    title: null,
    warning: null,
    about: null,
  }
  return {
    ...{ kind: body.kind, text: text ?? body.text, language, tags: [], mentions },
    pictures: body.pictures.flatMap((picture) => pictureOf(picture, media.get(picture.media))),
    ...(title !== null && title !== '' && { title }),
    ...(warning !== null && warning !== '' && { warning }),
    ...(about !== null && about !== '' && { about }),
    ...(card && { card }),
  }
}

function pictureOf({ alt, credit }: PostBody['pictures'][number], kept: Media | undefined): Picture[] {
  if (!kept) return []
  const { digest, kind, width, height, bytes } = kept
  return [{ digest, kind, width, height, bytes, alt, ...(credit !== null && credit !== '' && { credit }) }]
}
