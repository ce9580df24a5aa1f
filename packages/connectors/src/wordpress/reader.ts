import type { Account } from '../content.ts'
import type { Json } from '../prepared.ts'
import { query } from '../request.ts'
import { seenIn } from '../talk/html.ts'
import { instantIn } from '../talk/instant.ts'
import type {
  ListBack,
  Listed,
  PinBack,
  ProfileBack,
  ReadBack,
  Reader,
  ReadPart,
  Resolved,
  Unreadable,
} from '../talk/reader.ts'
import { bareHandle, newestFirst, type PartBack, pinBack, readParts, somebody } from '../talk/reading.ts'
import type { Published } from '../talk/sender.ts'
import { at, listAt, type Reply, type Talk, textAt } from '../talk/talk.ts'
import { api, asStranger, codeIn, partIn, postPath, saysOf } from './site.ts'

const page = 100
const pagesMost = 5
const gone = new Set(['rest_forbidden', 'rest_post_invalid_id'])

const unreadable = (reply: Reply): Unreadable => ({
  is: 'unreadable',
  says: reply.is === 'answer' ? saysOf(reply) : reply.says,
})

/** Smileys are pictures that belong to the words; what stands under a picture does not. */
const readAs = (name: string, attributes: Readonly<Record<string, string>>): string | null | undefined =>
  name === 'figcaption'
    ? null
    : name === 'img' && /\b(?:wp-smiley|emoji)\b/.test(attributes['class'] ?? '')
      ? (attributes['alt'] ?? '')
      : undefined

/** What stands under each picture that has something under it, by its address. */
function captionsIn(html: string): ReadonlyMap<string, string> {
  const figures = html.split(/(?=<figure\b)/i).slice(1)
  return new Map(
    figures.flatMap((figure) => {
      const [inside = ''] = figure.split(/<\/figure>/i)
      const caption = /<figcaption\b[^>]*>([\s\S]*)<\/figcaption>/i.exec(inside)?.[1] ?? ''
      return seenIn(inside).pictures.map(({ address }): [string, string] => [address, seenIn(caption).text])
    }),
  )
}

const textOf = (json: Json, member: string): string =>
  seenIn(textAt(json, `${member}.rendered`) ?? '', readAs).text

function partOf(json: Json): ReadPart | undefined {
  const part = partIn(json)
  if (!part) return undefined
  const html = textAt(json, 'content.rendered') ?? ''
  const seen = seenIn(html, readAs)
  const captions = captionsIn(html)
  const isChanged = textAt(json, 'modified_gmt') !== textAt(json, 'date_gmt')
  return {
    ...part,
    title: textOf(json, 'title'),
    text: seen.text,
    links: seen.links,
    pictures: seen.pictures.map((one) => ({
      ...one,
      digest: null,
      caption: captions.get(one.address) ?? '',
    })),
    postedAt: instantIn(textAt(json, 'date_gmt')) ?? null,
    editedAt: isChanged ? (instantIn(textAt(json, 'modified_gmt')) ?? null) : null,
  }
}

function* readOne(id: string): Talk<PartBack> {
  const reply = yield* asStranger(postPath(id))
  if (reply.is === 'answer' && gone.has(codeIn(reply))) return { is: 'gone', says: saysOf(reply) }
  const isThere = reply.is === 'answer' && reply.status === 200 && reply.json !== undefined
  const part = isThere ? partOf(reply.json) : undefined
  return part ? { ...part, id } : unreadable(reply)
}

const read = (_account: Account, published: Published): Talk<ReadBack> => readParts(published, readOne)

function listedIn(json: Json, since: number): readonly Listed[] {
  const part = partIn(json)
  const [made, changed] = ['date_gmt', 'modified_gmt'].map((name) => instantIn(textAt(json, name)) ?? '')
  const at = (made ?? '') > (changed ?? '') ? made : changed
  if (!part || !at || Date.parse(at) < since) return []
  return [{ ...part, at, text: `${textOf(json, 'title')}\n\n${textOf(json, 'content')}` }]
}

/** Whatever the site shows as written or changed since: posts and pages. */
function* list(_account: Account, since: string): Talk<ListBack> {
  const items: Listed[] = []
  let isWhole = true
  // It compares whole seconds, and since 5.7 by when something was changed.
  const after = `${since.slice(0, 19)}Z`
  for (const kind of ['posts', 'pages']) {
    let pages = 1
    for (let at = 1; at <= Math.min(pages, pagesMost); at++) {
      const values = { modified_after: after, orderby: 'modified', per_page: String(page), page: String(at) }
      const reply = yield* asStranger(`${api}/${kind}?${query(values)}`)
      if (reply.is !== 'answer' || reply.status !== 200 || !Array.isArray(reply.json))
        return unreadable(reply)
      items.push(...listAt(reply.json, '').flatMap((one) => listedIn(one, Date.parse(since))))
      pages = Number(reply.headers['x-wp-totalpages'] ?? 1) || 1
    }
    isWhole &&= pages <= pagesMost
  }
  return { is: 'list', items: newestFirst(items), isWhole }
}

/** The site, and of the account that writes on it what the site shows: some show nothing. */
function* profile(account: Account): Talk<ProfileBack> {
  const site = yield* asStranger('/wp-json/')
  const name = site.is === 'answer' ? textAt(site.json, 'name') : undefined
  if (site.is !== 'answer' || site.status !== 200 || name === undefined) return unreadable(site)
  const about = textAt(site.json, 'description') ?? ''
  const shown = { name: seenIn(name).text, about: seenIn(about).text }
  if (account.platformId === null) return { is: 'profile', profile: { id: '', handle: '', ...shown } }
  const user = yield* asStranger(`${api}/users/${encodeURIComponent(account.platformId)}`)
  if (user.is !== 'answer') return unreadable(user)
  const id = textAt(user.json, 'id') ?? account.platformId
  return { is: 'profile', profile: { id, handle: textAt(user.json, 'slug') ?? '', ...shown } }
}

function* resolve(_account: Account, handle: string): Talk<Resolved> {
  const slug = bareHandle(handle)
  const reply = yield* asStranger(`${api}/users?${query({ slug })}`)
  if (reply.is !== 'answer' || reply.status !== 200 || !Array.isArray(reply.json)) return unreadable(reply)
  return reply.json.length === 0 ? { is: 'nobody' } : somebody(textAt(reply.json, '0.id'))
}

function* pin(_account: Account, { parts }: Published): Talk<PinBack> {
  const reply = yield* asStranger(postPath(parts[0]?.id ?? ''))
  const isThere = reply.is === 'answer' && reply.status === 200 && partIn(reply.json) !== undefined
  return isThere ? pinBack(at(reply.json, 'sticky') === true) : unreadable(reply)
}

export const wordpressReader: Reader = { read, pin, list, profile, resolve }
