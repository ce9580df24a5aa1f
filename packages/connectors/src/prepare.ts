import { blueskyPublisher } from './bluesky/publisher.ts'
import { byHandPublisher } from './by-hand/publisher.ts'
import { catalogueEntry } from './catalogue.ts'
import type { Account, Content } from './content.ts'
import { discoursePublisher } from './discourse/publisher.ts'
import { facebookPublisher } from './facebook/publisher.ts'
import { linkedinPublisher } from './linkedin/publisher.ts'
import { mastodonPublisher } from './mastodon/publisher.ts'
import { mediawikiPublisher } from './mediawiki/publisher.ts'
import { practicePublisher } from './practice/publisher.ts'
import type { Measure, Prepared, Shown } from './prepared.ts'
import type { Publisher } from './publisher.ts'
import { wordpressPublisher } from './wordpress/publisher.ts'
import { xPublisher } from './x/publisher.ts'

const publishers: Readonly<Record<string, Publisher>> = {
  bluesky: blueskyPublisher,
  'by-hand': byHandPublisher,
  discourse: discoursePublisher,
  facebook: facebookPublisher,
  linkedin: linkedinPublisher,
  mastodon: mastodonPublisher,
  mediawiki: mediawikiPublisher,
  practice: practicePublisher,
  wordpress: wordpressPublisher,
  x: xPublisher,
}

function publisherOf(platform: string): Publisher {
  const { connector } = catalogueEntry(platform)
  return publishers[connector] ?? byHandPublisher
}

/** Exactly the requests that would be sent for this content on this channel, or why it does not fit. */
export const prepare = (content: Content, account: Account, key: string): Prepared =>
  publisherOf(account.platform).prepare(content, account, key)

/** How long it is, as its platform counts. */
export const measure = (content: Content, platform: string): Measure => publisherOf(platform).measure(content)

/** What in a text is a handle on a platform, as it is written. */
export const handles = (text: string, platform: string): readonly string[] =>
  publisherOf(platform).handles(text)

/** What the public will see. */
export const shown = (content: Content, platform: string): Shown => publisherOf(platform).shown(content)
