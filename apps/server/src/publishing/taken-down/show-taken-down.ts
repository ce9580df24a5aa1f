import { addDays, type Day, endOfDay, isoOf, startOfDay, toLocal } from '@secondlook/calendar'
import type { TakenDown, TakenDownQuery, TakenDownRow } from '@secondlook/contract'
import { type Asker, couldDo, findNames } from '../../people/index.ts'
import { confinedTo, decideOnAny } from '../../posts/index.ts'
import type { Db } from '../../store/database.ts'
import { type CameDown, findTakenDown, platformName } from './find-taken-down.ts'
import { sayRemains } from './remains.ts'

export type Days = { readonly from: Day; readonly to: Day }

/** The days that are asked for; this year until today where none are. */
export function daysOf({ from, to }: TakenDownQuery, at: string, zone: string): Days {
  const today = toLocal(Date.parse(at), zone).day
  const last = to ?? (from !== undefined && from > today ? from : today)
  return { from: from ?? `${last.slice(0, 4)}-01-01`, to: last }
}

export const instantsOf = ({ from, to }: Days, zone: string) => ({
  from: isoOf(startOfDay(from, zone)),
  until: isoOf(Math.max(endOfDay(to, zone), startOfDay(addDays(from, 1), zone))),
})

/** What came down, for whoever works here: by name, and nothing that they may not know of, not even in how many there are. */
export async function showTakenDown(
  db: Db,
  asker: Asker,
  query: TakenDownQuery,
  zone: string,
): Promise<TakenDown> {
  const days = daysOf(query, asker.at, zone)
  const asked = { ...instantsOf(days, zone), at: asker.at }
  const { downs, isCut } = await findTakenDown(db, asked, (column) => confinedTo(db, asker, column))
  const mine = downs.filter(
    ({ words, at, channel }) =>
      decideOnAny(asker, 'taken-down.read', { unit: words.unit, channels: [channel] }).may ||
      decideOnAny(asker, 'taken-down.read', { unit: at.unit, channels: [channel] }).may,
  )
  const names = await findNames(
    db,
    mine.flatMap(({ by }) => by ?? []),
  )
  const channels = new Map(mine.map(({ at: { id, name } }) => [id, { id, name }]))
  return {
    ...days,
    rows: mine
      .filter(({ channel }) => query.channel === undefined || channel === query.channel)
      .map((down) => rowOf(down, names)),
    isCut,
    channels: [...channels.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    mayPublish: couldDo(asker, 'taken-down.publish'),
  }
}

function rowOf(
  { id, post, words, at, addresses, wentOutAt, cameDownAt, how, by, why, left, correctedBy }: CameDown,
  names: ReadonlyMap<string, string>,
): TakenDownRow {
  const variant = words.body.variants.find(({ channel }) => channel === at.id)
  return {
    ...{ id, post: { id: post, name: words.title }, channel: { id: at.id, name: at.name } },
    ...{ platform: platformName(at.platform), title: variant?.title ?? null },
    ...{ text: variant?.text ?? words.body.text, addresses: [...addresses], wentOutAt, cameDownAt, how },
    by: by === null ? null : { id: by, name: names.get(by) ?? 'somebody who has left' },
    ...{ why, remains: sayRemains(at.platform, left), correctedBy: [...correctedBy] },
  }
}
