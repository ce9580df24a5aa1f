import type { PersonPage } from '@secondlook/contract'
import { sayDay } from '../words/instant.ts'
import { basisSaid, listOf } from '../words/people.ts'

type Said = Pick<PersonPage, 'entry' | 'unit' | 'isPresent' | 'boundBecause'>

/** Who somebody is here, in a few sentences. */
export function sayPerson({ entry, unit, isPresent, boundBecause }: Said): readonly string[] {
  const first = entry.name.split(' ')[0] ?? entry.name
  const where = unit ? `works in ${unit.name}` : 'is in no unit yet'
  const names = entry.otherNames.length > 0 ? [`Other names: ${listOf(entry.otherNames)}`] : []
  const days = sayDays(first, entry, isPresent)
  return [`${entry.name} ${where} and ${basisSaid[entry.basis]}.`, boundBecause, ...days, ...names]
}

function sayDays(
  first: string,
  { starts, ends }: Pick<PersonPage['entry'], 'starts' | 'ends'>,
  isPresent: boolean,
): readonly string[] {
  const start = starts === null ? [] : [`${first} started on ${sayDay(starts)}.`]
  if (!isPresent && ends !== null) return [`${first} left on ${sayDay(ends)} and holds nothing since.`]
  if (!isPresent) return [`${first} is not here now and holds nothing.`]
  if (ends === null) return start
  return [...start, `${first}’s last day is ${sayDay(ends)}; whatever they hold ends with it.`]
}
