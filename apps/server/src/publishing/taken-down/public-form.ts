import type { PublicTakenDown, TakenDownQuery } from '@secondlook/contract'
import { findNames, findNamesIn } from '../../people/index.ts'
import { confinedToPublic } from '../../posts/index.ts'
import type { Db } from '../../store/database.ts'
import { type CameDown, findTakenDown, platformName } from './find-taken-down.ts'
import { daysOf, instantsOf } from './show-taken-down.ts'

/** The same in every file, whatever is in it, so that it tells nothing of what is left out. */
const says = [
  'Posts that came down from official accounts, with when and why. Who took one down is said by role.',
  'The words of the posts are left out: a list of what was taken down does not put it up again.',
  'Posts about something that has not been announced are left out until it is. This stands in every such list.',
  'What was done on a platform with its own log-in is noticed and not prevented, so who did it is not known, and the time is when it was noticed.',
]

/** The same list for anybody. It is made for a person who reads it before they publish it. */
export async function makePublicForm(
  db: Db,
  at: string,
  query: TakenDownQuery,
  zone: string,
): Promise<PublicTakenDown> {
  const days = daysOf(query, at, zone)
  const asked = { ...instantsOf(days, zone), at }
  const { downs, isCut } = await findTakenDown(db, asked, (column) => confinedToPublic(db, at, column))
  const mine = downs.filter(({ channel }) => query.channel === undefined || channel === query.channel)
  const known = await findNamesIn(
    db,
    mine.map(({ why }) => why ?? ''),
  )
  const takers = await findNames(
    db,
    mine.flatMap(({ by }) => by ?? []),
  )
  return {
    ...{ says, ...days, madeAt: at, isCut },
    rows: mine.map((down) => rowOf(down, [...known, ...partsOf(takers.get(down.by ?? '') ?? '')])),
  }
}

/** Whoever took it down is called by one of their names in what is said of it. */
const partsOf = (name: string): readonly string[] => name.split(/\s+/).filter((part) => part.length > 2)

function rowOf(
  { at, addresses, wentOutAt, cameDownAt, how, why, correctedBy }: CameDown,
  names: readonly string[],
): PublicTakenDown['rows'][number] {
  const isHere = how === 'here'
  return {
    ...{ channel: at.name, platform: platformName(at.platform), addresses: [...addresses] },
    ...{ wentOutAt, cameDownAt },
    // By the same role always: an account with one owner would name them.
    by: isHere ? 'A communications officer' : 'Not known: with the platform’s own log-in',
    why: isHere ? withoutNames(why ?? 'No reason was recorded.', names) : 'Not known',
    correctedAt: correctedBy.flatMap(({ isOut, addresses: where }) => (isOut ? where : [])),
  }
}

/** A text without the names of anybody in the directory, the longest first. */
export function withoutNames(text: string, names: readonly string[]): string {
  let left = text
  for (const name of [...names].sort((a, b) => b.length - a.length)) {
    const exactly = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    left = left.replace(new RegExp(`(?<![\\p{L}\\p{N}])${exactly}(?![\\p{L}\\p{N}])`, 'giu'), '[a name]')
  }
  return left
}
