import { registers } from '@secondlook/contract'
import { whileIt } from '../attention.ts'
import { rulesFor } from '../entry/rules.ts'

const { initiatives } = registers

export const initiativeRules = rulesFor(initiatives, {
  ...{ read: 'initiative.read', add: 'initiative.add', change: 'initiative.edit', mayBeginEarlier: false },
  personOf: ({ owner }) => owner,
  listOf: ({ owner, knownTo }) => [...new Set([...(owner === null ? [] : [owner]), ...knownTo])],
  // Whoever enters it knows of it, so the list says so.
  begin: async (values, { asker }) => ({
    ...{ ...values, announcedAt: null, announcedIn: null, announcingPost: null },
    knownTo: [...new Set([...values.knownTo, asker.person])],
  }),
  check: async ({ title, aliases, safeText }) => {
    const said = (safeText ?? '').toLowerCase()
    const given = [title ?? '', ...aliases].find((name) => name !== '' && said.includes(name.toLowerCase()))
    return given === undefined
      ? []
      : [{ field: 'safeText', says: 'It names the thing itself. Say it without its title and other names.' }]
  },
  attention: ({ announcedAt, knownTo, isDecoy }, span) =>
    whileIt(
      announcedAt === null && knownTo.length === 0 && !isDecoy,
      span,
      'Only its owner knows of it, so nobody can act for them.',
    ),
  deeds: {
    announce: {
      ...{ act: 'initiative.edit', isAtHand: ({ announcedAt, isDecoy }) => announcedAt === null && !isDecoy },
      run: async ({ values, given: { link }, at }) => ({
        values: { ...values, announcedAt: at, announcedIn: String(link) },
      }),
    },
    designate: {
      ...{ act: 'initiative.edit', isAtHand: ({ announcedAt, isDecoy }) => announcedAt === null && !isDecoy },
      run: async ({ values, given: { post } }) => ({ values: { ...values, announcingPost: String(post) } }),
    },
  },
})
