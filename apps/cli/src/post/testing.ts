import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type BeginPost, emptyBody, emptyMargin, type PostCheck } from '@secondlook/contract'

export type Asked = { readonly method: string; readonly path: string; readonly body: Json }
export type Json = Readonly<Record<string, unknown>>
type Answer = { readonly status: number; readonly body?: unknown }
type Route = (asked: Asked) => Answer

export const token = 'sl_this-is-a-secret'

export const check: PostCheck = {
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
export const finding = (more: object = {}) => ({
  ...{
    rule: 'unkind-words',
    clause: '7.4c',
    advice: 'ask',
    basis: 'judgement',
    detector: 'insult',
    spans: [],
  },
  ...{ message: 'This is hard on a person.', remedy: 'Say what happened.', key: 'k1', channel: null },
  ...{ mayBeAnswered: true, ...more },
})
export const page = (more: Json = {}, version: Json | null = {}) => ({
  ...{
    id: 'p1',
    state: 'draft',
    unit: null,
    margin: { ...emptyMargin, title: 'Pool opens' },
    hasMore: false,
  },
  ...{
    changedSince: null,
    steps: [],
    isEmergency: false,
    decisions: [],
    comments: [],
    story: [],
    goesOut: null,
  },
  version: version && {
    ...{ number: 3, digest: 'D3', savedAt: '2026-11-24T22:05:00.000Z', savedBy: { id: 'a', name: 'Ana' } },
    ...{
      authors: [],
      body: { ...emptyBody, text: 'The pool opens.\nAt nine.', tier: 'T1' },
      variants: [],
      check,
    },
    ...version,
  },
  ...more,
})

/** The server as it is agreed, without deciding anything: what is asked is kept, and what is said is told to it. */
export async function openDouble(more: Readonly<Record<string, Route>> = {}) {
  const asked: Asked[] = []
  const draft = {
    post: 'p1',
    revision: 4,
    body: { ...emptyBody, text: 'The pool opens.' },
    margin: emptyMargin,
  }
  const routes: Readonly<Record<string, Route>> = {
    'POST /posts': ({ body }) => {
      const { channels, text } = body as unknown as BeginPost
      draft.body = {
        ...draft.body,
        text,
        variants: channels.map((channel) => ({
          channel,
          text: null,
          title: null,
          warning: null,
          about: null,
        })),
      }
      return { status: 201, body: { id: 'p1' } }
    },
    'GET /posts/p1/draft': () => ({ status: 200, body: draft }),
    'PUT /posts/p1/draft': () => ({ status: 200, body: { revision: 5, clashes: [] } }),
    'POST /posts/p1/versions': () => ({ status: 200, body: { number: 4, digest: 'D4', isNew: true } }),
    'POST /posts/p1/rounds': () => ({ status: 201 }),
    'POST /posts/p1/decisions': () => ({ status: 204 }),
    'POST /posts/p1/recall': () => ({ status: 204 }),
    'POST /posts/p1/check': () => ({ status: 200, body: check }),
    'GET /posts/p1': () => ({ status: 200, body: page() }),
    ...more,
  }
  const server = createServer((request, reply) => {
    let text = ''
    request.on('data', (chunk: Buffer) => {
      text += chunk.toString()
    })
    request.on('end', () => {
      const path = (request.url ?? '').replace('/api/v1', '')
      const method = request.method ?? ''
      const isKnown = request.headers.authorization === `Bearer ${token}`
      const body = text === '' ? {} : (JSON.parse(text) as Json)
      asked.push({ method, path, body })
      const route = routes[`${method} ${path.split('?')[0]}`]
      const answer = !isKnown
        ? refusal(401, 'not-signed-in', 'Sign in and try again.')
        : (route?.({ method, path, body }) ?? refusal(404, 'not-found', 'There is no such post.'))
      reply.writeHead(answer.status, { 'content-type': 'application/json' })
      reply.end(answer.body === undefined ? '' : JSON.stringify(answer.body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    ...{ asked, address: `http://127.0.0.1:${port}` },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

export const refusal = (
  status: number,
  code: string,
  detail: string,
  fields?: readonly object[],
): Answer => ({
  status,
  body: { type: `/docs/refusals/${code}`, title: code, status, detail, code, ...(fields && { fields }) },
})
