import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  commit,
  type Declined,
  type Done,
  type NewEvent,
  type Permit,
  type Recorder,
} from '../../records/index.ts'
import type { Db, Tx } from '../../store/database.ts'
import type { Asker } from '../access/asker.ts'
import { decide } from '../access/decide.ts'
import type { WriteNeeds } from '../directory/entry.ts'
import type { DirectoryRefusal } from '../directory/refusal.ts'
import { type ScimRefusal, scimMedia, scimNo, sendScimRefusal } from './errors.ts'

export type ScimNeeds = {
  readonly db: Db
  readonly recorder: Recorder
  /** Of the body, for first and last days. */
  readonly zone: string
  /** Where this service is reached from outside, without a slash at its end. */
  readonly publicUrl: string
  /** Whose token a request shows, with the scopes of the token; plugged in by sign-in. */
  readonly authenticate: (request: FastifyRequest) => Promise<Asker | undefined>
}

export type ScimReply = {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export type Given = { readonly permit: Permit; readonly at: string }

type Handler = (request: FastifyRequest, given: Given) => Promise<ScimReply | ScimRefusal>

export const scimPath = '/scim/v2'
export const baseOf = ({ publicUrl }: ScimNeeds): string => `${publicUrl}${scimPath}`

/** Registers a route of SCIM: it asks for the token itself, because it says no in SCIM's own form. */
export function scimRoute(
  app: FastifyInstance,
  needs: ScimNeeds,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  handle: Handler,
): void {
  const config = { open: 'a directory service shows its token, and the route asks the table itself' }
  app.route({ method, url: `${scimPath}${url}`, config, handler: (request, reply) => answer(request, reply) })

  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    reply.header('cache-control', 'no-store')
    const asker = await needs.authenticate(request)
    if (!asker)
      return sendScimRefusal(
        reply.header('www-authenticate', 'Bearer'),
        scimNo(401, 'Show a token with the scope scim.'),
      )
    const decision = decide(asker, 'people.provision')
    if (!decision.may) return sendScimRefusal(reply, scimNo(403, decision.because))
    const { permit } = decision
    const given = await handle(request, { permit, at: asker.at }).catch(refuseTaken)
    if ('detail' in given) return sendScimRefusal(reply, given)
    reply.code(given.status).headers(given.headers ?? {})
    return given.body === undefined ? reply.send() : reply.type(scimMedia).send(JSON.stringify(given.body))
  }
}

/** Two requests at once may want the same address; PostgreSQL lets one of them have it. */
function refuseTaken(error: unknown): ScimRefusal {
  if (error instanceof Error && 'code' in error && error.code === '23505')
    return scimNo(409, 'Another user has this userName, email address or number already.', 'uniqueness')
  throw error
}

/** Does the changes of one request together, or none of them. */
export async function changeAll<T>(
  { recorder, zone }: ScimNeeds,
  permit: Permit,
  work: (
    tx: Tx,
    needs: WriteNeeds,
  ) => Promise<{ readonly result: T; readonly events: readonly NewEvent[] } | Declined<ScimRefusal>>,
): Promise<
  { readonly ok: true; readonly result: T } | { readonly ok: false; readonly refusal: ScimRefusal }
> {
  const outcome = await commit<T, ScimRefusal | { readonly nothing: T }>(recorder, permit, async (tx, at) => {
    const done = await work(tx, { at, zone, source: recorder.source })
    if ('declined' in done) return done
    const [first, ...rest] = done.events
    return first ? { result: done.result, events: [first, ...rest] } : { declined: { nothing: done.result } }
  })
  if (outcome.ok) return outcome
  const { declined } = outcome
  return 'nothing' in declined ? { ok: true, result: declined.nothing } : { ok: false, refusal: declined }
}

/** Gathers the events of several changes; the first that is declined declines them all. */
export async function gather(
  changes: readonly (() => Promise<Done<unknown> | Declined<DirectoryRefusal | 'unchanged'>>)[],
): Promise<readonly NewEvent[] | ScimRefusal> {
  const events: NewEvent[] = []
  for (const change of changes) {
    const done = await change()
    if ('events' in done) events.push(...done.events)
    else if (done.declined !== 'unchanged') return toScim(done.declined)
  }
  return events
}

/** A refusal of the directory in SCIM's words. */
export function toScim({ code, says }: DirectoryRefusal): ScimRefusal {
  if (code === 'entry-taken') return scimNo(409, says, 'uniqueness')
  const status = statuses.get(code)
  return status === undefined ? scimNo(400, says, 'invalidValue') : scimNo(status, says)
}

const statuses = new Map<DirectoryRefusal['code'], number>([
  ['person-unknown', 404],
  ['changed-meanwhile', 412],
  ['directory-busy', 503],
  ['unit-in-use', 409],
])

export const isRefusal = (given: object): given is ScimRefusal => 'detail' in given

type ListQuery = {
  readonly filter: string | undefined
  readonly startIndex: number
  readonly count: number
  readonly excluded: ReadonlySet<string>
}

/** RFC 7644, section 3.4.2: an index begins at 1, and less is read as 1; a count below zero is read as 0. */
export function readListQuery(request: FastifyRequest): ListQuery {
  const query = request.query as Readonly<Record<string, string | undefined>>
  const number = (name: string, otherwise: number): number => {
    const read = Number.parseInt(query[name] ?? '', 10)
    return Number.isNaN(read) ? otherwise : read
  }
  return {
    filter: query['filter'],
    startIndex: Math.max(1, number('startIndex', 1)),
    count: Math.min(200, Math.max(0, number('count', 100))),
    excluded: new Set((query['excludedAttributes'] ?? '').toLowerCase().split(',')),
  }
}

/** The state that If-Match names; `undefined` where any will do. */
export function readIfMatch(request: FastifyRequest): string | undefined {
  const match = request.headers['if-match']
  return match === undefined || match.trim() === '*' ? undefined : match.replace(/^\s*(?:W\/)?"|"\s*$/g, '')
}

export const idOf = (request: FastifyRequest): string => (request.params as { readonly id: string }).id
