import type { Answer } from '../misbehave.ts'
import { type Call, json, type Take, textIn } from '../routes.ts'
import { accountShape, historyShape, mediaShape, statusShape } from './shapes.ts'
import type { Media, Server, Status, Token } from './state.ts'
import { countOf } from './words.ts'

export type Modes = {
  /** Servers that speak like Mastodon may not look at the key. */
  isKeyIgnored: boolean
  /** As reported in mastodon#40399: a repeat within the hour is answered with 500. */
  isRepeatBroken: boolean
}

const hour = 3_600_000
const wrong = (status: number, error: string): Answer => json({ error }, status)
const absent = wrong(404, 'Record not found')
const unknownToken = wrong(401, 'The access token is invalid')

type Signed = (call: Call, token: Token) => Answer
type Own = (call: Call, token: Token, status: Status) => Answer

/** What the description says, as far as this connector uses it. */
export function apiOf(server: Server, modes: Modes): Readonly<Record<string, Take>> {
  const tokenOf = ({ asked }: Call): Token | undefined => {
    const token = server.tokens.get((asked.headers['authorization'] ?? '').replace(/^Bearer /, ''))
    return token === undefined || token.isRevoked ? undefined : token
  }
  const signed =
    (take: Signed): Take =>
    (call) => {
      const token = tokenOf(call)
      return token === undefined ? unknownToken : take(call, token)
    }
  const own = (take: Own): Take =>
    signed((call, token) => {
      const status = server.statuses.get(call.params['id'] ?? '')
      return status === undefined || status.by !== token.account ? absent : take(call, token, status)
    })
  const seen =
    (take: (status: Status, call: Call) => Answer): Take =>
    (call) => {
      const status = server.statuses.get(call.params['id'] ?? '')
      return status === undefined ? absent : take(status, call)
    }
  const shaped = (status: Status, call: Call): Answer =>
    json(statusShape(server, status, tokenOf(call)?.account))
  const block = (isBlocked: boolean): Take =>
    signed(({ params }, { account }) => {
      const who = server.accounts.find(({ id }) => id === params['id'])
      if (who === undefined) return absent
      if (isBlocked) account.blocks.add(who.id)
      else account.blocks.delete(who.id)
      return json({ id: who.id, blocking: isBlocked })
    })
  const self = (_: Call, { account }: Token): Answer =>
    json({ ...accountShape(server, account), source: { note: account.note } })

  return {
    'GET /api/v1/accounts/verify_credentials': signed(self),
    'GET /api/v1/apps/verify_credentials': signed((_, { program }) => json({ name: program })),
    'PATCH /api/v1/accounts/update_credentials': signed((call, token) => {
      token.account.note = textIn(call.fields, 'note') ?? token.account.note
      return self(call, token)
    }),
    'GET /api/v1/accounts/lookup': ({ query }) => {
      const [name = '', host] = (query.get('acct') ?? '').split('@')
      const account = server.accountNamed(name, host)
      return account === undefined ? absent : json(accountShape(server, account))
    },
    'GET /api/v1/accounts/:id/statuses': (call) => timeline(server, call, tokenOf(call)),
    'POST /api/v1/accounts/:id/block': block(true),
    'POST /api/v1/accounts/:id/unblock': block(false),
    'GET /api/v2/search': signed(({ query }, { account }) => {
      const found = [...server.statuses.values()].filter(
        ({ by, id }) => `${by.url}/${id}` === (query.get('q') ?? ''),
      )
      return json({
        statuses: found.map((one) => statusShape(server, one, account)),
        accounts: [],
        hashtags: [],
      })
    }),
    'POST /api/v2/media': signed(({ files, fields }) => {
      const file = files['file']
      if (file === undefined) return wrong(422, "Validation failed: File can't be blank")
      const media = { id: server.nextId(), ...file, description: textIn(fields, 'description') ?? '' }
      server.media.set(media.id, media)
      return json(mediaShape(server, media))
    }),
    'POST /api/v1/statuses': signed((call, token) => post(server, modes, call, token)),
    'GET /api/v1/statuses/:id': seen(shaped),
    'GET /api/v1/statuses/:id/history': seen((status) => json(historyShape(server, status))),
    'GET /api/v1/statuses/:id/context': seen((status, call) =>
      json(contextOf(server, status, tokenOf(call))),
    ),
    'GET /api/v1/statuses/:id/source': own((_, __, { id, versions }) =>
      json({ id, text: versions.at(-1)?.text ?? '', spoiler_text: versions.at(-1)?.warning ?? '' }),
    ),
    'PUT /api/v1/statuses/:id': own((call, _, status) => {
      const version = versionIn(server, call)
      if ('error' in version) return wrong(422, version.error)
      server.editStatus(status, version)
      return shaped(status, call)
    }),
    'POST /api/v1/statuses/:id/pin': own((call, _, status) => {
      status.isPinned = true
      return shaped(status, call)
    }),
    'POST /api/v1/statuses/:id/unpin': own((call, _, status) => {
      status.isPinned = false
      return shaped(status, call)
    }),
    'DELETE /api/v1/statuses/:id': own((call, _, status) => {
      server.statuses.delete(status.id)
      return shaped(status, call)
    }),
    'GET /media/:file': ({ params }) => {
      const media = server.media.get((params['file'] ?? '').split('.')[0] ?? '')
      return media === undefined
        ? absent
        : { status: 200, headers: { 'content-type': media.type }, body: media.bytes }
    },
  }
}

type Written = { readonly text: string; readonly warning: string; readonly media: readonly Media[] }

function versionIn(server: Server, { fields }: Call): Written | { readonly error: string } {
  const text = (textIn(fields, 'status') ?? '').trim()
  const warning = (textIn(fields, 'spoiler_text') ?? '').trim()
  const ids = Array.isArray(fields['media_ids']) ? fields['media_ids'].map(String) : []
  const media = ids.map((id) => server.media.get(id)).filter((one) => one !== undefined)
  if (text === '' && warning === '' && media.length === 0)
    return { error: "Validation failed: Text can't be blank" }
  if (media.length > 4) return { error: 'Cannot attach more than 4 files' }
  if (countOf(text, warning) > 500)
    return { error: 'Validation failed: Text character limit of 500 exceeded' }
  return text === '' && media.length === 0 ? { text: warning, warning: '', media } : { text, warning, media }
}

function post(server: Server, modes: Modes, call: Call, { account, program }: Token): Answer {
  const key = call.asked.headers['idempotency-key']
  const kept = key === undefined ? undefined : server.keys.get(`${account.id} ${key}`)
  const known = kept === undefined ? undefined : server.statuses.get(kept.status)
  if (kept && known && !modes.isKeyIgnored && server.now() - kept.at < hour)
    return modes.isRepeatBroken
      ? { status: 500, body: 'Internal Server Error' }
      : json(statusShape(server, known, account))
  const scheduled = textIn(call.fields, 'scheduled_at')
  if (scheduled !== undefined && !(Date.parse(scheduled) >= server.now() + 300_000))
    return wrong(422, 'Validation failed: Scheduled at The scheduled date must be in the future')
  const version = versionIn(server, call)
  if ('error' in version) return wrong(422, version.error)
  const repliesTo = textIn(call.fields, 'in_reply_to_id') ?? null
  if (repliesTo !== null && !server.statuses.has(repliesTo))
    return wrong(404, 'The post you are trying to reply to does not appear to exist.')
  const language = textIn(call.fields, 'language') ?? 'en'
  const status = server.addStatus(account, version, { repliesTo, program, language })
  if (key !== undefined) server.keys.set(`${account.id} ${key}`, { status: status.id, at: server.now() })
  return json(statusShape(server, status, account))
}

function timeline(server: Server, { params, query }: Call, token: Token | undefined): Answer {
  const account = server.accounts.find(({ id }) => id === params['id'])
  if (account === undefined) return absent
  const before = query.get('max_id')
  const limit = Math.min(40, Number(query.get('limit') ?? 20))
  const statuses = server
    .statusesOf(account)
    .filter(({ id }) => before === null || Number(id) < Number(before))
    .filter(({ isPinned }) => query.get('pinned') !== 'true' || isPinned)
    .slice(0, limit)
  return json(statuses.map((status) => statusShape(server, status, token?.account)))
}

function contextOf(server: Server, status: Status, token: Token | undefined): unknown {
  const all = [...server.statuses.values()]
  const under = (id: string): readonly Status[] =>
    all.filter(({ repliesTo }) => repliesTo === id).flatMap((one) => [one, ...under(one.id)])
  return {
    ancestors: [],
    descendants: under(status.id).map((one) => statusShape(server, one, token?.account)),
  }
}
