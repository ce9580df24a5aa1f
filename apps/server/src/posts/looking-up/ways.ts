import type { Media } from '../../media/index.ts'
import type { Permit } from '../../records/index.ts'
import type { ChannelFacts } from '../version/content-of.ts'

/** What a page says of itself, with where its picture is. */
export type PageFound = {
  readonly title: string
  readonly description: string
  readonly picture: { readonly address: string; readonly alt: string } | null
}

export type AccountFound =
  | { readonly is: 'somebody'; readonly id: string }
  | { readonly is: 'nobody' }
  | { readonly is: 'unknown' }

/** Who keeps the picture of a page, and where it belongs. */
export type KeepFor = {
  readonly permit: Permit
  readonly person: string
  readonly unit: string | null
  /** The page that it was taken from. */
  readonly page: string
}

/**
 * The ways to look further than what we keep. Plugged in: each goes out to other machines, which learn that somebody
 * asked. Why something could not be read is nobody's to know who writes a post: it would tell of machines inside.
 */
export type WaysToLook = {
  page(address: string, signal: AbortSignal): Promise<PageFound | undefined>
  /** `undefined` where it cannot be had, or is none that a card can show. */
  picture(address: string, keep: KeepFor, signal: AbortSignal): Promise<Media | undefined>
  /** Whom a handle means on the platform of one of our channels. */
  account(channel: ChannelFacts, handle: string, signal: AbortSignal): Promise<AccountFound>
  /** How long all of it may take; nobody but a test waits for less than usual. */
  readonly mostMs?: number
}
