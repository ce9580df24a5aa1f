import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type {
  BeginPost,
  PostBody,
  PostCheck,
  PostDraft,
  PostList,
  PostMargin,
  PostPage,
  SavedVersion,
} from '@secondlook/contract'
import type { z } from 'zod'
import { write } from '../write.ts'
import { WrongCall } from '../wrong-call.ts'
import { answersOf, type Call, instantOf, need, oneOf, type PostAct, readCall } from './call.ts'
import { tellCheck, tellList, tellPage } from './said.ts'
import { Refused, type Server, serverOf } from './server.ts'

type World = {
  readonly settings: Readonly<Record<string, string | undefined>>
  readonly say: (text: string) => Promise<void>
  /** One line of why not. */
  readonly complain: (line: string) => void
}

const usualWorld: World = {
  settings: process.env,
  say: write,
  complain: (line) => void process.stderr.write(`secondlook post: ${line}\n`),
}

type Outcome = { readonly code: number; readonly json: unknown; readonly text: string }
type Act = (server: Server, call: Call, world: World) => Promise<Outcome>
type Saved = z.infer<typeof SavedVersion>

const acts: Readonly<Record<PostAct, Act>> = {
  new: beginPost,
  list: listPosts,
  show: showPost,
  check: checkPost,
  ask: askForApproval,
  approve: approvePost,
  return: (server, call) => decide(server, call, 'return'),
  recall: recallPost,
}

/** Works on posts over HTTP, under the same rules as the screens: 0 done, 1 refused or not approved, 2 a wrong call. */
export async function postCommand(args: readonly string[], world: World = usualWorld): Promise<number> {
  const call = readCall(args)
  const server = serverOf(world.settings)
  try {
    const { code, json, text } = await acts[call.act](server, call, world)
    await world.say(call.values.json ? `${JSON.stringify(json ?? null)}\n` : text)
    return code
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const { code, message } = error
    if (call.values.json) await world.say(`${JSON.stringify({ error: { code, message } })}\n`)
    world.complain(`${code}: ${message}`)
    return 1
  }
}

const aiUses = ['none', 'assisted', 'modified', 'generated'] as const
const at = (post: string): string => `/posts/${encodeURIComponent(post)}`
const done = (json: unknown, text: string): Outcome => ({ code: 0, json, text: `${text}\n` })

async function beginPost(server: Server, { what, values }: Call, world: World): Promise<Outcome> {
  const kinds = ['post', 'reply', 'edit', 'profile', 'pinned'] as const
  const begun: BeginPost = {
    unit: values.unit ?? null,
    kind: oneOf('kind', values.kind ?? 'post', kinds),
    channels: values.channel ?? [],
    text: textOf(what === '' && process.stdin.isTTY ? undefined : what || '-'),
    template: null,
  }
  if (begun.channels.length === 0) throw new WrongCall('post new needs at least one --channel')
  const tier = values.tier === undefined ? undefined : oneOf('tier', values.tier, ['T0', 'T1', 'T2', 'T3'])
  const ai = values.ai === undefined ? undefined : oneOf('ai', values.ai, aiUses)
  const goesAt = values.at === undefined ? undefined : instantOf(values.at)
  const { id } = await server.ask<{ id: string }>('POST', '/posts', begun)
  const draft = await server.ask<PostDraft>('GET', `${at(id)}/draft`)
  const body: PostBody = {
    ...draft.body,
    ...(tier && { tier }),
    ...(ai && { ai }),
    ...(goesAt !== undefined && { schedule: { kind: 'at', at: goesAt, latest: null } }),
  }
  const margin: PostMargin = { ...draft.margin, ...(values.title !== undefined && { title: values.title }) }
  try {
    const version = await saveVersion(server, id, draft, { body, margin })
    return done({ id, version }, `${id}  version ${version.number}  ${version.digest}`)
  } catch (error) {
    // The post is there all the same, and whoever asked has to know where.
    if (error instanceof Refused) world.complain(`begun as ${id}; no version is saved yet`)
    throw error
  }
}

/** Saves what the draft is to say, if it does not say so yet, and a version of it. */
async function saveVersion(
  server: Server,
  post: string,
  { revision, body, margin }: PostDraft,
  wanted: { readonly body: PostBody; readonly margin: PostMargin } = { body, margin },
): Promise<Saved> {
  const isSame = JSON.stringify({ body, margin }) === JSON.stringify(wanted)
  const saved = isSame
    ? { revision }
    : await server.ask<{ revision: number }>('PUT', `${at(post)}/draft`, {
        ...{ base: revision, before: { body, margin }, ...wanted },
        change: randomUUID(),
      })
  return await server.ask<Saved>('POST', `${at(post)}/versions`, { revision: saved.revision })
}

async function listPosts(server: Server, { values }: Call): Promise<Outcome> {
  const shows = ['to-approve', 'mine', 'open', 'approved', 'out', 'all'] as const
  const show = oneOf('show', values.show ?? 'open', shows)
  let after = ''
  const posts: PostList['posts'] = []
  let next: string | null
  do {
    const query = new URLSearchParams({ show, ...(after !== '' && { after }) })
    const page = await server.ask<PostList>('GET', `/posts?${query}`)
    posts.push(...page.posts)
    next = page.next
    after = next ?? ''
  } while (values.all && next !== null)
  return { code: 0, json: { posts, next }, text: tellList(posts, next !== null) }
}

const findPage = async (server: Server, post: string): Promise<PostPage> =>
  await server.ask<PostPage>('GET', at(post))

async function showPost(server: Server, { what, values }: Call): Promise<Outcome> {
  const page = await findPage(server, what)
  return { code: values.strict && page.state !== 'approved' ? 1 : 0, json: page, text: tellPage(page) }
}

async function checkPost(server: Server, { what }: Call): Promise<Outcome> {
  const { body } = await server.ask<PostDraft>('GET', `${at(what)}/draft`)
  const check = await server.ask<PostCheck>('POST', `${at(what)}/check`, { body })
  const isOpen =
    check.advice === 'ask' || check.advice === 'stop' || check.problems.some(({ isWarning }) => !isWarning)
  return { code: isOpen ? 1 : 0, json: check, text: tellCheck(check) }
}

/** Asks for approval of what is written now: of the last version, or of a new one where the draft has gone on. */
async function askForApproval(server: Server, { what, values }: Call): Promise<Outcome> {
  const page = await findPage(server, what)
  const version =
    page.version === null || page.hasMore
      ? await saveVersion(server, what, await server.ask<PostDraft>('GET', `${at(what)}/draft`))
      : { number: page.version.number, digest: page.version.digest, isNew: false }
  await server.ask('POST', `${at(what)}/rounds`, {
    ...{ version: version.number, note: values.note ?? null, emergency: null },
  })
  return done({ id: what, version }, `asked for approval of version ${version.number}  ${version.digest}`)
}

async function decide(server: Server, call: Call, does: 'approve' | 'return'): Promise<Outcome> {
  const reason = does === 'return' ? need(call, 'reason') : null
  const named = does === 'approve' ? need(call, 'digest') : undefined
  const answers = answersOf(call.values.answer)
  const { version } = await findPage(server, call.what)
  if (version === null)
    throw new Refused('not-in-this-state', 'Nothing of this post was saved as a version yet.')
  await server.ask('POST', `${at(call.what)}/decisions`, {
    ...{ version: version.number, digest: named ?? version.digest, does, reason, answers },
  })
  const { state } = await findPage(server, call.what)
  const verb = does === 'approve' ? 'approved' : 'returned'
  return done(
    { id: call.what, version: version.number, state },
    `${verb} version ${version.number}; it is now: ${state}`,
  )
}

async function approvePost(server: Server, call: Call): Promise<Outcome> {
  return await decide(server, call, 'approve')
}

async function recallPost(server: Server, call: Call): Promise<Outcome> {
  await server.ask('POST', `${at(call.what)}/recall`, { reason: need(call, 'reason') })
  return done({ id: call.what }, 'recalled')
}

function textOf(file: string | undefined): string {
  if (file === undefined) throw new WrongCall('post new needs a file with the text, or - for standard input')
  if (file !== '-' && !existsSync(file)) throw new WrongCall(`there is no file ${file}`)
  const bytes = readFileSync(file === '-' ? 0 : file)
  const text = bytes.toString('utf8')
  if (!Buffer.from(text, 'utf8').equals(bytes)) throw new WrongCall(`${file} is no text in UTF-8`)
  return text.replace(/\r?\n$/, '')
}
