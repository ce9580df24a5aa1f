import { registerOf } from '@secondlook/contract'
import type { HoldsAbout, OpenWork } from '../people/index.ts'
import { findNaming } from './entry/store.ts'

/**
 * Entries that name a leaver are handed on. What is not announced is left out: whoever looks at open work need not be
 * on its list. Those on the list are told by what needs attention.
 */
export const registersAsOpenWork: OpenWork = async (db, person, at) =>
  (await findNaming(db, [person], at))
    .filter(({ register }) => register !== 'initiatives')
    .map(({ register, entry, name }) => ({
      ...{ kind: `${registerOf(register).one} that names them`, id: entry, name },
      path: `/registers/${register}/${entry}`,
    }))

/** Where registers name somebody. Of which lists they are is not shown, because a privacy officer may ask for them. */
export const registersHold: HoldsAbout = async (db, people, at) =>
  (await findNaming(db, people, at))
    .filter(({ register }) => register !== 'initiatives')
    .map(({ register, entry, from, until }) => ({
      item: 'named-in-registers' as const,
      says: `You are named in ${registerOf(register).one}.`,
      ...{ since: from, until, where: `/registers/${register}/${entry}` },
    }))
