import { connectionOf } from '@secondlook/connectors'
import type { PostBody } from '@secondlook/contract'
import { type Practice, startPractice } from '../../../../platforms/practice/practice.ts'
import { sendRefusal } from '../http/problem.ts'
import type { Vault } from '../keys/vault.ts'
import { mayShowRecord } from '../may-show-record.ts'
import { Out } from '../net/out.ts'
import type { Person } from '../people/index.ts'
import { type DraftHouse, openDraftHouse } from '../posts/draft/testing.ts'
import { findSendable, findShown } from '../posts/index.ts'
import type { MakeWays } from '../posts/testing.ts'
import { type Recorder, recordsRoutes } from '../records/index.ts'
import { issuePermit } from '../records/permit.ts'
import { keepCredential } from '../registers/channels/credentials.ts'
import { commentRoutes } from './comments/routes.ts'
import { type Life, lifeOf } from './life/life.ts'
import { findActs, isOutSomewhere, toLifeAct } from './life/store.ts'
import { workLine } from './line/keep-publishing.ts'
import { takeLine } from './line/store.ts'
import { type PublishingNeeds, usualWaits } from './needs.ts'
import { findOut } from './out/find-out.ts'
import { outInLists } from './out/store.ts'
import { planPost } from './plan/plan-post.ts'
import { afterOut } from './read-back/after-out.ts'
import { publishingRoutes } from './routes.ts'

export type PublishingHouse = DraftHouse & {
  readonly approver: Person
  readonly needs: PublishingNeeds
  /** A live channel with what signs in to it. */
  connect(channel: {
    readonly platform: string
    readonly address: string
    readonly platformId?: string | null
    readonly service: string
    readonly user?: string
    readonly secret: string
  }): Promise<string>
  /** Written, approved by somebody else, and planned; the post. */
  approved(body: Partial<PostBody>, channels: readonly string[]): Promise<string>
  approve(post: string, shown: { readonly number: number; readonly digest: string }): Promise<void>
  /** Works once on everything that is due; as somebody. */
  work(me?: string): Promise<void>
  lifeOf(post: string, channel: string): Promise<Life>
  didOf(post: string, channel: string): Promise<readonly string[]>
}

/** What publishing is handed, with a real network behind it and nothing that keeps evidence. */
function needsOver(recorder: Recorder, credentials: Vault, allow: readonly string[]): PublishingNeeds {
  const { db } = recorder.database
  const out = new Out({
    allow: new Set(allow.map((one) => new URL(one).host)),
    now: () => recorder.source.now(),
    timeoutMs: 3000,
  })
  return {
    ...{ recorder, credentials, out, connectionOf },
    files: async (digest) => {
      throw new Error(`there is no file ${digest}`)
    },
    permitOf: (job, act) => issuePermit({ kind: 'system', job }, act),
    sendableOf: (due) => findSendable(db, due),
    shownOf: (due) => findShown(db, due),
    after: afterOut,
    keepEvidence: async () => null,
    onFault: (error) => {
      throw error
    },
  }
}

/** Posts as they are written and approved over HTTP, and what sends them over a real network. */
export async function openPublishingHouse(
  allow: readonly string[],
  more: Partial<PublishingNeeds> = {},
  ways?: MakeWays,
): Promise<PublishingHouse> {
  const made: { needs?: PublishingNeeds } = {}
  const house = await openDraftHouse(
    (app, { recorder, askerOf, credentials }) => {
      const needs = { ...needsOver(recorder, credentials, allow), ...more }
      made.needs = needs
      publishingRoutes(app, {
        ...{ recorder, askerOf, zone: 'Australia/Sydney', look: async () => undefined },
      })
      recordsRoutes(app, {
        ...{ recorder, witnesses: [], permit: needs.permitOf('cosign', 'log.cosign'), sendRefusal },
        mayShow: async (request, subject) =>
          await mayShowRecord(recorder.database.db, await askerOf(request), subject),
      })
      commentRoutes(app, { ...needs, askerOf, limitTries: (_tried, attempt) => attempt() })
    },
    { isOut: isOutSomewhere, findOut, outInLists },
    ways,
  )
  const { needs } = made
  if (!needs) throw new Error('the routes were not opened')
  const { test, ana, unit } = house
  const { recorder } = test.house
  const { db, scratch } = recorder.database
  const approver = await test.house.person('Priya Approver', { unit })
  await test.house.grant(approver, 'approver', { kind: 'unit', id: unit })
  const head = await test.house.person('Hugo Head', { unit })
  await test.house.grant(head, 'communications-head')
  await test.add(
    head,
    'approval-delegations',
    { person: approver.id, tiers: ['T0', 'T1', 'T2'], channels: [], instrument: 'Instrument 1' },
    { unit },
  )
  const approve: PublishingHouse['approve'] = async (post, { number, digest }) => {
    const asked = await test.send(ana, 'POST', `/posts/${post}/rounds`, {
      version: number,
      note: null,
      emergency: null,
    })
    if (asked.status !== 201) throw new Error(asked.text)
    const said = await test.send(approver, 'POST', `/posts/${post}/decisions`, {
      ...{ version: number, digest, does: 'approve', reason: null, answers: [] },
    })
    if (said.status !== 200 && said.status !== 204) throw new Error(said.text)
  }
  let channels = 0
  return {
    ...house,
    ...{ approver, needs, approve },
    connect: async ({ platform, address, platformId = null, service, user, secret }) => {
      channels += 1
      const channel = await house.openChannel(
        `Channel ${channels}`,
        address,
        platform,
        platformId === null ? {} : { platformId },
      )
      const kept = await keepCredential(
        { recorder, credentials: test.credentials },
        issuePermit({ kind: 'system', job: 'test' }, 'credential.keep'),
        {
          ...{ channel, kind: 'app-password', label: 'Test', due: '2099-01-01', keptBy: ana.id },
          secret: JSON.stringify({ service, user: user ?? null, secret }),
        },
      )
      if (!kept.ok) throw new Error(JSON.stringify(kept.declined))
      return channel
    },
    approved: async (body, some) => {
      const post = await house.begin(ana)
      const variants = some.map((channel) => ({
        channel,
        text: null,
        title: null,
        warning: null,
        about: null,
      }))
      const saved = await house.version(ana, post, { tier: 'T1', ai: 'none', variants, ...body })
      if (saved.status !== 200 && saved.status !== 201) throw new Error(saved.text)
      await approve(post, saved.body)
      await planPost(recorder, post)
      return post
    },
    work: async (me = 'test') => {
      for (;;) {
        const now = new Date(recorder.source.now()).toISOString()
        const channel = await takeLine(scratch, { me, now, except: [], ...usualWaits })
        if (channel === undefined) return
        await workLine(needs, channel, me)
      }
    },
    lifeOf: async (post, channel) => {
      const acts = (await findActs(db, [post])).filter((act) => act.channel === channel).map(toLifeAct)
      return lifeOf(acts, acts.at(-1)?.version ?? 1)
    },
    didOf: async (post, channel) =>
      (await findActs(db, [post])).filter((act) => act.channel === channel).map(({ does }) => does),
  }
}

export type PracticeHouse = {
  readonly house: PublishingHouse
  readonly practice: Practice
  /** A live channel there, and who owns it. */
  readonly channel: string
  readonly owner: Person
  close(): Promise<void>
}

/** A publishing house with one channel, on a practice platform that keeps its time. */
export async function openPracticeHouse(more: Partial<PublishingNeeds> = {}): Promise<PracticeHouse> {
  const clock = { now: (): number => Date.now() }
  const practice = await startPractice({ folder: null, port: 0, now: () => clock.now() })
  const house = await openPublishingHouse([practice.address], more)
  clock.now = () => house.test.house.clock.now
  const { id, token } = practice.makeAccount('pretend_parks')
  const channel = await house.connect({
    ...{ platform: 'practice', address: `${practice.address}/@pretend_parks`, platformId: id },
    ...{ service: practice.address, secret: token },
  })
  const owner = await house.test.house.person('Ona Owner', { unit: house.unit })
  await house.test.house.grant(owner, 'channel-owner', { kind: 'unit', id: house.unit })
  return {
    ...{ house, practice, channel, owner },
    close: async () => {
      await house.close()
      await practice.stop()
    },
  }
}
