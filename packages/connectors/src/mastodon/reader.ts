import type { Account } from '../content.ts'
import type { Json } from '../prepared.ts'
import { get, query } from '../request.ts'
import { seenIn } from '../talk/html.ts'
import { type Looked, look } from '../talk/look.ts'
import { postOf } from '../talk/pin.ts'
import type {
  ListBack,
  Listed,
  PinBack,
  Profile,
  ProfileBack,
  ReadBack,
  Reader,
  Resolved,
  Unreadable,
} from '../talk/reader.ts'
import {
  bareHandle,
  goneOr,
  noPost,
  type PartBack,
  pinBack,
  profileOr,
  readOr,
  readParts,
  somebody,
} from '../talk/reading.ts'
import type { Published } from '../talk/sender.ts'
import { at, listAt, type Talk, textAt } from '../talk/talk.ts'
import { placeOf } from './place.ts'
import { readPart, wordsOf } from './status.ts'
import { timelineOf } from './timeline.ts'

function* readOne(id: string): Talk<PartBack> {
  const looked = yield* look(get(`/api/v1/statuses/${encodeURIComponent(postOf(id))}`), 'stranger')
  if (looked.is !== 'there') return noPost(looked, postOf(id))
  const part = readPart(looked.answer.json ?? null)
  return readOr(part && { ...part, id })
}

const read = (_account: Account, published: Published): Talk<ReadBack> => readParts(published, readOne)

/** What the handle stands for today, whoever that is. */
const lookUp = (name: string): Talk<Looked> =>
  look(get(`/api/v1/accounts/lookup?${query({ acct: name })}`), 'stranger')

/** A boost is something on the account as well, with the words of somebody else. */
function listed(status: Json): Listed | undefined {
  const id = textAt(status, 'id')
  if (id === undefined) return undefined
  const boosted = at(status, 'reblog')
  const of = boosted === null || boosted === undefined ? status : boosted
  const by = of === status ? '' : `Boost of @${textAt(of, 'account.acct') ?? ''}: `
  return {
    id,
    address: textAt(of, 'url') ?? textAt(of, 'uri') ?? '',
    at: textAt(status, 'created_at') ?? '',
    text: `${by}${wordsOf(of).text}`,
    revision: textAt(of, 'edited_at') ?? textAt(of, 'created_at') ?? null,
  }
}

function* numberOf(account: Account): Talk<string | Unreadable> {
  if (account.platformId !== null) return account.platformId
  const looked = yield* lookUp(placeOf(account).name)
  return looked.is === 'there'
    ? (textAt(looked.answer.json, 'id') ?? '')
    : { is: 'unreadable', says: looked.says }
}

function* list(account: Account, since: string): Talk<ListBack> {
  const id = yield* numberOf(account)
  if (typeof id !== 'string') return id
  const timeline = yield* timelineOf(id, Date.parse(since), 'stranger')
  if (timeline.is !== 'timeline') return { is: 'unreadable', says: timeline.says }
  const items = timeline.statuses.map(listed)
  return {
    is: 'list',
    items: items.filter((item) => item !== undefined),
    isWhole: timeline.isWhole && !items.includes(undefined),
  }
}

function* profile(account: Account): Talk<ProfileBack> {
  const looked = yield* lookUp(placeOf(account).name)
  if (looked.is !== 'there') return goneOr(looked, 'Nobody has this handle there.')
  return profileOr(profileIn(looked.answer.json ?? null))
}

function profileIn(json: Json): Profile | undefined {
  const id = textAt(json, 'id')
  const handle = textAt(json, 'acct')
  if (id === undefined || handle === undefined) return undefined
  const movedTo = textAt(json, 'moved.url')
  return {
    id,
    handle,
    name: textAt(json, 'display_name') ?? '',
    about: seenIn(textAt(json, 'note') ?? '').text,
    ...(movedTo === undefined ? {} : { movedTo }),
  }
}

/** A server knows its own accounts, and of those elsewhere only whom somebody there has met. */
function* resolve(account: Account, handle: string): Talk<Resolved> {
  const name = bareHandle(handle)
  const looked = yield* lookUp(name)
  if (looked.is === 'unreadable') return { is: 'unreadable', says: looked.says }
  if (looked.is === 'there') return somebody(textAt(looked.answer.json, 'id'))
  const [, host] = name.split('@')
  const home = placeOf(account).service?.replace(/^https?:\/\//i, '')
  return host === undefined || host.toLowerCase() === home?.toLowerCase()
    ? { is: 'nobody' }
    : { is: 'unreadable', says: 'The server of the channel has not met this account.' }
}

/** Of a post alone a server says only to its writer whether it is pinned; of an account it lists what is. */
function* pin(account: Account, { parts }: Published): Talk<PinBack> {
  const id = yield* numberOf(account)
  if (typeof id !== 'string') return id
  const path = `/api/v1/accounts/${encodeURIComponent(id)}/statuses?${query({ pinned: 'true', limit: '40' })}`
  const looked = yield* look(get(path), 'stranger')
  if (looked.is !== 'there') return { is: 'unreadable', says: looked.says }
  const { json } = looked.answer
  if (!Array.isArray(json)) return { is: 'unreadable', says: 'It did not answer with a list of posts.' }
  return pinBack(
    parts.every((part) => listAt(json, '').some((status) => textAt(status, 'id') === postOf(part.id))),
  )
}

export const mastodonReader: Reader = { read, pin, list, profile, resolve }
