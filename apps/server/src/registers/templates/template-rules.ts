import { parseTemplate, registers } from '@secondlook/contract'
import { beforeItEnds, whileIt } from '../attention.ts'
import { rulesFor } from '../entry/rules.ts'

const { templates } = registers

export const templateRules = rulesFor(templates, {
  ...{ read: 'register.read', add: 'template.write', change: 'template.write', mayBeginEarlier: false },
  personOf: ({ author }) => author,
  begin: async (values, { asker }) => ({
    ...{ ...values, state: 'draft' as const, author: asker.person, approvedBy: null },
  }),
  // What was approved is these words for these channels; anything else is somebody's draft again.
  settle: (before, after, { asker }) => {
    const isSame = (['title', 'use', 'text', 'channels', 'conditions'] as const).every(
      (field) => JSON.stringify(before[field]) === JSON.stringify(after[field]),
    )
    return isSame ? after : { ...after, state: 'draft', author: asker.person, approvedBy: null }
  },
  check: async ({ text }) => {
    const parsed = parseTemplate(text ?? '')
    return parsed.ok ? [] : [{ field: 'text', says: parsed.says }]
  },
  attention: ({ state }, span) => [
    ...whileIt(state === 'draft', span, 'It waits for somebody else to approve it.'),
    ...beforeItEnds(span, 'It lapses soon; read it again and renew it.'),
  ],
  deeds: {
    approve: {
      ...{ act: 'template.approve', isAtHand: ({ state }) => state === 'draft' },
      about: async ({ author }) => ({ person: author }),
      run: async ({ values, asker }) => ({
        values: { ...values, state: 'approved', approvedBy: asker.person },
      }),
    },
  },
})
