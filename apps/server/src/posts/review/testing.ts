import { emptyBody, type PostBody, type PostCheck } from '@secondlook/contract'
import type { z } from 'zod'
import { noticeKinds } from '../../notice-kinds.ts'
import type { Person } from '../../people/index.ts'
import { mustBeDone, zone } from '../../people/testing.ts'
import type { Said, TestRegisters } from '../../registers/testing.ts'
import { newId } from '../../store/ids.ts'
import { holdPost, insertPost } from '../store.ts'
import { afterSaving } from './after-saving.ts'
import { findLastVersions } from './store.ts'

export type TestVersion = {
  readonly by: Person
  readonly writers?: readonly Person[]
  readonly body?: Partial<PostBody>
  readonly digest?: string
  readonly judgements?: readonly { readonly finding: string; readonly advice: 'ask' | 'stop' }[]
  readonly blocks?: readonly string[]
  readonly isNeutral?: boolean
  readonly initiatives?: readonly string[]
  readonly findings?: z.infer<typeof PostCheck>['findings']
}

/** A post of a unit, begun by somebody, without a version. */
export async function beginTestPost({ house }: TestRegisters, unit: string, by: Person): Promise<string> {
  return mustBeDone(
    await house.commit(async (tx, { at, source }) => {
      const id = newId(source)
      await insertPost(tx, { id, unit, kind: 'post', begun_by: by.id, begun_at: at })
      return {
        result: id,
        events: [{ type: 'post.begun', subject: id, rows: [{ table: 'post' as const, key: id }] }],
      }
    }),
  )
}

/** Saves a version as it is given: what a draft does beyond that has tests of its own. */
export async function saveTestVersion(
  { house }: TestRegisters,
  post: string,
  version: TestVersion,
): Promise<{ readonly version: number; readonly digest: string }> {
  const { by, writers = [], judgements = [], blocks = [], isNeutral = false, initiatives = [] } = version
  return mustBeDone(
    await house.commit(async (tx, { at, source }) => {
      await holdPost(tx, post)
      const [last] = await findLastVersions(tx, [post])
      const number = (last?.number ?? 0) + 1
      const body = { ...emptyBody, ...version.body }
      const digest = version.digest ?? `sha256:${post}-${number}`
      const id = newId(source)
      const all = [by, ...writers].map((one) => one.id)
      const check: z.infer<typeof PostCheck> = {
        ...{ advice: 'clear', findings: [...(version.findings ?? [])], problems: [], needed: [] },
        ...{ proposedTier: 'T1', tierBecause: [], packs: [{ id: 'act-2015', version: '1', digest: 'sha256:1' }] },
      }
      await tx
        .insertInto('post_version')
        .values({
          ...{ id, post, number, digest, body: JSON.stringify(body), prepared: '[]' },
          ...{ check_found: JSON.stringify(check), tier: body.tier },
          channels: body.variants.map(({ channel }) => channel),
          ...{ initiatives: [...initiatives], writers: writers.map((one) => one.id) },
          authors: [...new Set([...(last?.authors ?? []), ...all])],
          ...{ judgements: JSON.stringify(judgements), blocks: JSON.stringify(blocks), is_neutral: isNeutral },
          template: body.template,
          ...{ goes_at: null, latest_at: body.schedule.latest, saved_by: by.id, saved_at: at },
        })
        .execute()
      const { rows, events } = await afterSaving({ tx, at, source, zone, kinds: noticeKinds }, post)
      return {
        result: { version: number, digest },
        events: [
          {
            type: 'post.version-saved',
            subject: post,
            rows: [{ table: 'post_version' as const, key: id }, ...rows],
          },
          ...events,
        ],
      }
    }),
  )
}

/** What waits for somebody, by kind. */
export async function waitingOf({ house }: TestRegisters, { id }: Person): Promise<readonly string[]> {
  const rows = await house.test.database.db
    .selectFrom('notice')
    .select('kind')
    .where('person', '=', id)
    .where('done_at', 'is', null)
    .orderBy('kind')
    .execute()
  return rows.map(({ kind }) => kind)
}

/** Sends several at once, and waits for all. */
export const atOnce = async (asked: readonly Promise<Said>[]): Promise<readonly number[]> =>
  (await Promise.all(asked)).map(({ status }) => status).sort()
