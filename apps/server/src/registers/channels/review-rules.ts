import { registers } from '@secondlook/contract'
import { onDay, whileIt } from '../attention.ts'
import { rulesFor } from '../entry/rules.ts'

const { 'terms-reviews': termsReviews, 'security-checks': securityChecks } = registers

export const termsReviewRules = rulesFor(termsReviews, {
  ...{ read: 'register.read', add: 'terms.review', change: 'terms.review', mayBeginEarlier: true, deeds: {} },
  personOf: ({ reviewer }) => reviewer,
  channelOf: (_entry, { channel }) => channel,
  check: async ({ decision, limits, reviewedOn, due }) => [
    ...(decision === 'limits' && limits === null ? [{ field: 'limits', says: 'Say which limits.' }] : []),
    ...(reviewedOn !== null && due !== null && due <= reviewedOn
      ? [{ field: 'due', says: 'The next review comes after this one.' }]
      : []),
  ],
  attention: ({ due, decision }, span, zone) => [
    ...onDay(due, zone, 'The terms are due to be read again.'),
    ...whileIt(decision === 'not-usable', span, 'By this review the platform is not to be used.'),
  ],
})

export const securityCheckRules = rulesFor(securityChecks, {
  ...{ read: 'security-check.read', add: 'security-check.record', change: 'security-check.record' },
  ...{ mayBeginEarlier: true, deeds: {} },
  channelOf: (_entry, { channel }) => channel,
  check: async ({ keyHolders, withoutFactor, verifiedOn, due }) => [
    ...(withoutFactor.some((one) => !keyHolders.includes(one))
      ? [{ field: 'withoutFactor', says: 'Choose among those who hold keys.' }]
      : []),
    ...(verifiedOn !== null && due !== null && due <= verifiedOn
      ? [{ field: 'due', says: 'The next look comes after this one.' }]
      : []),
  ],
  attention: ({ due, factor, withoutFactor }, span, zone) => [
    ...onDay(due, zone, 'It is due to be looked at again.'),
    ...whileIt(factor === 'none', span, 'Nothing but a password protects it.'),
    ...whileIt(factor === 'sms', span, 'Codes by text message can be taken over; use an app or a key.'),
    ...whileIt(
      withoutFactor.length > 0,
      span,
      withoutFactor.length === 1
        ? 'One person who holds keys has not verified a second factor.'
        : `${withoutFactor.length} people who hold keys have not verified a second factor.`,
    ),
  ],
})
