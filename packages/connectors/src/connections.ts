import { blueskyIdAt } from './bluesky/post-address.ts'
import { blueskyReader } from './bluesky/reader.ts'
import { blueskySender } from './bluesky/sender.ts'
import { catalogueEntry } from './catalogue.ts'
import type { Account } from './content.ts'
import { discourseModerator } from './discourse/moderator.ts'
import { discourseIdAt } from './discourse/place.ts'
import { discourseReader } from './discourse/reader.ts'
import { discourseSender } from './discourse/sender.ts'
import { facebookModerator } from './facebook/moderator.ts'
import { facebookIdAt } from './facebook/place.ts'
import { facebookReader } from './facebook/reader.ts'
import { facebookSender } from './facebook/sender.ts'
import { linkedinModerator } from './linkedin/moderator.ts'
import { linkedinIdAt } from './linkedin/place.ts'
import { linkedinReader } from './linkedin/reader.ts'
import { linkedinSender } from './linkedin/sender.ts'
import { mastodonModerator } from './mastodon/moderator.ts'
import { mastodonIdAt } from './mastodon/place.ts'
import { mastodonReader } from './mastodon/reader.ts'
import { mastodonSender } from './mastodon/sender.ts'
import { mastodonHarmless } from './mastodon/status.ts'
import { mediawikiReader } from './mediawiki/reader.ts'
import { mediawikiSender } from './mediawiki/sender.ts'
import { sameWords } from './mediawiki/wikitext.ts'
import { practiceModerator } from './practice/moderator.ts'
import { practiceIdAt } from './practice/place.ts'
import { practiceReader } from './practice/reader.ts'
import { practiceSender } from './practice/sender.ts'
import type { Shown } from './prepared.ts'
import { compared, type Difference, type Harmless } from './talk/compare.ts'
import type { Moderator } from './talk/moderator.ts'
import type { Reader, ReadPart } from './talk/reader.ts'
import type { Sender } from './talk/sender.ts'
import { wordpressModerator } from './wordpress/moderator.ts'
import { wordpressReader } from './wordpress/reader.ts'
import { wordpressSender } from './wordpress/sender.ts'
import { wordpressIdAt } from './wordpress/site.ts'
import { xModerator } from './x/moderator.ts'
import { xIdAt } from './x/place.ts'
import { xReader } from './x/reader.ts'
import { xSender } from './x/sender.ts'
import { xHarmless } from './x/tweet.ts'

type IdAt = (account: Account, address: string) => string | undefined

/** What can be said to a platform, and asked of it. */
export type Connection = {
  readonly sender: Sender
  readonly reader: Reader
  readonly moderator?: Moderator
  /** The number of what stands at an address on this account, where the address itself says it. */
  readonly idAt?: IdAt
  /** What it does to a text that nobody sees and `shown` cannot say. */
  readonly harmless?: Harmless
}

const connections: Readonly<Record<string, Connection>> = {
  bluesky: { sender: blueskySender, reader: blueskyReader, idAt: blueskyIdAt },
  discourse: {
    sender: discourseSender,
    reader: discourseReader,
    moderator: discourseModerator,
    idAt: discourseIdAt,
  },
  facebook: {
    sender: facebookSender,
    reader: facebookReader,
    moderator: facebookModerator,
    idAt: facebookIdAt,
  },
  linkedin: {
    sender: linkedinSender,
    reader: linkedinReader,
    moderator: linkedinModerator,
    idAt: linkedinIdAt,
  },
  mastodon: {
    sender: mastodonSender,
    reader: mastodonReader,
    moderator: mastodonModerator,
    idAt: mastodonIdAt,
    harmless: mastodonHarmless,
  },
  mediawiki: { sender: mediawikiSender, reader: mediawikiReader, harmless: sameWords },
  practice: {
    sender: practiceSender,
    reader: practiceReader,
    moderator: practiceModerator,
    idAt: practiceIdAt,
  },
  wordpress: {
    sender: wordpressSender,
    reader: wordpressReader,
    moderator: wordpressModerator,
    idAt: wordpressIdAt,
  },
  x: { sender: xSender, reader: xReader, moderator: xModerator, idAt: xIdAt, harmless: xHarmless },
}

/** How to talk to a platform, however somebody wrote its name; `undefined` where a person posts by hand. */
export function connectionOf(platform: string): Connection | undefined {
  const { connector } = catalogueEntry(platform)
  return Object.hasOwn(connections, connector) ? connections[connector] : undefined
}

/** What is read on a platform that is not what was shown when it was approved. */
export const differences = (
  shown: Shown,
  read: readonly ReadPart[],
  platform: string,
  /** Other digests of the same bytes, such as `sha1:`, where whoever asks has the bytes. */
  otherDigests: (digest: string) => readonly string[] = () => [],
): readonly Difference[] =>
  compared(shown, read, {
    harmless: connectionOf(platform)?.harmless ?? ((value) => value),
    keepsTitles: catalogueEntry(platform).can.title === 'must',
    otherDigests,
  })
