import type { PostBody } from '@secondlook/contract'
import type { CheckedTexts } from '../../checks/index.ts'
import type { Asker } from '../../people/index.ts'
import type { Permit } from '../../records/index.ts'
import { isOfTemplate } from '../draft/post-check.ts'
import type { PostFacts } from '../draft/post-facts.ts'
import type { PostsNeeds } from '../needs.ts'
import type { PostTable } from '../tables.ts'
import { lookUp } from './look-up.ts'
import { type Looked, nothingLookedUp, toLookUp } from './looked.ts'
import { mayLookUp } from './may-look.ts'

/** What a version is confined to: what its author says, what it waits for, and what it names that they may know of. */
export function aboutOf(
  { initiatives, schedule }: Pick<PostBody, 'initiatives' | 'schedule'>,
  waiting: readonly string[],
): readonly string[] {
  const awaited = schedule.kind === 'event' && schedule.event === 'announced' ? [schedule.entry] : []
  return [...new Set([...initiatives, ...awaited, ...waiting])].sort()
}

export type Wanted = {
  readonly asker: Asker
  readonly permit: Permit
  readonly post: Pick<PostTable, 'id' | 'unit'>
  readonly body: PostBody
  readonly facts: PostFacts
  readonly texts: Pick<CheckedTexts, 'waiting' | 'isNeutral' | 'isBeyond'>
}

/** What a post is made of besides its words, where it may be looked up; `undefined` where nothing looks. */
export async function lookFor(
  { recorder, ways }: Pick<PostsNeeds, 'recorder' | 'ways'>,
  { asker, permit, post, body, facts, texts }: Wanted,
): Promise<Looked | undefined> {
  // What fills a template was approved before it was filled: whom a handle in a slot means, nobody has seen.
  if (!ways || isOfTemplate(body, facts)) return undefined
  const { database, source } = recorder
  const wanted = toLookUp(body, facts.channels, facts.mentions)
  const about = aboutOf(body, texts.waiting)
  // Nothing to ask is said of nothing: a sentence about what was not asked would be noise on most posts.
  if (wanted.card === undefined && wanted.handles.length === 0)
    return { lookedUp: { whyNot: null, card: null, mentions: [] }, card: undefined, mentions: new Map() }
  if (!(await mayLookUp(database.db, asker.at, { post: post.id, about, texts }))) return nothingLookedUp
  return await lookUp(
    { db: database.db, scratch: database.scratch, ways, now: () => source.now() },
    { ...wanted, permit, person: asker.person, unit: post.unit },
  )
}
