import { type Asker, decide } from '../../people/index.ts'
import { findTitles, mayKnowOf } from '../../posts/index.ts'
import { findHolding, type HoldingEntry } from '../../registers/index.ts'
import type { Db } from '../../store/database.ts'
import { type CommentRow, findComment } from './store.ts'

export type OnChannel = HoldingEntry<'channels'>

/** The page for everybody about comments on a channel. */
export const houseRulesOf = (channel: string): string => `/house-rules/${channel}`

/** The house rules that a channel has of its own. That it leads to ours makes them none of its own. */
export const ownRulesOf = ({ id, values }: Pick<OnChannel, 'id' | 'values'>): string | null => {
  const rules = values.houseRules ?? ''
  return rules === '' || rules.endsWith(houseRulesOf(id)) ? null : rules
}

/** The channels under whose posts somebody reads comments. */
export async function findReadable(db: Db, asker: Asker): Promise<readonly OnChannel[]> {
  return (await findHolding(db, ['channels'], asker.at)).filter(
    ({ id, unit }) => decide(asker, 'comments.read', { unit, channel: id }).may,
  )
}

/** Of some posts those that whoever asks may know of, with what they are called. */
export async function findOpenTitles(
  db: Db,
  asker: Asker,
  posts: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const open = new Map<string, string>()
  for (const { post, title, initiatives } of await findTitles(db, [...new Set(posts)]))
    if (await mayKnowOf(db, asker, initiatives)) open.set(post, title)
  return open
}

export type Seeable = {
  readonly comment: CommentRow
  readonly channel: OnChannel
  readonly title: string
}

/** A comment for whoever may read it and know of the post; for everybody else there is none. */
export async function findSeeable(db: Db, asker: Asker, id: string): Promise<Seeable | undefined> {
  const comment = await findComment(db, id)
  if (!comment) return undefined
  const channel = (await findReadable(db, asker)).find((one) => one.id === comment.channel)
  const title = (await findOpenTitles(db, asker, [comment.post])).get(comment.post)
  return channel && title !== undefined ? { comment, channel, title } : undefined
}
