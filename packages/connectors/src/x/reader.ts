import type { Account } from '../content.ts'
import type { Json } from '../prepared.ts'
import { instantIn } from '../talk/instant.ts'
import type { ListBack, ProfileBack, ReadBack, Reader, ReadPart, Resolved } from '../talk/reader.ts'
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
import { at, listAt, type Talk, textAt } from '../talk/talk.ts'
import { addressOf, placeOf } from './place.ts'
import { lookAt, timelineOf } from './timeline.ts'
import { fields, newestOf, repliesToOf, withoutAddressees, wordsOf } from './tweet.ts'

const lookAtTweet = (id: string) => lookAt(`/2/tweets/${encodeURIComponent(id)}?${fields}`)

/** As people see it: after an edit that is the newest of its posts, under the number of the first. */
function* readOne(account: Account, id: string): Talk<PartBack> {
  let looked = yield* lookAtTweet(id)
  const first = looked.is === 'there' ? textAt(looked.json, 'data.created_at') : undefined
  const newest = looked.is === 'there' ? newestOf(at(looked.json, 'data') ?? null) : undefined
  if (newest !== undefined && newest !== id) looked = yield* lookAtTweet(newest)
  if (looked.is !== 'there') return noPost(looked, id)
  const tweet = at(looked.json, 'data') ?? null
  if (textAt(tweet, 'id') === undefined) return readOr(undefined)
  const words = wordsOf(tweet)
  const isReply = repliesToOf(tweet) !== undefined
  const kept = isReply ? withoutAddressees(words.text) : words.text
  return {
    ...{ id, address: addressOf(account, id), title: null, text: kept, links: words.links },
    mentions: words.mentions.filter(({ text }) => kept.includes(text)),
    pictures: picturesOf(tweet, at(looked.json, 'includes') ?? null),
    revision: newest ?? null,
    // An edit is another post with a day of its own; the first one has the day on which it went out.
    postedAt: instantIn(first) ?? null,
    editedAt: newest === id ? null : (instantIn(textAt(tweet, 'created_at')) ?? null),
  }
}

function picturesOf(tweet: Json, includes: Json): ReadPart['pictures'] {
  const media = listAt(includes, 'media')
  return listAt(tweet, 'attachments.media_keys').map((key) => {
    const one = media.find((other) => at(other, 'media_key') === key)
    // It makes its own files of pictures.
    return { address: textAt(one, 'url') ?? '', alt: textAt(one, 'alt_text') ?? '', digest: null }
  })
}

const read = (account: Account, published: Published): Talk<ReadBack> =>
  readParts(published, (id) => readOne(account, id))

function* list(account: Account, since: string): Talk<ListBack> {
  const timeline = yield* timelineOf(account, Date.parse(since))
  if (timeline.is !== 'timeline') return { is: 'unreadable', says: timeline.says }
  const items = timeline.tweets.flatMap((tweet) => {
    const [id, when] = [textAt(tweet, 'id'), instantIn(textAt(tweet, 'created_at'))]
    if (id === undefined || when === undefined) return []
    return [
      {
        id,
        at: when,
        address: addressOf(account, id),
        text: wordsOf(tweet).text,
        revision: newestOf(tweet) ?? null,
      },
    ]
  })
  return { is: 'list', items, isWhole: timeline.isWhole && items.length === timeline.tweets.length }
}

const lookAtName = (name: string) =>
  lookAt(`/2/users/by/username/${encodeURIComponent(name)}?user.fields=description`)

function* profile(account: Account): Talk<ProfileBack> {
  const looked = yield* lookAtName(placeOf(account).name)
  if (looked.is !== 'there') return goneOr(looked, 'Nobody has this name there.')
  const { json } = looked
  const [id, handle] = [textAt(json, 'data.id'), textAt(json, 'data.username')]
  if (id === undefined || handle === undefined) return profileOr(undefined)
  const [name = '', about = ''] = [textAt(json, 'data.name'), textAt(json, 'data.description')]
  return profileOr({ id, handle, name, about })
}

function* resolve(_account: Account, handle: string): Talk<Resolved> {
  const looked = yield* lookAtName(bareHandle(handle))
  if (looked.is !== 'there') return nobodyOr(looked)
  return somebody(textAt(looked.json, 'data.id'))
}

/** X shows nothing to whoever has no key, so what is read here is read as the account. */
export const xReader: Reader = { isSigned: true, read, list, profile, resolve }
