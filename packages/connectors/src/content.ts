/** A picture as it goes out: its bytes are named by their digest and are somewhere else. */
export type Picture = {
  readonly digest: string
  readonly kind: 'jpeg' | 'png'
  readonly width: number
  readonly height: number
  readonly bytes: number
  readonly alt: string
  readonly credit?: string
}

/** What a link shows of its page, as it was when the version was made. */
export type Card = {
  readonly url: string
  readonly title: string
  readonly description: string
  readonly picture?: Picture
}

export const contentKinds = ['post', 'reply', 'edit', 'profile', 'pinned'] as const
export type ContentKind = (typeof contentKinds)[number]

/** One variant of a version: all that one channel is to show. */
export type Content = {
  readonly kind: ContentKind
  /** Where the platform has one. */
  readonly title?: string
  /** As written. A line of exactly `---` parts a thread. */
  readonly text: string
  /** As in `en-AU`. */
  readonly language: string
  readonly pictures: readonly Picture[]
  readonly card?: Card
  /** A handle as written, and what the platform calls its account for ever. */
  readonly mentions: Readonly<Record<string, string>>
  /** A content warning, where the platform has one. */
  readonly warning?: string
  /** Categories and tags of WordPress and Discourse; hashtags stand in the text. */
  readonly tags: readonly string[]
  /** The address of what is replied to, edited or pinned. */
  readonly about?: string
}

/** The channel as its platform knows it. */
export type Account = {
  readonly platform: string
  readonly address: string
  /** What stays the same when the handle changes. */
  readonly platformId: string | null
}
