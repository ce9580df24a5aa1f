import { createHash, randomBytes } from 'node:crypto'
import {
  emptyBody,
  emptyMargin,
  fillIn,
  type PostBody,
  type PostCheck,
  type PostState,
  registerOf,
} from '@secondlook/contract'
import type { z } from 'zod'
import { RootKeys } from '../src/keys/roots.ts'
import { Vault } from '../src/keys/vault.ts'
import { grantRole } from '../src/people/access/grants.ts'
import { addPerson } from '../src/people/directory/people.ts'
import { tellOfNotice } from '../src/people/privacy/issue-notice.ts'
import { hashOf } from '../src/people/sign-in/secret.ts'
import { newToken } from '../src/people/sign-in/tokens/format.ts'
import { insertToken } from '../src/people/sign-in/tokens/store.ts'
import { writeStanding } from '../src/posts/standing/store.ts'
import { insertPost } from '../src/posts/store.ts'
import '../src/posts/tables.ts'
import { type ChangedRow, commit, type NewEvent, type Recorder } from '../src/records/index.ts'
import { issuePermit } from '../src/records/permit.ts'
import { readPeriod } from '../src/registers/entry/period.ts'
import { limitsOf } from '../src/registers/entry/routes.ts'
import { covers } from '../src/registers/entry/spans.ts'
import { findAllSpans } from '../src/registers/entry/store.ts'
import { addEntry } from '../src/registers/entry/write-entry.ts'
import { openDatabase, type Tx } from '../src/store/database.ts'
import { newId } from '../src/store/ids.ts'
import { reachDatabase } from '../src/store/open-store.ts'

export type Worker = {
  readonly id: string
  readonly token: string
  readonly unit: string
  readonly channels: readonly string[]
  readonly isApprover: boolean
}
export type SeededPost = {
  readonly id: string
  readonly unit: string
  readonly author: string
  state: PostState
  version: number
}
export type Seeded = { readonly workers: readonly Worker[]; readonly posts: SeededPost[] }

type Wanted = {
  readonly dataFolder: string
  readonly keysFolder: string
  readonly people: number
  readonly posts: number
  readonly random: () => number
}

const permit = issuePermit({ kind: 'operator' }, 'load')
const acts = ['post.read', 'post.write', 'post.comment', 'post.approve', 'post.stop', 'calendar.read']
const states: readonly PostState[] = [
  ...(['draft', 'draft', 'draft', 'draft', 'in-review', 'in-review', 'in-review'] as const),
  ...(['approved', 'approved', 'returned'] as const),
]

/** Fills a demonstration that is open with people who write and approve, and with posts in every state. */
export async function seedPosts({ dataFolder, keysFolder, people, posts, random }: Wanted): Promise<Seeded> {
  const reached = await reachDatabase({ dataFolder, databaseUrl: undefined })
  const database = openDatabase(reached.source)
  const roots = await RootKeys.open(keysFolder, randomBytes)
  const recorder: Recorder = {
    ...{ database, vault: new Vault(keysFolder, roots, 'records', randomBytes) },
    ...{ source: { now: Date.now, randomBytes }, enqueue: async () => undefined },
  }
  try {
    const places = await findPlaces(recorder)
    const workers: Worker[] = []
    for (let n = 0; n < people; n++) {
      const place = places[n % places.length]
      // Every fourth approves, in each unit.
      const role = Math.floor(n / places.length) % 4 === 0 ? 'approver' : 'communications-author'
      if (place) workers.push(await addWorker(recorder, `Load Tester ${n}`, place, role))
    }
    const made: SeededPost[] = []
    while (made.length < posts) made.push(...(await addPosts(recorder, workers, made.length, random)))
    // Nobody's posts come in half a minute, so the database is not left to find out by itself how many there are.
    const client = await reached.connect()
    await client.query('analyze')
    await client.end()
    return { workers, posts: made }
  } finally {
    await database.close()
    await reached.leave()
  }
}

type Place = { readonly unit: string; readonly channels: readonly string[] }

/** Where words alone are a post. */
const wordy = ['facebook', 'mastodon', 'bluesky', 'linkedin', 'threads', 'wordpress', 'x (twitter)', 'x']

/** Units with channels that are live, each with theirs. */
async function findPlaces({ database: { db } }: Recorder): Promise<readonly Place[]> {
  const byUnit = new Map<string, string[]>()
  const now = new Date().toISOString()
  for (const span of await findAllSpans(db, ['channels'])) {
    const { entry, value } = span
    if (!covers(span, now) || value.unit === null || value.values['life'] !== 'active') continue
    if (!wordy.includes(String(value.values['platform']).toLowerCase())) continue
    byUnit.set(value.unit, [...new Set([...(byUnit.get(value.unit) ?? []), entry])])
  }
  return [...byUnit].map(([unit, channels]) => ({ unit, channels }))
}

async function addWorker(
  recorder: Recorder,
  name: string,
  place: Place,
  role: 'approver' | 'communications-author',
): Promise<Worker> {
  const { source } = recorder
  const done = await commit(recorder, permit, async (tx, at) => {
    const needs = { at, source, zone: 'Australia/Sydney' }
    const added = await addPerson(tx, needs, {
      ...{ basis: 'psm-act-employee', name, unit: place.unit },
      email: `${name.toLowerCase().replaceAll(' ', '.')}@example.org`,
    })
    if (!('result' in added)) throw new Error(JSON.stringify(added))
    const { id } = added.result
    const told = await tellOfNotice(tx, needs, { person: id, how: 'on-paper', isAgreed: true })
    if (!('result' in told)) throw new Error(JSON.stringify(told))
    const scope = { kind: 'unit', id: place.unit } as const
    const granted = await grantRole(tx, { at, by: { kind: 'operator' }, source }, { person: id, role, scope })
    if (!('result' in granted)) throw new Error(JSON.stringify(granted))
    const token = newToken(randomBytes)
    const key = newId(source)
    await insertToken(tx, {
      ...{ id: key, person: id, name: 'Load', scopes: acts, secret_hash: hashOf('token', token) },
      ...{ made_at: at, ends_at: new Date(Date.parse(at) + 86_400_000).toISOString(), revoked_at: null },
    })
    const made: NewEvent = {
      ...{ type: 'token.made', subject: id, parts: { name: 'Load', scopes: acts, until: at } },
      rows: [{ table: 'api_token', key }],
    }
    const result: Worker = { ...place, id, token, isApprover: role === 'approver' }
    const named = role === 'approver' ? await letApprove(tx, needs, id, place.unit) : []
    return { result, events: [...added.events, ...told.events, ...granted.events, ...named, made] }
  })
  if (!done.ok) throw new Error('a worker is added')
  return done.result
}

/** Enters that somebody may approve on every channel of their unit, as a head of communications would. */
async function letApprove(
  tx: Tx,
  needs: { readonly at: string; readonly source: Recorder['source']; readonly zone: string },
  person: string,
  unit: string,
): Promise<readonly NewEvent[]> {
  const register = 'approval-delegations'
  const given = { person, tiers: ['T0', 'T1', 'T2'], channels: [], instrument: 'For the load' }
  const values = fillIn(registerOf(register).fields, given)
  const period = readPeriod({ from: null, until: null }, { ...limitsOf(register), ...needs })
  if ('declined' in period) throw new Error(JSON.stringify(period))
  const write = { ...needs, asker: { person: 'load', selves: new Set<string>() } }
  const added = await addEntry(tx, write, register, { unit, key: null, values, period })
  if (!('result' in added)) throw new Error(JSON.stringify(added))
  return added.events
}

const openings = [
  'The pool opens at nine on Saturday, and entry is free for children.',
  'Buses replace trams between Gungahlin and the city this weekend.',
  'Story time is back at every branch, Tuesdays at ten.',
  'Tell us what you think of the new path along the lake by the end of the month.',
  'Thank you to everybody who planted trees with us on Sunday.',
]
const words =
  'Bring a hat and water. More on our page, with a map of where to park and how to get there by bus.'

export const textOf = (n: number): string =>
  `${openings[n % openings.length]} ${words} ${`Notice ${n}. `.repeat(1 + (n % 5))}`.trim()

const check: z.infer<typeof PostCheck> = {
  ...{
    advice: 'clear',
    findings: [],
    problems: [],
    needed: [],
    proposedTier: 'T1',
    tierBecause: [],
    packs: [],
  },
}

/** A hundred posts in one commit: each with a version and where it stands, as they would be after a day of work. */
async function addPosts(
  recorder: Recorder,
  workers: readonly Worker[],
  from: number,
  random: () => number,
): Promise<readonly SeededPost[]> {
  const authors = workers.filter(({ isApprover }) => !isApprover)
  const drafts: { readonly post: string; readonly body: PostBody }[] = []
  const done = await commit(recorder, permit, async (tx, at) => {
    const result: SeededPost[] = []
    const events: NewEvent[] = []
    for (let n = from; n < from + 100; n++) {
      const author = authors[Math.floor(random() * authors.length)]
      if (!author) throw new Error('nobody writes')
      const state = states[n % states.length] ?? 'draft'
      const approvers = workers.filter(({ isApprover, unit }) => isApprover && unit === author.unit)
      const days = Math.floor(random() * 28) - 7
      const goes = new Date(Date.parse(at) + days * 86_400_000 + Math.floor(random() * 1440) * 60_000)
      const body: PostBody = {
        ...{ ...emptyBody, text: textOf(n), tier: 'T1', ai: 'none' },
        variants: author.channels
          .slice(0, 1 + (n % 2))
          .map((channel) => ({ channel, text: null, title: null, warning: null, about: null })),
        schedule:
          n % 4 === 0
            ? { kind: 'when-approved', latest: null }
            : { kind: 'at', at: goes.toISOString(), latest: null },
      }
      const { id, rows } = await addPost(recorder, tx, { at, author, body, state, approvers, n })
      drafts.push({ post: id, body })
      result.push({ id, unit: author.unit, author: author.id, state, version: 1 })
      events.push({ type: 'post.begun', subject: id, rows })
    }
    const [first, ...rest] = events
    if (!first) throw new Error('there are posts')
    return { result, events: [first, ...rest] }
  })
  if (!done.ok) throw new Error('posts are added')
  const rows = drafts.map(({ post, body }) => ({
    ...{ post, revision: 1, body: JSON.stringify(body), margin: JSON.stringify(emptyMargin) },
    ...{ writers: [], changes: [], changed_by: null, changed_at: null },
  }))
  await recorder.database.scratch.insertInto('post_draft').values(rows).execute()
  return done.result
}

type NewPost = {
  readonly at: string
  readonly author: Worker
  readonly body: PostBody
  readonly state: PostState
  readonly approvers: readonly Worker[]
  readonly n: number
}

async function addPost(
  { source }: Recorder,
  tx: Tx,
  { at, author, body, state, approvers, n }: NewPost,
): Promise<{ readonly id: string; readonly rows: [ChangedRow, ...ChangedRow[]] }> {
  const [id, version, margin] = [newId(source), newId(source), newId(source)]
  const digest = `sha256:${createHash('sha256').update(id).digest('hex')}`
  const channels = body.variants.map(({ channel }) => channel)
  await insertPost(tx, { id, unit: author.unit, kind: 'post', begun_by: author.id, begun_at: at })
  await tx
    .insertInto('post_margin')
    .values({
      ...{
        id: margin,
        post: id,
        title: `Post ${n}`,
        campaign: n % 3 === 0 ? 'Summer' : '',
        tags: [],
        notes: '',
      },
      ...{ person: author.id, from_at: at, ended_at: null },
    })
    .execute()
  await tx
    .insertInto('post_version')
    .values({
      ...{ id: version, post: id, number: 1, digest, body: JSON.stringify(body), prepared: '[]' },
      ...{ check_found: JSON.stringify(check), tier: body.tier, channels, initiatives: [] },
      ...{
        writers: [],
        authors: [author.id],
        judgements: '[]',
        blocks: '[]',
        is_neutral: false,
        template: null,
      },
      ...{ goes_at: body.schedule.kind === 'at' ? body.schedule.at : null, latest_at: null },
      ...{ saved_by: author.id, saved_at: at },
    })
    .execute()
  const rows: [ChangedRow, ...ChangedRow[]] = [
    { table: 'post', key: id },
    { table: 'post_margin', key: margin },
    { table: 'post_version', key: version },
  ]
  if (state !== 'draft')
    rows.push(...(await addRound(tx, { id, at, author, channels, state, approvers, digest, source })))
  const waits = state === 'in-review' ? approvers.map((one) => one.id) : []
  rows.push(...(await writeStanding(tx, { at, source }, id, { state, waitsFor: waits, due: null })))
  return { id, rows }
}

type NewRound = Pick<NewPost, 'at' | 'author' | 'state' | 'approvers'> & {
  readonly id: string
  readonly channels: readonly string[]
  readonly digest: string
  readonly source: Recorder['source']
}

/** A round that asks one approver, and what was said in it. */
async function addRound(
  tx: Tx,
  { id, at, author, channels, state, approvers, digest, source }: NewRound,
): Promise<readonly ChangedRow[]> {
  const [round, act] = [newId(source), newId(source)]
  const steps = [{ name: 'Approval', need: 1, of: null, channels, hours: 8, escalatesTo: [] }]
  await tx
    .insertInto('post_round')
    .values({
      ...{ id: round, post: id, version: 1, steps: JSON.stringify(steps), is_emergency: false, reason: null },
      ...{ note: null, due_at: null, asked_by: author.id, asked_at: at },
    })
    .execute()
  const asked = { table: 'post_round' as const, key: round }
  const [approver] = approvers
  if (state === 'in-review' || !approver) return [asked]
  await tx
    .insertInto('post_act')
    .values({
      ...{ id: act, post: id, version: 1, round, does: state === 'approved' ? 'approve' : 'return', digest },
      ...{ step: state === 'approved' ? 'Approval' : null, delegation: null, has_stepped_up: false },
      ...{
        signed_in_by: null,
        reason: state === 'approved' ? null : 'Another picture, please.',
        answers: '[]',
      },
      ...{ person: approver.id, at },
    })
    .execute()
  return [asked, { table: 'post_act', key: act }]
}
