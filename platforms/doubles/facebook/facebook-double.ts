import type { Handler, Programme } from '../misbehave.ts'
import { escaped, page } from '../page.ts'
import { makeRate } from '../rate.ts'
import { json, notFound, routes } from '../routes.ts'
import { type Serving, serve } from '../serve.ts'
import { apiOf, type FacebookModes } from './api.ts'
import { Book, type Entry } from './state.ts'

export type FacebookDouble = Serving & {
  readonly book: Book
  readonly modes: FacebookModes
  readonly makePage: (username: string) => { readonly id: string; readonly token: string }
  /** What can happen while nobody of ours looks. */
  readonly behindOurBack: {
    readonly edit: (id: string, message: string) => void
    readonly remove: (id: string) => void
    readonly post: (username: string, message: string) => string
    readonly comment: (under: string, message: string) => string
    readonly takeOver: (
      username: string,
      newName: string,
    ) => { readonly oldId: string; readonly newId: string }
  }
}
export type FacebookOptions = {
  readonly now?: () => number
  readonly programme?: Programme
  /** How many requests a token may make in an hour; the real service reckons by the people of a Page. */
  readonly requestsInAnHour?: number
}

export async function startFacebookDouble(options: FacebookOptions = {}): Promise<FacebookDouble> {
  const book = new Book(options.now ?? Date.now)
  const modes: FacebookModes = { isDuplicateNoticed: false }
  const own = { address: '' }
  const pages = {
    'GET /:id': ({ params }: { params: Readonly<Record<string, string>> }) => {
      const entry = book.entries.get(params['id'] ?? '')
      return entry === undefined
        ? notFound
        : page('Facebook', entry.by.name, `<article><p>${escaped(entry.message)}</p></article>`)
    },
  }
  const table = { ...apiOf(book, modes, () => own.address), ...pages }
  const serving = await serve(withLimit(book, options, routes(table)), options.programme)
  own.address = serving.address
  const known = (id: string): Entry => {
    const entry = book.entries.get(id)
    if (entry === undefined) throw new Error(`There is no post ${id}.`)
    return entry
  }
  return {
    ...serving,
    book,
    modes,
    makePage: (username) => {
      const one = book.makePage(username)
      const token = `token-${book.next()}`
      book.tokens.set(token, one)
      return { id: one.id, token }
    },
    behindOurBack: {
      edit: (id, message) => {
        Object.assign(known(id), { message, changedAt: book.now() + 60_000 })
      },
      remove: (id) => {
        book.entries.delete(known(id).id)
      },
      post: (username, message) => {
        const { id, name } = book.makePage(username)
        return book.write({ id, name }, id, null, message).id
      },
      comment: (under, message) => book.write({ id: '7', name: 'Somebody' }, under, under, message).id,
      takeOver: (username, newName) => {
        const old = book.makePage(username)
        old.username = newName
        return { oldId: old.id, newId: book.makePage(username).id }
      },
    },
  }
}

/** Too many are told so with 400 and a number, and how many minutes to wait in a header that is JSON. */
function withLimit(book: Book, { requestsInAnHour = 100_000 }: FacebookOptions, handler: Handler): Handler {
  const rate = makeRate({ most: requestsInAnHour, perMs: 3_600_000 }, book.now)
  return (asked) => {
    const counted = rate(asked.headers['authorization'] ?? '')
    if (!counted.isOver) return handler(asked)
    const minutes = Math.ceil((counted.resetsAt - book.now()) / 60_000)
    const usage = { 1: [{ type: 'pages', call_count: 101, estimated_time_to_regain_access: minutes }] }
    return json({ error: { message: 'Application request limit reached', code: 32 } }, 400, {
      'x-business-use-case-usage': JSON.stringify(usage),
    })
  }
}
