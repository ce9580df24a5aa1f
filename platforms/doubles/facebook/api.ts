import type { Answer } from '../misbehave.ts'
import { type Call, json, type Take, textIn } from '../routes.ts'
import type { Book, Entry, Page } from './state.ts'

const wrong = (code: number, message: string, more: object = {}, status = 400): Answer =>
  json({ error: { message, type: 'OAuthException', code, ...more, fbtrace_id: 'double' } }, status)
const missing = (id: string): Answer =>
  wrong(100, `Unsupported request. Object with ID '${id}' does not exist`, { error_subcode: 33 })
/** As it writes them: without a colon in the zone. */
const instant = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}+0000`

export type FacebookModes = {
  /** Whether the same words right after each other are refused. */
  isDuplicateNoticed: boolean
}

/** A message with the names of those it mentions, and where they stand. */
function messageShape(book: Book, message: string): Readonly<Record<string, unknown>> {
  const tags: unknown[] = []
  let shown = ''
  let at = 0
  for (const match of message.matchAll(/@\[(\d+)\]/g)) {
    shown += message.slice(at, match.index)
    at = match.index + match[0].length
    const { id = '', name = '' } = book.pageNamed(match[1] ?? '') ?? {}
    tags.push({ id, name, type: 'page', offset: shown.length, length: name.length })
    shown += name
  }
  return { message: shown + message.slice(at), ...(tags.length > 0 ? { message_tags: tags } : {}) }
}

function entryShape(book: Book, entry: Entry, at: string): Readonly<Record<string, unknown>> {
  const photos = entry.photos.map(({ id }) => ({
    ...{ media_type: 'photo', target: { id }, media: { image: { src: `${at}/photos/${id}` } } },
  }))
  const attachments =
    photos.length === 0
      ? {}
      : {
          attachments: {
            data: photos.length === 1 ? photos : [{ media_type: 'album', subattachments: { data: photos } }],
          },
        }
  return {
    ...{ id: entry.id, from: entry.by, is_hidden: entry.isHidden, permalink_url: `${at}/${entry.id}` },
    ...{ created_time: instant(entry.at), updated_time: instant(entry.changedAt) },
    ...messageShape(book, entry.message),
    ...attachments,
  }
}

/** What the description says, as far as this connector uses it. Nothing is answered without a token. */
export function apiOf(book: Book, modes: FacebookModes, at: () => string): Readonly<Record<string, Take>> {
  const signed =
    (take: (call: Call, page: Page) => Answer): Take =>
    (call) => {
      const page = book.tokens.get((call.asked.headers['authorization'] ?? '').replace(/^Bearer /, ''))
      return page === undefined
        ? wrong(190, 'Error validating access token: The session has been invalidated.', {}, 401)
        : take(call, page)
    }
  const listOf = (entries: readonly Entry[], { query }: Call): Answer => {
    const from = Number(query.get('after') ?? 0)
    const page = entries.slice(from, from + 100)
    const more = entries.length > from + 100
    return json({
      data: page.map((one) => entryShape(book, one, at())),
      paging: { cursors: { after: String(from + 100) }, ...(more ? { next: `${at()}/next` } : {}) },
    })
  }
  const object = (call: Call, me: Page): Answer => {
    const id = call.params['id'] ?? ''
    const page = id === 'me' ? me : book.pageNamed(id)
    if (page) return json({ id: page.id, name: page.name, username: page.username, about: page.about })
    const photo = book.photos.get(id)
    if (photo) return json({ id, alt_text_custom: photo.alt, images: [{ source: `${at()}/photos/${id}` }] })
    const entry = book.entries.get(id)
    return entry ? json(entryShape(book, entry, at())) : missing(id)
  }
  return {
    'GET /v25.0/:id': signed(object),
    'GET /v25.0/:id/published_posts': signed((call) => {
      const page = book.pageNamed(call.params['id'] ?? '')
      if (page === undefined) return missing(call.params['id'] ?? '')
      return listOf(
        book.all.filter(({ by, under }) => by.id === page.id && under === null),
        call,
      )
    }),
    'GET /v25.0/:id/comments': signed((call) => {
      const id = call.params['id'] ?? ''
      return book.entries.has(id)
        ? listOf(
            book.all.filter(({ under }) => under === id),
            call,
          )
        : missing(id)
    }),
    'POST /v25.0/:id/photos': signed(({ files, fields }) => {
      const file = files['source']
      if (file === undefined) return wrong(324, 'Requires upload file')
      const photo = { id: book.next(), ...file, alt: textIn(fields, 'alt_text_custom') ?? '' }
      book.photos.set(photo.id, photo)
      return json({ id: photo.id })
    }),
    'POST /v25.0/:id/feed': signed((call, page) => feed(book, modes, call, page)),
    'POST /v25.0/:id/comments': signed(({ params, fields }, { id, name }) => {
      const under = params['id'] ?? ''
      if (!book.entries.has(under)) return missing(under)
      return json({ id: book.write({ id, name }, under, under, textIn(fields, 'message') ?? '').id })
    }),
    'POST /v25.0/:id/blocked': signed(({ fields }, page) => {
      page.blocked.add(textIn(fields, 'user') ?? '')
      return json({ success: true })
    }),
    'DELETE /v25.0/:id/blocked': signed(({ query }, page) => {
      page.blocked.delete(query.get('user') ?? '')
      return json({ success: true })
    }),
    'POST /v25.0/:id': signed(({ params, fields }, page) => {
      const id = params['id'] ?? ''
      const entry = book.entries.get(id)
      if (id === page.id) page.about = textIn(fields, 'about') ?? page.about
      else if (entry === undefined) return missing(id)
      else if (fields['is_hidden'] !== undefined) entry.isHidden = fields['is_hidden'] === true
      else if (entry.by.id !== page.id) return wrong(200, 'Permissions error', {}, 403)
      else {
        entry.message = (textIn(fields, 'message') ?? entry.message).trim()
        entry.changedAt = book.now() + 1000
      }
      return json({ success: true })
    }),
    'DELETE /v25.0/:id': signed(({ params }) => {
      const id = params['id'] ?? ''
      return book.entries.delete(id) ? json({ success: true }) : missing(id)
    }),
    'GET /photos/:id': ({ params }) => {
      const photo = book.photos.get(params['id'] ?? '')
      return photo ? { status: 200, headers: { 'content-type': photo.type }, body: photo.bytes } : missing('')
    },
  }
}

function feed(book: Book, modes: FacebookModes, { fields, params }: Call, page: Page): Answer {
  if (params['id'] !== page.id) return wrong(200, 'Permissions error', {}, 403)
  const message = (textIn(fields, 'message') ?? '').trim()
  const attached = Array.isArray(fields['attached_media']) ? fields['attached_media'] : []
  const photos = attached.map((one: { readonly media_fbid?: unknown }) =>
    book.photos.get(String(one.media_fbid)),
  )
  const known = photos.filter((one) => one !== undefined)
  if (known.length !== photos.length) return wrong(100, 'Invalid parameter')
  if (message === '' && known.length === 0) return wrong(100, 'Invalid parameter')
  if ([...message].length > 63_206) return wrong(100, 'The message is too long')
  const [last] = book.all.filter(({ by, under }) => by.id === page.id && under === null)
  if (modes.isDuplicateNoticed && last?.message === message && book.now() - last.at < 300_000)
    return wrong(506, 'Duplicate status message')
  return json({ id: book.write({ id: page.id, name: page.name }, page.id, null, message, known).id })
}
