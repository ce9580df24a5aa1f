import { emptyBody, type PostBody, type PostCheck } from '@secondlook/contract'
import type { z } from 'zod'
import { noticeKinds } from '../../notice-kinds.ts'
import type { Person } from '../../people/index.ts'
import { forUnit, mustBeDone, zone } from '../../people/testing.ts'
import type { Said, TestRegisters } from '../../registers/testing.ts'
import { newId } from '../../store/ids.ts'
import { holdPost, insertPost } from '../store.ts'
import { openTestPosts } from '../testing.ts'
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
        ...{
          proposedTier: 'T1',
          tierBecause: [],
          packs: [{ id: 'act-2015', version: '1', digest: 'sha256:1' }],
        },
      }
      await tx
        .insertInto('post_version')
        .values({
          ...{ id, post, number, digest, body: JSON.stringify(body), prepared: '[]' },
          ...{ check_found: JSON.stringify(check), tier: body.tier },
          channels: body.variants.map(({ channel }) => channel),
          ...{ initiatives: [...initiatives], writers: writers.map((one) => one.id) },
          authors: [...new Set([...(last?.authors ?? []), ...all])],
          ...{
            judgements: JSON.stringify(judgements),
            blocks: JSON.stringify(blocks),
            is_neutral: isNeutral,
          },
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

/** People of one unit with two channels, who may write and approve, and what they do over HTTP. */
export async function openTestReview() {
  const test = await openTestPosts()
  const { house } = test
  const parks = await house.unit('Parks')
  const named = async (name: string, ...roles: Parameters<typeof house.grant>[1][]): Promise<Person> => {
    const person = await house.person(name, { unit: parks.id })
    for (const role of roles) await house.grant(person, role, forUnit(parks))
    return person
  }
  const people = {
    head: await named('Hana Head', 'communications-head'),
    owner: await named('Oki Owner', 'channel-owner', 'communications-head'),
    author: await named('Ana Author', 'communications-author', 'approver'),
    writer: await named('Wim Writer', 'communications-author', 'approver'),
    first: await named('Priya First', 'approver'),
    second: await named('Sol Second', 'approver'),
    high: await named('Hue High', 'approver'),
    media: await named('Mel Media', 'media-officer'),
    policy: await named('Pia Policy', 'policy-owner'),
    administrator: await house.person('Ada Administrator'),
  }
  const { head, owner, author, administrator } = people
  await house.grant(administrator, 'administrator')
  const inParks = { unit: parks.id }
  const openChannel = async (title: string, address: string): Promise<string> => {
    const values = { title, platform: 'x', address, purpose: 'News', owner: owner.id, backUp: head.id }
    const id = await test.add(head, 'channels', values, inParks)
    await test.deed(owner, 'channels', id, 'approve')
    await test.deed(owner, 'channels', id, 'open')
    return id
  }
  const channel = await openChannel('Parks news', '@parksnews')
  const letApprove = async (person: Person, tiers: readonly string[], channels: readonly string[] = []) =>
    await test.add(
      head,
      'approval-delegations',
      { person: person.id, tiers: [...tiers], channels: [...channels], instrument: 'Instrument 1' },
      inParks,
    )
  const all = ['T0', 'T1', 'T2', 'T3']
  for (const one of [author, administrator]) await letApprove(one, all)
  await letApprove(people.first, ['T0', 'T1'])
  await letApprove(people.second, ['T0', 'T1', 'T2'])
  await letApprove(people.high, ['T2', 'T3'])

  const variant = (id: string) => ({ channel: id, text: null, title: null, warning: null, about: null })
  const bodyOf = (tier: PostBody['tier'], more: Partial<PostBody> = {}): Partial<PostBody> => ({
    ...{ text: 'The lake is open', tier, variants: [variant(channel)], ...more },
  })
  const begun = async (more: Partial<TestVersion> = {}): Promise<Shown> => {
    const post = await beginTestPost(test, parks.id, author)
    return { post, shown: await saveTestVersion(test, post, { by: author, body: bodyOf('T1'), ...more }) }
  }
  const ask = async (as: Person, { post, shown }: Shown, isEmergency = false) =>
    await test.send(as, 'POST', `/posts/${post}/rounds`, {
      ...{ version: shown.version, note: null, emergency: isEmergency ? { reason: 'Flood' } : null },
    })
  return {
    ...{ test, parks, channel, people, named, openChannel, letApprove, variant, bodyOf, begun, ask, inParks },
    /** A post with one version, and a round for it. */
    asked: async (more: Partial<TestVersion> = {}, isEmergency = false): Promise<Shown> => {
      const open = await begun(more)
      const { status, text } = await ask(author, open, isEmergency)
      if (status !== 201) throw new Error(text)
      return open
    },
    decide: async (
      as: Person,
      { post, shown }: Shown,
      does: 'approve' | 'return' | 'hold' | 'release' = 'approve',
      more: object = {},
    ): Promise<Said> =>
      await test.send(as, 'POST', `/posts/${post}/decisions`, {
        ...{ ...shown, does, reason: null, answers: [], ...more },
      }),
    page: async (as: Person, post: string) => (await test.send(as, 'GET', `/posts/${post}`)).body,
    waits: async (person: Person, post: string) => await waitingOf(test, person, post),
  }
}

export type Shown = {
  readonly post: string
  readonly shown: { readonly version: number; readonly digest: string }
}

/** What waits for somebody because of a post, by kind. */
async function waitingOf({ house }: TestRegisters, { id }: Person, post: string): Promise<readonly string[]> {
  const rows = await house.test.database.db
    .selectFrom('notice')
    .select('kind')
    .where('person', '=', id)
    .where('about', '=', post)
    .where('done_at', 'is', null)
    .orderBy('kind')
    .execute()
  return rows.map(({ kind }) => kind)
}

/** Sends several at once, and waits for all. */
export const atOnce = async (asked: readonly Promise<Said>[]): Promise<readonly number[]> =>
  (await Promise.all(asked)).map(({ status }) => status).sort()
