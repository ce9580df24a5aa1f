import { registers, type Values } from '@secondlook/contract'
import { beforeItEnds } from '../attention.ts'
import { rulesFor } from '../entry/rules.ts'

const {
  spokespeople,
  'approval-delegations': approvalDelegations,
  'approval-routes': approvalRoutes,
} = registers
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

/** A way of approving is about nobody in particular: it lowers nothing that the lifecycle asks of each yes. */
export const approvalRouteRules = rulesFor(approvalRoutes, {
  ...{ ...named, mayBeginEarlier: false, deeds: {} },
  aboutWriting: async () => ({ person: '' }),
  check: async (values) => [
    ...tooMany('first', values.firstNeed, values.firstPeople),
    ...tooMany('second', values.secondNeed, values.secondPeople),
    ...tooMany('third', values.thirdNeed, values.thirdPeople),
    ...(values.second === null && values.third !== null
      ? [{ field: 'second', says: 'Name the second step, or leave the third empty.' }]
      : []),
    ...(values.tiers.includes('T3') && !hasTwo(values)
      ? [{ field: 'firstNeed', says: 'For a crisis two people say yes. Ask for two here, or add a step.' }]
      : []),
  ],
  attention: (_values, span) => beforeItEnds(span, 'These steps end soon; then the usual ones hold.'),
})

const tooMany = (step: 'first' | 'second' | 'third', need: number | null, people: readonly string[]) =>
  people.length > 0 && (need ?? 1) > people.length
    ? [{ field: `${step}People`, says: 'Name at least as many people as have to say yes, or nobody.' }]
    : []

const hasTwo = ({ firstNeed, second }: Values<(typeof approvalRoutes)['fields']>): boolean =>
  (firstNeed ?? 1) > 1 || second !== null
