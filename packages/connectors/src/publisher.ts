import type { Account, Content, ContentKind, Picture } from './content.ts'
import type { Measure, Prepared, Shown } from './prepared.ts'

/** What a connector can do on its platform; what it cannot, `prepare` refuses with a sentence. */
export type Can = {
  readonly kinds: readonly ContentKind[]
  readonly threads: boolean
  readonly title: 'none' | 'may' | 'must'
  /** How long a text may be and what is counted; `null` where no limit is known. */
  readonly length: { readonly limit: number | null; readonly counts: string }
  /** `bytes` is the most one picture may have; `null` where none is known. */
  readonly pictures: {
    readonly max: number
    readonly kinds: readonly Picture['kind'][]
    readonly bytes: number | null
  }
  /** The longest alt text in characters; `null` where no limit is known, 0 where there is none to give. */
  readonly alt: number | null
  readonly mentions: boolean
  /** Whether a card is given by us, made by the platform from the first link, or not shown. */
  readonly cards: 'given' | 'made' | 'none'
  readonly warning: boolean
  readonly tags: boolean
}

/** How well what is said of a platform is known. */
export type Seen = 'service' | 'description' | 'nothing'

export type Facts = {
  readonly connector: string
  /** Raised whenever the same content may prepare to other bytes: what was approved before is then not sent. */
  readonly version: number
  readonly can: Can
  readonly seen: Seen
  readonly seenSays: string
}

/** The half of the seam that decides: the same bytes in a browser, on a server and in ten years. */
export type Publisher = Facts & {
  /** Exactly the requests that would be sent, or why it does not fit. `key` names the publication: `post:channel`. */
  readonly prepare: (content: Content, account: Account, key: string) => Prepared
  readonly measure: (content: Content) => Measure
  readonly shown: (content: Content) => Shown
  /** What in a text is a handle on this platform, as it is written, each once. */
  readonly handles: (text: string) => readonly string[]
}
