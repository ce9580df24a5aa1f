import type { Account } from '../content.ts'
import type { Json } from '../prepared.ts'
import { get, query } from '../request.ts'
import { seenIn } from '../talk/html.ts'
import { instantIn } from '../talk/instant.ts'
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
} from '../talk/reader.ts'
import {
  bareHandle,
  goneOr,
  nobodyOr,
  noPost,
  type PartBack,
  pinBack,
  profileOr,
  readOr,
  readParts,
  somebody,
} from '../talk/reading.ts'
import type { Published } from '../talk/sender.ts'
import { type Ask, at, listAt, type Talk, textAt } from '../talk/talk.ts'
import { wordsIn } from './cooked.ts'
import { addressOf, idIn, placeOf, topicOf } from './place.ts'

const pageHolds = 30
/** 600 posts; what is older is not looked at, and that is said. */
const pagesMost = 20

export const lookAtPost = (id: string, as: Ask['as']): Talk<Looked> =>
  look(get(`/posts/by_number/${id}.json`), as)

function* readOne(account: Account, id: string): Talk<PartBack> {
  const there = postOf(id)
  const post = yield* lookAtPost(there, 'stranger')
  if (post.is !== 'there') return noPost(post, there)
  const { json } = post.answer
  if (idIn(json) === undefined) return readOr(undefined)
  let title: string | null = null
  if (there.endsWith('/1')) {
    const topic = yield* look(get(`/t/${topicOf(there)}.json`), 'stranger')
    if (topic.is !== 'there') return goneOr(topic, `Nobody finds the topic ${topicOf(there)} there any more.`)
    title = textAt(topic.answer.json, 'title') ?? null
  }
  const version = textAt(json, 'version') ?? null
  return {
    ...{ id, address: addressOf(account, there), title, revision: version },
    ...wordsIn(textAt(json, 'cooked') ?? ''),
    postedAt: instantIn(textAt(json, 'created_at')) ?? null,
    editedAt: version === null || version === '1' ? null : (textAt(json, 'updated_at') ?? null),
  }
}

const read = (account: Account, published: Published): Talk<ReadBack> =>
  readParts(published, (id) => readOne(account, id))

/** A topic or a reply in what the account did; the forum hands out the beginning of its text. */
function listed(account: Account, action: Json): Listed | undefined {
  const id = idIn(action)
  const at = textAt(action, 'created_at')
  if (id === undefined || at === undefined) return undefined
  const { text } = seenIn(textAt(action, 'excerpt') ?? '')
  const title = textAt(action, 'title')
  const isTopic = id.endsWith('/1') && title !== undefined
  return {
    id,
    at,
    address: addressOf(account, id),
    text: isTopic ? `${title}\n\n${text}` : text,
    revision: null,
  }
}

export type Actions = { readonly is: 'actions'; readonly items: readonly Listed[]; readonly isWhole: boolean }

/** Topics and replies of the account since an instant, the newest first. */
export function* actionsOf(
  account: Account,
  since: number,
  as: Ask['as'],
): Talk<Actions | { readonly is: 'unreadable'; readonly says: string }> {
  const items: Listed[] = []
  for (let page = 0; page < pagesMost; page++) {
    const values = { username: placeOf(account).name, filter: '4,5', offset: String(page * pageHolds) }
    const looked = yield* look(get(`/user_actions.json?${query(values)}`), as)
    if (looked.is !== 'there') return { is: 'unreadable', says: looked.says }
    const actions = looked.answer.json === undefined ? undefined : listAt(looked.answer.json, 'user_actions')
    if (actions === undefined) return { is: 'unreadable', says: 'It did not answer with a list of posts.' }
    if (actions.length === 0) return { is: 'actions', items, isWhole: true }
    for (const action of actions) {
      const item = listed(account, action)
      if (item === undefined) return { is: 'unreadable', says: 'It did not answer with a list of posts.' }
      if (!(Date.parse(item.at) >= since)) return { is: 'actions', items, isWhole: true }
      items.push(item)
    }
  }
  return { is: 'actions', items, isWhole: false }
}

function* list(account: Account, since: string): Talk<ListBack> {
  const back = yield* actionsOf(account, Date.parse(since), 'stranger')
  return back.is === 'actions' ? { ...back, is: 'list' } : back
}

const lookAtUser = (name: string): Talk<Looked> =>
  look(get(`/u/${encodeURIComponent(name)}.json`), 'stranger')

function* profile(account: Account): Talk<ProfileBack> {
  const looked = yield* lookAtUser(placeOf(account).name)
  if (looked.is !== 'there') return goneOr(looked, 'Nobody has this name there.')
  return profileOr(profileIn(looked.answer.json ?? null))
}

function profileIn(json: Json): Profile | undefined {
  const [id, handle] = [textAt(json, 'user.id'), textAt(json, 'user.username')]
  if (id === undefined || handle === undefined) return undefined
  const about = seenIn(textAt(json, 'user.bio_cooked') ?? '').text
  return { id, handle, about, name: textAt(json, 'user.name') ?? '' }
}

function* resolve(_account: Account, handle: string): Talk<Resolved> {
  const looked = yield* lookAtUser(bareHandle(handle))
  if (looked.is !== 'there') return nobodyOr(looked)
  return somebody(textAt(looked.answer.json, 'user.id'))
}

function* pin(_account: Account, { parts }: Published): Talk<PinBack> {
  const looked = yield* look(get(`/t/${topicOf(postOf(parts[0]?.id ?? ''))}.json`), 'stranger')
  if (looked.is !== 'there') return { is: 'unreadable', says: looked.says }
  return pinBack(at(looked.answer.json, 'pinned') === true)
}

export const discourseReader: Reader = { read, pin, list, profile, resolve }
