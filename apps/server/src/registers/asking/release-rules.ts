import { registers } from '@secondlook/contract'
import { beforeItEnds } from '../attention.ts'
import { rulesFor } from '../entry/rules.ts'

const { releases } = registers

export const releaseRules = rulesFor(releases, {
  ...{ read: 'release.read', add: 'release.edit', change: 'release.edit', mayBeginEarlier: false, deeds: {} },
  personOf: ({ authority }) => authority,
  attention: (_values, span) => beforeItEnds(span, 'The release ends soon.'),
})
