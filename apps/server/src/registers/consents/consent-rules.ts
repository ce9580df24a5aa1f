import { registers, type Values } from '@secondlook/contract'
import { beforeItEnds, whileIt } from '../attention.ts'
import { dayOf } from '../entry/days.ts'
import { type AlsoAdded, type RuleNeeds, rulesFor } from '../entry/rules.ts'
import { findAllSpans, findEntryNames } from '../entry/store.ts'
import { subjectOf } from './subject.ts'

const { consents, 'take-downs': takeDowns } = registers
type ConsentValues = Values<(typeof consents)['fields']>

export const consentRules = rulesFor(consents, {
  ...{ read: 'consent.read', add: 'consent.record', change: 'consent.record', mayBeginEarlier: true },
  check: async ({ isMinor, guardian, state, saidOn }, { at, zone }) => [
    ...(isMinor && state === 'given' && guardian === null
      ? [{ field: 'guardian', says: 'For somebody under 18 a guardian agrees; say who.' }]
      : []),
    ...(saidOn !== null && saidOn > dayOf(at, zone)
      ? [{ field: 'saidOn', says: 'Nobody can have said it on a day to come.' }]
      : []),
  ],
  attention: ({ state }, span) =>
    state === 'given'
      ? beforeItEnds(span, 'The consent ends soon; ask again or take down what it covers.')
      : [],
  follow: async (before, after, needs) =>
    isTakenBack(before, after) ? await openTakeDowns(after, needs) : [],
  deeds: {
    withdraw: {
      ...{ act: 'consent.record', isAtHand: ({ state }) => state === 'given' },
      run: async ({ values, given: { evidence }, at, zone }) => ({
        values: { ...values, state: 'withdrawn', saidOn: dayOf(at, zone), evidence: String(evidence) },
      }),
    },
  },
})

/** A no where there was none before. */
const isTakenBack = (before: ConsentValues | undefined, after: ConsentValues): boolean =>
  after.state !== 'given' && (before === undefined || before.state === 'given')

/** One thing to look for at each place where an earlier yes of the same person may have been used. */
async function openTakeDowns(
  after: ConsentValues,
  { db, entry, unit }: RuleNeeds,
): Promise<readonly AlsoAdded[]> {
  const earlier = (await findAllSpans(db, ['consents']))
    .map(({ entry: id, value }) => ({ id, values: value.values as ConsentValues }))
    .filter(({ values }) => values.state === 'given' && subjectOf(values) === subjectOf(after))
  const all = [after, ...earlier.map(({ values }) => values)]
  // A refusal by somebody who never agreed leaves nothing to take down.
  if (after.state === 'refused' && earlier.length === 0) return []
  const channels = [...new Set(all.flatMap((values) => values.channels))]
  const names = await findEntryNames(db, channels)
  const places =
    all.some((values) => values.channels.length === 0) || channels.length === 0
      ? ['Everywhere it may have been used']
      : channels.map((channel) => names.get(channel)?.name ?? channel)
  return places.map((where) => ({
    ...{ register: 'take-downs', unit },
    values: { consent: entry, where, state: 'open', doneBy: null, says: null },
  }))
}

export const takeDownRules = rulesFor(takeDowns, {
  ...{ read: 'consent.read', add: 'take-down.settle', change: 'take-down.settle', mayBeginEarlier: false },
  attention: ({ state }, span) => whileIt(state === 'open', span, 'Somebody has to look, and take it down.'),
  deeds: {
    settle: {
      ...{ act: 'take-down.settle', isAtHand: ({ state }) => state === 'open' },
      run: async ({ values, given: { outcome, says }, asker }) => ({
        values: {
          ...{ ...values, doneBy: asker.person, says: String(says) },
          state: outcome === 'done' ? 'done' : 'not-there',
        },
      }),
    },
  },
})
