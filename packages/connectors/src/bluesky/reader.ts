import type { Account } from '../content.ts'
import type { Json } from '../prepared.ts'
import { get, query } from '../request.ts'
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
} from '../talk/reader.ts'
import {
  bareHandle,
  newestFirst,
  type PartBack,
  pinBack,
  readOr,
  readParts,
  somebody,
} from '../talk/reading.ts'
import type { Published } from '../talk/sender.ts'
import { at, listAt, type Talk, textAt } from '../talk/talk.ts'
import { utf8Length } from '../text/utf8.ts'
import { digestOfCid } from './cid.ts'
import { postAddress } from './post-address.ts'
import { askedOf, pageOf, partIn, placeIn, posts, profiles, recordAt, repoOf } from './records.ts'

const page = 100
/** Keys of ours say nothing of their time, so the whole account is read, so far as it goes. */
const pagesMost = 20

/** The text between two bytes of its UTF-8. */
function between(text: string, from: number, to: number): string {
  let [bytes, found] = [0, '']
  for (const character of text) {
    if (bytes >= from && bytes < to) found += character
    bytes += utf8Length(character)
    if (bytes >= to) break
  }
  return found
}

type Link = { readonly text: string; readonly to: string }

function linksIn(value: Json, text: string, member: 'uri' | 'did'): readonly Link[] {
  return listAt(value, 'facets').flatMap((facet) => {
    const [from, end] = [at(facet, 'index.byteStart'), at(facet, 'index.byteEnd')]
    return listAt(facet, 'features').flatMap((feature) => {
      const to = textAt(feature, member)
      return to === undefined ? [] : [{ text: between(text, Number(from), Number(end)), to }]
    })
  })
}

type Picture = ReadPart['pictures'][number]

function pictureOf(blob: Json | undefined, alt: string, repo: string, server: string): readonly Picture[] {
  const cid = textAt(blob, 'ref.$link')
  if (cid === undefined) return []
  const address = `${server}/xrpc/com.atproto.sync.getBlob?${query({ did: repo, cid })}`
  return [{ address, alt, digest: digestOfCid(cid) ?? null }]
}

/** What is shown under a text: pictures, a film, a card, or a post of somebody. */
function embedIn(embed: Json | undefined, repo: string, server: string) {
  const film = pictureOf(at(embed, 'video'), textAt(embed, 'alt') ?? '', repo, server)
  const pictures = listAt(embed, 'images').flatMap((one) =>
    pictureOf(at(one, 'image'), textAt(one, 'alt') ?? '', repo, server),
  )
  const [url, title, description] = ['uri', 'title', 'description'].map((name) =>
    textAt(embed, `external.${name}`),
  )
  const quoted = textAt(embed, 'record.uri')
  return {
    pictures: [...pictures, ...film],
    card: url === undefined ? null : { url, title: title ?? '', description: description ?? '' },
    quotes: quoted === undefined ? [] : [{ text: '', to: pageOf(quoted) }],
  }
}

function partOf(json: Json, address: string): ReadPart | undefined {
  const part = partIn(json)
  const value = at(json, 'value')
  if (!part || value === undefined) return undefined
  const place = placeIn(part.id)
  const server = address.replace(/\/xrpc\/.*$/, '')
  const text = textAt(value, place?.collection === profiles ? 'description' : 'text') ?? ''
  const { quotes, ...embed } = embedIn(at(value, 'embed'), place?.repo ?? '', server)
  return {
    ...part,
    title: null,
    text,
    links: [...linksIn(value, text, 'uri'), ...quotes],
    mentions: linksIn(value, text, 'did'),
    ...embed,
    postedAt: place?.collection === posts ? (instantIn(textAt(value, 'createdAt')) ?? null) : null,
    editedAt: null,
  }
}

function* readOne(id: string): Talk<PartBack> {
  const place = placeIn(id)
  if (!place) return { is: 'unreadable', says: `${id} is no record.` }
  const asked = yield* recordAt(place)
  return asked.is === 'there' ? readOr(partOf(asked.json, asked.address)) : asked
}

const read = (_account: Account, published: Published): Talk<ReadBack> => readParts(published, readOne)

const letters = '234567abcdefghijklmnopqrstuvwxyz'

/** When a program made a key, which it cannot hide as easily as it writes another date; `0` where it is no such key. */
function keyTime(rkey: string): number {
  if (!/^[2-7a-z]{13}$/.test(rkey)) return 0
  const value = [...rkey].reduce((sum, letter) => sum * 32n + BigInt(letters.indexOf(letter)), 0n)
  return Number(value >> 10n) / 1000
}

function listedIn(record: Json, since: number): readonly Listed[] {
  const part = partIn(record)
  if (!part) return []
  const written = textAt(record, 'value.createdAt')
  const at = instantIn(written)
  const isRecent = at === undefined || Date.parse(at) >= since
  if (!isRecent && keyTime(placeIn(part.id)?.rkey ?? '') < since) return []
  const { id, address, revision } = part
  // A date that is none says nothing against it being new.
  return [
    { id, address, revision, at: at ?? '1970-01-01T00:00:00.000Z', text: textAt(record, 'value.text') ?? '' },
  ]
}

function* list(account: Account, since: string): Talk<ListBack> {
  const items: Listed[] = []
  let cursor: string | undefined
  for (let asked = 0; asked < pagesMost; asked++) {
    const values = { repo: repoOf(account), collection: posts, limit: String(page) }
    const path = query(cursor === undefined ? values : { ...values, cursor })
    const reply = askedOf(
      yield { request: get(`/xrpc/com.atproto.repo.listRecords?${path}`), as: 'stranger' },
    )
    if (reply.is !== 'there') return { is: 'unreadable', says: reply.says }
    const records = listAt(reply.json, 'records')
    items.push(...records.flatMap((record) => listedIn(record, Date.parse(since))))
    cursor = textAt(reply.json, 'cursor')
    if (cursor === undefined || records.length === 0) break
  }
  return { is: 'list', items: newestFirst(items), isWhole: cursor === undefined }
}

function* profile(account: Account): Talk<ProfileBack> {
  const repo = repoOf(account)
  const request = get(`/xrpc/com.atproto.repo.describeRepo?${query({ repo })}`)
  const described = askedOf(yield { request, as: 'stranger' })
  if (described.is === 'gone') return { is: 'gone', says: described.says }
  if (described.is !== 'there') return described
  const [id, handle] = [textAt(described.json, 'did'), textAt(described.json, 'handle')]
  if (id === undefined || handle === undefined)
    return { is: 'unreadable', says: 'The server does not say whose repository this is.' }
  const record = yield* recordAt({ repo: id, collection: profiles, rkey: 'self' })
  if (record.is === 'unreadable') return record
  const value = record.is === 'there' ? at(record.json, 'value') : undefined
  const [name, about] = [textAt(value, 'displayName') ?? '', textAt(value, 'description') ?? '']
  return { is: 'profile', profile: { id, handle, name, about } }
}

function* resolve(_account: Account, handle: string): Talk<Resolved> {
  const path = `/xrpc/com.atproto.identity.resolveHandle?${query({ handle: bareHandle(handle) })}`
  const reply = yield { request: get(path), as: 'stranger' }
  const asked = askedOf(reply)
  if (asked.is === 'there') return somebody(textAt(asked.json, 'did'))
  // Servers have no code of their own for it, and say it in a sentence.
  const says = reply.is === 'answer' ? (textAt(reply.json, 'message') ?? '') : ''
  return asked.is === 'gone' || /^unable to resolve handle|^handle not found/i.test(says)
    ? { is: 'nobody' }
    : { is: 'unreadable', says: asked.says }
}

/** The profile names the post that is pinned, whatever handle its address has. */
function* pin(_account: Account, { parts }: Published, about: string): Talk<PinBack> {
  const [place, post] = [placeIn(parts[0]?.id ?? ''), postAddress(about)]
  if (!place || !post) return { is: 'unreadable', says: 'It is not known what was to be pinned.' }
  const shown = yield* recordAt(place)
  if (shown.is === 'gone' && shown.isMissing) return pinBack(false)
  if (shown.is !== 'there') return { is: 'unreadable', says: shown.says }
  const wanted = yield* recordAt({ ...post, collection: posts })
  if (wanted.is === 'unreadable') return wanted
  const uri = wanted.is === 'there' ? textAt(wanted.json, 'uri') : undefined
  return pinBack(uri !== undefined && textAt(shown.json, 'value.pinnedPost.uri') === uri)
}

export const blueskyReader: Reader = { read, pin, list, profile, resolve }
