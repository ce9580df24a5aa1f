import type { PostPage, PublishingNow } from '@secondlook/contract'

type Pauses = PublishingNow['pauses']
type Variants = NonNullable<PostPage['version']>['variants']

/** The pauses that hold what a version is written for. */
export const pausesOver = (pauses: Pauses, variants: Variants): Pauses =>
  pauses.filter(
    ({ scope, what }) =>
      scope === 'all' ||
      variants.some(({ channel, platform }) => what === (scope === 'channel' ? channel.id : platform)),
  )
