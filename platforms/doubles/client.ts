import {
  type Account,
  type Ask,
  addressBelow,
  answerWith,
  type Connection,
  type Credential,
  type FileBody,
  type Filling,
  fill,
  type Json,
  type Judged,
  type PreparedRequest,
  type Published,
  type Reply,
  type Session,
  type Talk,
  type Wanted,
  walkTalk,
} from '@secondlook/connectors'

/** What holds the network in tests: small, and without any of the care that the server takes. */
export type Client = {
  readonly session: Session
  readonly walk: <T>(talk: Talk<T>) => Promise<T>
  /** Sends what was prepared, from where the answers end; stops at the first that was not taken. */
  readonly publish: (wanted: Wanted) => Promise<Sent>
}
export type Sent =
  | { readonly is: 'published'; readonly published: Published; readonly answers: Wanted['answers'] }
  | (Exclude<Judged, { is: 'done' }> & { readonly answers: Wanted['answers'] })

export type Holding = {
  readonly connection: Connection
  readonly account: Account
  readonly credential: Credential
  /** The bytes of pictures by their digest. */
  readonly files?: Readonly<Record<string, Buffer>>
  /** How long an answer is waited for. */
  readonly patienceMs?: () => number
}

export async function openClient(holding: Holding): Promise<Client> {
  const { connection, account, credential } = holding
  const { sender } = connection
  const service = sender.serviceOf(account, credential.service)
  const held: { session?: Session } = {}
  const send = ({ request, as }: Ask): Promise<Reply> =>
    sendBelow(
      service,
      as === 'account' && held.session ? sender.sign(request, held.session) : request,
      holding.files,
      holding.patienceMs?.(),
    )
  const opened = await walkTalk(sender.open(account, credential), send)
  if (opened.is !== 'open') throw new Error(`${opened.is}: ${opened.says}`)
  const { session } = opened
  held.session = session
  return {
    session,
    walk: (talk) => walkTalk(talk, send),
    publish: (wanted) => publish(wanted, connection, (request) => send({ request, as: 'account' })),
  }
}

async function publish(
  wanted: Wanted,
  { sender }: Connection,
  send: (request: PreparedRequest) => Promise<Reply>,
): Promise<Sent> {
  const answers: (Json | undefined)[] = [...wanted.answers]
  for (const [at, request] of wanted.requests.entries()) {
    if (answers[at] !== undefined) continue
    const filling: Filling = { sentAt: wanted.sentAt, answers }
    const whole = fill(request, filling)
    if ('missing' in whole) return { is: 'refused', code: 'about', says: whole.missing, answers }
    const reply = await send(whole)
    const judged = sender.judge(whole, reply)
    if (judged.is !== 'done') return { ...judged, answers }
    answers[at] = reply.is === 'answer' ? (sender.answerIn?.(reply) ?? reply.json ?? null) : null
  }
  const published = sender.published({ ...wanted, answers })
  return published
    ? { is: 'published', published, answers }
    : { is: 'unknown', says: 'It does not say what it took.', answers }
}

/** Sends one request with everything in it, and says what came of it. */
export async function sendBelow(
  service: string,
  request: PreparedRequest,
  files: Readonly<Record<string, Buffer>> = {},
  patienceMs = 20_000,
): Promise<Reply> {
  try {
    const answer = await fetch(addressBelow(service, request.path), {
      ...written(request, files),
      method: request.method,
      redirect: 'follow',
      signal: AbortSignal.timeout(patienceMs),
    })
    return answerWith(answer.status, answer.headers, await answer.text(), answer.url)
  } catch (error) {
    const cause = error instanceof Error ? (error.cause as { code?: string } | undefined) : undefined
    const says = String(cause?.code ?? error)
    return { is: ['ECONNREFUSED', 'ENOTFOUND'].includes(says) ? 'not-sent' : 'no-answer', says }
  }
}

type Bodied = { readonly headers: Record<string, string>; readonly body?: string | Uint8Array | FormData }

function written(request: PreparedRequest, files: Readonly<Record<string, Buffer>>): Bodied {
  const { 'content-type': type = '', ...rest } = request.headers
  const { body } = request
  if (body === null || request.method === 'GET') return { headers: { ...request.headers } }
  if (isFile(body))
    return { headers: { ...rest, 'content-type': body.as }, body: files[body.file] ?? Buffer.from(body.file) }
  const fields = Object.entries(body as { readonly [name: string]: Json })
  if (type === 'multipart/form-data') return { headers: rest, body: formOf(fields, files) }
  if (type === 'application/x-www-form-urlencoded')
    return {
      headers: { ...request.headers },
      body: new URLSearchParams(
        Object.fromEntries(fields.map(([name, value]) => [name, asText(value)])),
      ).toString(),
    }
  return { headers: { ...request.headers }, body: JSON.stringify(body) }
}

const isFile = (body: Json | FileBody): body is FileBody =>
  body !== null &&
  typeof body === 'object' &&
  'file' in body &&
  'as' in body &&
  Object.keys(body).length === 2

const asText = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))

function formOf(fields: readonly [string, Json][], files: Readonly<Record<string, Buffer>>): FormData {
  const form = new FormData()
  for (const [name, value] of fields) {
    const file = value as { readonly $file?: string; readonly as?: string } | null
    if (file !== null && typeof file === 'object' && typeof file.$file === 'string')
      form.append(
        name,
        new Blob([files[file.$file] ?? Buffer.from(file.$file)], { type: file.as ?? '' }),
        'picture',
      )
    else form.append(name, asText(value))
  }
  return form
}
