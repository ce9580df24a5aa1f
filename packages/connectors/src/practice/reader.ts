import type { Account } from '../content.ts'
import type { Json } from '../prepared.ts'
import { get, query } from '../request.ts'
import { instantIn } from '../talk/instant.ts'
import { look } from '../talk/look.ts'
import type {
  ListBack,
  Listed,
  Profile,
  ProfileBack,
  ReadBack,
  Reader,
  ReadPart,
  Resolved,
} from '../talk/reader.ts'
import {
  bareHandle,
  goneOr,
  nobodyOr,
  noPost,
  type PartBack,
  profileOr,
  readOr,
  readParts,
  somebody,
} from '../talk/reading.ts'
import type { Published } from '../talk/sender.ts'
import { listAt, type Talk, textAt } from '../talk/talk.ts'
import { placeOf } from './place.ts'

/** 2,000 posts; what is older is not looked at, and that is said. */
const pagesMost = 20

const pictureIn = (json: Json): ReadPart['pictures'][number] => ({
  address: textAt(json, 'address') ?? '',
  alt: textAt(json, 'alt') ?? '',
  digest: `sha256:${textAt(json, 'id') ?? ''}`,
  caption: textAt(json, 'credit') ?? '',
})

function readPart(json: Json): ReadPart | undefined {
  const id = textAt(json, 'id')
  const text = textAt(json, 'text')
  if (id === undefined || text === undefined) return undefined
  return {
    id,
    text,
    address: textAt(json, 'address') ?? '',
    title: textAt(json, 'title') ?? null,
    links: listAt(json, 'links').map((link) => ({ text: String(link), to: String(link) })),
    pictures: listAt(json, 'pictures').map(pictureIn),
    revision: textAt(json, 'revision') ?? null,
    postedAt: instantIn(textAt(json, 'at')) ?? null,
    editedAt: textAt(json, 'editedAt') ?? null,
  }
}

function* readOne(id: string): Talk<PartBack> {
  const looked = yield* look(get(`/api/posts/${encodeURIComponent(id)}`), 'stranger')
  return looked.is === 'there' ? readOr(readPart(looked.answer.json ?? null)) : noPost(looked, id)
}

const read = (_account: Account, published: Published): Talk<ReadBack> => readParts(published, readOne)

const listed = (json: Json): Listed | undefined => {
  const part = readPart(json)
  if (part === undefined) return undefined
  const { id, address, title, text, revision } = part
  return {
    id,
    address,
    at: textAt(json, 'at') ?? '',
    text: title === null ? text : `${title}\n\n${text}`,
    revision,
  }
}

function* list(account: Account, since: string): Talk<ListBack> {
  let id = account.platformId
  if (id === null) {
    const back = yield* profile(account)
    if (back.is !== 'profile') return { is: 'unreadable', says: back.says }
    id = back.profile.id
  }
  const items: Listed[] = []
  for (let page = 0; page < pagesMost; page++) {
    const before = items.at(-1)
    const from = before === undefined ? '' : `?${query({ before: before.id })}`
    const looked = yield* look(get(`/api/accounts/${encodeURIComponent(id)}/posts${from}`), 'stranger')
    if (looked.is !== 'there') return { is: 'unreadable', says: looked.says }
    const { json } = looked.answer
    if (!Array.isArray(json)) return { is: 'unreadable', says: 'It did not answer with a list of posts.' }
    if (json.length === 0) return { is: 'list', items, isWhole: true }
    for (const one of json as readonly Json[]) {
      const item = listed(one)
      if (item === undefined) return { is: 'unreadable', says: 'It did not answer with a list of posts.' }
      if (!(Date.parse(item.at) >= Date.parse(since))) return { is: 'list', items, isWhole: true }
      items.push(item)
    }
  }
  return { is: 'list', items, isWhole: false }
}

function profileIn(json: Json): Profile | undefined {
  const [id, handle] = [textAt(json, 'id'), textAt(json, 'handle')]
  if (id === undefined || handle === undefined) return undefined
  return { id, handle, name: textAt(json, 'name') ?? '', about: textAt(json, 'about') ?? '' }
}

/** Whoever has the handle today. */
const lookUp = (handle: string) => look(get(`/api/accounts/${encodeURIComponent(handle)}`), 'stranger')

function* profile(account: Account): Talk<ProfileBack> {
  const looked = yield* lookUp(placeOf(account).handle)
  if (looked.is !== 'there') return goneOr(looked, 'Nobody has this handle there.')
  return profileOr(profileIn(looked.answer.json ?? null))
}

function* resolve(_account: Account, handle: string): Talk<Resolved> {
  const looked = yield* lookUp(bareHandle(handle))
  if (looked.is !== 'there') return nobodyOr(looked)
  return somebody(textAt(looked.answer.json, 'id'))
}

export const practiceReader: Reader = { read, list, profile, resolve }
