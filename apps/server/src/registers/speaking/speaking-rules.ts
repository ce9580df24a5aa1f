import { registers } from '@secondlook/contract'
import { beforeItEnds } from '../attention.ts'
import { rulesFor } from '../entry/rules.ts'

const { spokespeople, 'approval-delegations': approvalDelegations } = registers
const named = { read: 'register.read', add: 'speaker.name', change: 'speaker.name' } as const

export const spokespersonRules = rulesFor(spokespeople, {
  ...{ ...named, mayBeginEarlier: false, deeds: {} },
  personOf: ({ person }) => person,
  attention: (_values, span) => beforeItEnds(span, 'The authority to speak ends soon.'),
})

export const approvalDelegationRules = rulesFor(approvalDelegations, {
  ...{ ...named, mayBeginEarlier: false, deeds: {} },
  personOf: ({ person }) => person,
  attention: (_values, span) => beforeItEnds(span, 'The delegation ends soon.'),
})
