import { registers } from '@secondlook/contract'
import { hasChannels } from '../channels/channels-for.ts'
import { rulesFor } from '../entry/rules.ts'

const { freezes } = registers

export const freezeRules = rulesFor(freezes, {
  ...{ read: 'register.read', add: 'freeze.declare', change: 'freeze.declare', mayBeginEarlier: false },
  // A freeze that stops nothing looks like one that does.
  check: async ({ channels }, { db, at, unit }) =>
    channels.length > 0 || (await hasChannels(db, at, unit))
      ? []
      : [
          {
            field: 'channels',
            says: 'The unit and those below it have no channels, so nothing would wait. Name the channels, or choose a unit above.',
          },
        ],
  deeds: {
    lift: {
      ...{ act: 'freeze.declare', isAtHand: () => true },
      run: async ({ values, at }) => ({ values, until: at }),
    },
  },
})
