import type { Account } from '../content.ts'
import type { Json } from '../prepared.ts'
import { instantIn } from '../talk/instant.ts'
import {
  bareHandle,
  type ListBack,
  type ProfileBack,
  type ReadBack,
  type Reader,
  type ReadPart,
  type Resolved,
  somebody,
} from '../talk/reader.ts'
import type { Published } from '../talk/sender.ts'
import { at, listAt, type Talk, textAt } from '../talk/talk.ts'
import { addressOf, placeOf } from './place.ts'
import { lookAt, timelineOf } from './timeline.ts'
import { fields, newestOf, repliesToOf, withoutAddressees, wordsOf } from './tweet.ts'

const lookAtTweet = (id: string) => lookAt(`/2/tweets/${encodeURIComponent(id)}?${fields}`)

/** As people see it: after an edit that is the newest of its posts, under the number of the first. */
function* readOne(account: Account, id: string): Talk<ReadPart | Exclude<ReadBack, { is: 'there' }>> {
  let looked = yield* lookAtTweet(id)
  const newest = looked.is === 'there' ? newestOf(at(looked.json, 'data') ?? null) : undefined
  if (newest !== undefined && newest !== id) looked = yield* lookAtTweet(newest)
  if (looked.is === 'none') return { is: 'gone', says: `Nobody finds the post ${id} there any more.` }
  if (looked.is === 'unreadable') return { is: 'unreadable', says: looked.says }
  const tweet = at(looked.json, 'data') ?? null
  if (textAt(tweet, 'id') === undefined) return { is: 'unreadable', says: 'It did not answer with a post.' }
  const words = wordsOf(tweet)
  const isReply = repliesToOf(tweet) !== undefined
  const kept = isReply ? withoutAddressees(words.text) : words.text
  return {
    ...{ id, address: addressOf(account, id), title: null, text: kept, links: words.links },
    mentions: words.mentions.filter(({ text }) => kept.includes(text)),
    pictures: picturesOf(tweet, at(looked.json, 'includes') ?? null),
    revision: newest ?? null,
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

function* read(account: Account, { parts }: Published): Talk<ReadBack> {
  const found: ReadPart[] = []
  for (const { id } of parts) {
    const part = yield* readOne(account, id)
    if ('is' in part) return part
    found.push(part)
  }
  return { is: 'there', parts: found }
}

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
  if (looked.is === 'none') return { is: 'gone', says: 'Nobody has this name there.' }
  if (looked.is === 'unreadable') return { is: 'unreadable', says: looked.says }
  const { json } = looked
  const [id, handle] = [textAt(json, 'data.id'), textAt(json, 'data.username')]
  if (id === undefined || handle === undefined)
    return { is: 'unreadable', says: 'It did not answer with an account.' }
  const [name = '', about = ''] = [textAt(json, 'data.name'), textAt(json, 'data.description')]
  return { is: 'profile', profile: { id, handle, name, about } }
}

function* resolve(_account: Account, handle: string): Talk<Resolved> {
  const looked = yield* lookAtName(bareHandle(handle))
  if (looked.is === 'none') return { is: 'nobody' }
  if (looked.is === 'unreadable') return { is: 'unreadable', says: looked.says }
  return somebody(textAt(looked.json, 'data.id'))
}

/** X shows nothing to whoever has no key, so what is read here is read as the account. */
export const xReader: Reader = { isSigned: true, read, list, profile, resolve }
