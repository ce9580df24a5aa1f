import { registers, type Values } from '@secondlook/contract'
import { findUnitsBelow, isPersonPresent } from '../../people/index.ts'
import { hasChannels } from '../channels/channels-for.ts'
import { type RuleNeeds, rulesFor } from '../entry/rules.ts'
import { findEntryNames } from '../entry/store.ts'

const { 'duty-roster': roster } = registers
type Turn = Values<(typeof roster)['fields']>

/** A turn is over by itself; what has to be looked at depends on the turns beside it and stands in `rosterAttention`. */
export const rosterRules = rulesFor(roster, {
  ...{ read: 'duty.read', add: 'duty.keep', change: 'duty.keep', mayBeginEarlier: false, deeds: {} },
  personOf: ({ person }) => person,
  // Whoever owns a single channel keeps the turns for it alone.
  channelOf: (_entry, { channels }) => (channels.length === 1 ? (channels[0] ?? null) : null),
  identityOf: ({ person, channels }) => ({
    is: [person, ...[...channels].sort()].join(' '),
    says: 'They are on duty in that time already, for the same channels.',
    field: 'person',
  }),
  check: async (values, needs) => [
    ...(await declinePerson(values, needs)),
    ...(await declineChannels(values, needs)),
  ],
})

async function declinePerson({ person }: Turn, { db, at }: RuleNeeds) {
  if (person === null || (await isPersonPresent(db, person, at))) return []
  return [{ field: 'person', says: 'Choose somebody who is in the directory now.' }]
}

/** Nobody says who is woken about a channel of somebody else. */
async function declineChannels({ channels }: Turn, { db, at, unit }: RuleNeeds) {
  if (channels.length === 0)
    return (await hasChannels(db, at, unit))
      ? []
      : [
          {
            field: 'channels',
            says: 'The unit and those below it have no channels, so they would be on duty for none. Name the channels, or choose a unit above.',
          },
        ]
  if (unit === null) return []
  const below = (await findUnitsBelow(db, [unit], at)).get(unit)
  const known = await findEntryNames(db, channels)
  const others = channels.flatMap((channel) => {
    const found = known.get(channel)
    return found && !(found.unit !== null && below?.has(found.unit)) ? [found.name] : []
  })
  return others.length === 0
    ? []
    : [{ field: 'channels', says: `Choose channels of the unit. Of another unit: ${others.join(', ')}.` }]
}
