import { registers } from '@secondlook/contract'
import { rulesFor } from '../entry/rules.ts'

const { freezes } = registers

export const freezeRules = rulesFor(freezes, {
  ...{ read: 'register.read', add: 'freeze.declare', change: 'freeze.declare', mayBeginEarlier: false },
  deeds: {
    lift: {
      ...{ act: 'freeze.declare', isAtHand: () => true },
      run: async ({ values, at }) => ({ values, until: at }),
    },
  },
})
