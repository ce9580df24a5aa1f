import { emptyBody, emptyMargin, type PostBody, type PostState, type Schedule } from '@secondlook/contract'
import type { Person } from '../../people/index.ts'
import type { TestRegisters } from '../../registers/testing.ts'
import type { Tx } from '../../store/database.ts'
import { type IdSource, newId } from '../../store/ids.ts'
import { writeStanding } from '../standing/store.ts'
import { insertPost } from '../store.ts'

export type NewPlanned = {
  readonly by: Person
  readonly unit: string
  readonly channels: readonly string[]
  readonly schedule: Schedule
  readonly state?: PostState
  readonly title?: string
  readonly campaign?: string
  readonly more?: Partial<PostBody>
}

type Stamp = { readonly at: string; readonly source: IdSource }

/** A post with one version, as if it had been written and saved: the calendar sees no more of it. */
export async function plan({ house }: TestRegisters, wanted: NewPlanned): Promise<string> {
  house.wait(1000)
  const { by, unit, title = '', campaign = '', state = 'approved' } = wanted
  const done = await house.commit(async (tx, { at, source }) => {
    const id = newId(source)
    await insertPost(tx, { id, unit, kind: 'post', begun_by: by.id, begun_at: at })
    const margin = newId(source)
    await tx
      .insertInto('post_margin')
      .values({
        ...{ ...emptyMargin, tags: [], id: margin, post: id, title, campaign },
        ...{ person: by.id, from_at: at, ended_at: null },
      })
      .execute()
    const rows = await saveVersion(tx, { at, source }, { ...wanted, post: id, number: 1, state })
    return {
      result: id,
      events: [
        {
          ...{ type: 'post.begun', subject: id },
          rows: [{ table: 'post', key: id }, { table: 'post_margin', key: margin }, ...rows],
        },
      ],
    }
  })
  if (!done.ok) throw new Error('a post is planned')
  return done.result
}

async function saveVersion(
  tx: Tx,
  stamp: Stamp,
  {
    post,
    number,
    state,
    by,
    channels,
    schedule,
    more,
  }: NewPlanned & { post: string; number: number; state: PostState },
) {
  const key = newId(stamp.source)
  const body: PostBody = { ...emptyBody, text: 'The words of the post.', schedule, ...more }
  await tx
    .insertInto('post_version')
    .values({
      ...{ id: key, post, number, digest: `digest ${number} ${post}`, body: JSON.stringify(body) },
      ...{ prepared: '[]', check_found: '{}', tier: body.tier, channels: [...channels] },
      ...{
        initiatives: body.initiatives,
        writers: [by.id],
        authors: [by.id],
        judgements: '[]',
        blocks: '[]',
      },
      ...{ is_neutral: false, template: body.template, saved_by: by.id, saved_at: stamp.at },
      ...{ goes_at: schedule.kind === 'at' ? schedule.at : null, latest_at: schedule.latest },
    })
    .execute()
  const rows = await writeStanding(tx, stamp, post, { state, waitsFor: [], due: null })
  return [{ table: 'post_version' as const, key }, ...rows]
}
