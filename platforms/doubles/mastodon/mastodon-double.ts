import type { Answer, Handler, Programme } from '../misbehave.ts'
import { escaped, page } from '../page.ts'
import { type Counted, makeRate } from '../rate.ts'
import { type Call, json, notFound, routes } from '../routes.ts'
import { type Serving, serve } from '../serve.ts'
import { apiOf, type Modes } from './api.ts'
import { type Account, Server, type Status } from './state.ts'
import { worded } from './words.ts'

export type MastodonDouble = Serving & {
  readonly modes: Modes
  readonly server: Server
  readonly makeAccount: (name: string, program?: string) => { readonly id: string; readonly token: string }
  /** What can happen while nobody of ours looks. */
  readonly behindOurBack: {
    readonly edit: (id: string, text: string) => void
    readonly remove: (id: string) => void
    readonly post: (name: string, text: string) => string
    readonly reply: (name: string, to: string, text: string) => string
    /** The account gets another handle, and somebody else the old one. */
    readonly takeOver: (name: string, newName: string) => { readonly oldId: string; readonly newId: string }
  }
}
export type MastodonOptions = {
  readonly now?: () => number
  readonly programme?: Programme
  readonly modes?: Partial<Modes>
  /** What an account may do: as published, unless a test needs more. */
  readonly requestsIn5Minutes?: number
  readonly fewIn30Minutes?: number
}

export async function startMastodonDouble(options: MastodonOptions = {}): Promise<MastodonDouble> {
  const now = options.now ?? Date.now
  const server = new Server(now)
  const modes: Modes = { isKeyIgnored: false, isRepeatBroken: false, ...options.modes }
  const limited = withLimits(server, options, routes({ ...apiOf(server, modes), ...pagesOf(server) }))
  const serving = await serve(limited, options.programme)
  server.address = serving.address
  const named = (name: string): Account => server.accountNamed(name) ?? server.addAccount(name)
  const known = (id: string): Status => {
    const status = server.statuses.get(id)
    if (status === undefined) throw new Error(`There is no post ${id}.`)
    return status
  }
  const write = (name: string, text: string, repliesTo: string | null): string =>
    server.addStatus(named(name), { text, warning: '', media: [] }, { repliesTo }).id
  return {
    ...serving,
    modes,
    server,
    makeAccount: (name, program = 'Second Look') => {
      const account = named(name)
      return { id: account.id, token: server.addToken(account, program) }
    },
    behindOurBack: {
      edit: (id, text) =>
        server.editStatus(known(id), { warning: '', media: [], ...known(id).versions.at(-1), text }),
      remove: (id) => {
        server.statuses.delete(known(id).id)
      },
      post: (name, text) => write(name, text, null),
      reply: (name, to, text) => write(name, text, to),
      takeOver: (name, newName) => {
        const old = named(name)
        old.name = newName
        old.url = `${server.address}/@${newName}`
        return { oldId: old.id, newId: server.addAccount(name).id }
      },
    },
  }
}

/** 300 requests in 5 minutes, 30 uploads and 30 deletions in 30; it says when the window ends, not how long to wait. */
function withLimits(
  server: Server,
  { requestsIn5Minutes = 300, fewIn30Minutes = 30 }: MastodonOptions,
  handler: Handler,
): Handler {
  const all = makeRate({ most: requestsIn5Minutes, perMs: 300_000 }, server.now)
  const few = makeRate({ most: fewIn30Minutes, perMs: 1_800_000 }, server.now)
  return async (asked) => {
    const who = asked.headers['authorization']
    if (who === undefined) return handler(asked)
    const isFew = asked.method === 'DELETE' || asked.path.startsWith('/api/v2/media')
    const counts = [all(who), ...(isFew ? [few(`${who} ${asked.method}`)] : [])]
    const over = counts.find(({ isOver }) => isOver)
    const headers = limitHeaders(over ?? counts[0], requestsIn5Minutes)
    if (over)
      return json({ error: 'Too many requests' }, 429, {
        ...headers,
        date: new Date(server.now()).toUTCString(),
      })
    const answer = await handler(asked)
    return { ...answer, headers: { ...answer.headers, ...headers } }
  }
}

const limitHeaders = (counted: Counted | undefined, most: number): Record<string, string> => ({
  'x-ratelimit-limit': String(most),
  'x-ratelimit-remaining': String(counted?.left ?? 0),
  'x-ratelimit-reset': new Date(counted?.resetsAt ?? 0).toISOString(),
})

/** What anybody sees in a browser. */
function pagesOf(server: Server): Readonly<Record<string, (call: Call) => Answer>> {
  const article = (status: Status): string => {
    const { text, warning, media } = status.versions.at(-1) ?? { text: '', warning: '', media: [] }
    const { html } = worded(text, server.address, (name, host) => server.accountNamed(name, host))
    const pictures = media.map(
      ({ id, description }) => `<img src="/media/${id}.jpg" alt="${escaped(description)}">`,
    )
    return `<article>${warning === '' ? '' : `<p>${escaped(warning)}</p>`}${html}${pictures.join('')}</article>`
  }
  return {
    'GET /@:name': ({ params }) => {
      const account = server.accountNamed(params['name'] ?? '')
      return account === undefined
        ? notFound
        : page('Mastodon', `@${account.name}`, server.statusesOf(account).map(article).join('\n'))
    },
    'GET /@:name/:id': ({ params }) => {
      const status = server.statuses.get(params['id'] ?? '')
      return status === undefined || status.by.name !== params['name']
        ? notFound
        : page('Mastodon', `@${status.by.name}`, article(status))
    },
  }
}
