import { registers } from '@secondlook/contract'
import { findAuthoritiesFor } from '../asking/authorities.ts'
import { beforeItEnds, whileIt } from '../attention.ts'
import { rulesFor } from '../entry/rules.ts'

const { assets, 'asset-approvals': assetApprovals } = registers

export const assetRules = rulesFor(assets, {
  ...{ read: 'register.read', add: 'asset.edit', change: 'asset.edit', mayBeginEarlier: true, deeds: {} },
  check: async ({ supersededBy, licence, credit }, { entry }) => [
    ...(supersededBy === entry ? [{ field: 'supersededBy', says: 'Choose another than this one.' }] : []),
    ...(licence !== null && /^cc by/i.test(licence) && credit === null
      ? [{ field: 'credit', says: 'This licence asks for credit; say in which words.' }]
      : []),
  ],
  attention: ({ licence }, span) => [
    ...whileIt(licence === null, span, 'Nobody has said by which licence it may be used.'),
    ...beforeItEnds(span, 'The right to use it ends soon.'),
  ],
})

export const assetApprovalRules = rulesFor(assetApprovals, {
  ...{
    read: 'register.read',
    add: 'asset.permit',
    change: 'asset.permit',
    mayBeginEarlier: false,
    deeds: {},
  },
  personOf: ({ authority }) => authority,
  // Whoever may permit it is its authority; whom it is permitted to is nobody in particular.
  aboutWriting: async ({ asset }, needs) => ({
    person: '',
    list: await findAuthoritiesFor(needs, 'logo', asset),
  }),
  attention: (_values, span) => beforeItEnds(span, 'The permission ends soon.'),
})
