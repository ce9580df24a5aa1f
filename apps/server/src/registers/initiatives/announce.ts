import { commit, type Permit, type Recorder } from '../../records/index.ts'
import { doDeed } from '../entry/change-entry.ts'
import type { EntryRefusal, EntrySpan } from '../entry/entry.ts'
import { covers, nearest } from '../entry/spans.ts'
import { findAllSpans } from '../entry/store.ts'
import { valuesOf } from '../snapshot/sections.ts'

type Needs = { readonly recorder: Recorder; readonly permit: Permit; readonly zone: string }

/**
 * Records what a post was named to announce as announced, where the post went out: its going out is the announcement.
 * However often it is told, each is recorded once; what was announced elsewhere before stays announced there.
 */
export async function recordAnnouncement(
  { recorder, permit, zone }: Needs,
  { post, where }: { readonly post: string; readonly where: string },
): Promise<void> {
  const now = new Date(recorder.source.now()).toISOString()
  for (const { entry } of await findToAnnounce(recorder, post, now)) {
    const done = await commit<string, EntryRefusal>(recorder, permit, async (tx, at) =>
      doDeed(
        tx,
        { at, source: recorder.source, zone, asker: nobody },
        { register: 'initiatives', entry },
        { deed: 'announce', given: { link: where }, reason: null },
      ),
    )
    // Somebody recorded it meanwhile.
    if (done.ok || done.declined.code === 'not-in-this-state') continue
    throw new Error(`the announcement of ${entry} cannot be recorded: ${done.declined.says}`)
  }
}

/** The program does it, and is on no list. */
const nobody = { person: '', selves: new Set<string>() }

async function findToAnnounce(
  { database }: Recorder,
  post: string,
  at: string,
): Promise<readonly EntrySpan[]> {
  const spans = await findAllSpans(database.db, ['initiatives'])
  return [...new Set(spans.map(({ entry }) => entry))].flatMap((entry) => {
    const now = nearest(
      spans.filter((span) => span.entry === entry),
      at,
    )
    if (!now || !covers(now, at) || now.value.standing !== 'holds') return []
    const { announcingPost, announcedAt } = valuesOf(now, 'initiatives')
    return announcingPost === post && announcedAt === null ? [now] : []
  })
}
