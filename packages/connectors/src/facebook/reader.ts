import type { Account } from '../content.ts'
import type { Json } from '../prepared.ts'
import { query } from '../request.ts'
import { instantIn } from '../talk/instant.ts'
import type {
  ListBack,
  ProfileBack,
  ReadBack,
  Reader,
  ReadPart,
  Resolved,
  Unreadable,
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
import { at, listAt, type Talk, textAt } from '../talk/talk.ts'
import { linksIn } from '../text/links.ts'
import { entriesOf, lookAt, pageOf } from './feed.ts'
import { addressOf, graph, placeOf } from './place.ts'

const fields =
  'id,message,created_time,updated_time,is_hidden,message_tags,attachments{media_type,target,media,subattachments}'

/** Facebook makes a link of what looks like one; those that mention a Page lead to it and are no links. */
const linksOf = (message: string): ReadPart['links'] =>
  linksIn(message).map(({ from, to, target }) => ({ text: message.slice(from, to), to: target }))

const photosIn = (post: Json): readonly Json[] =>
  listAt(post, 'attachments.data').flatMap((one) => {
    const more = listAt(one, 'subattachments.data')
    return more.length > 0 ? more : textAt(one, 'media_type') === 'photo' ? [one] : []
  })

/** Its description stands with the picture and not with the post. */
function* pictureOf(photo: Json): Talk<ReadPart['pictures'][number] | Unreadable> {
  const id = textAt(photo, 'target.id') ?? ''
  const looked = yield* lookAt(
    `${graph}/${encodeURIComponent(id)}?${query({ fields: 'alt_text_custom,alt_text,images' })}`,
  )
  if (looked.is === 'unreadable') return { is: 'unreadable', says: looked.says }
  const json = looked.is === 'there' ? looked.json : null
  return {
    address: textAt(json, 'images.0.source') ?? textAt(photo, 'media.image.src') ?? '',
    alt: textAt(json, 'alt_text_custom') ?? '',
    // It makes its own files of pictures.
    digest: null,
  }
}

function* readOne(account: Account, id: string): Talk<PartBack> {
  const looked = yield* lookAt(`${graph}/${encodeURIComponent(id)}?${query({ fields })}`)
  if (looked.is !== 'there') return noPost(looked, id)
  const { json } = looked
  if (textAt(json, 'id') === undefined) return readOr(undefined)
  if (at(json, 'is_hidden') === true) return { is: 'gone', says: `The post ${id} is hidden.` }
  const pictures: ReadPart['pictures'][number][] = []
  for (const photo of photosIn(json)) {
    const picture = yield* pictureOf(photo)
    if ('is' in picture) return picture
    pictures.push(picture)
  }
  const text = textAt(json, 'message') ?? ''
  const [madeAt, changedAt] = [textAt(json, 'created_time'), textAt(json, 'updated_time')].map(instantIn)
  return {
    ...{
      id,
      address: addressOf(account, id),
      title: null,
      text,
      links: linksOf(text),
      pictures,
      revision: null,
    },
    mentions: listAt(json, 'message_tags').map((tag) => ({
      text: textAt(tag, 'name') ?? '',
      to: textAt(tag, 'id') ?? '',
    })),
    postedAt: madeAt ?? null,
    editedAt: changedAt === undefined || changedAt === madeAt ? null : changedAt,
  }
}

const read = (account: Account, published: Published): Talk<ReadBack> =>
  readParts(published, (id) => readOne(account, id))

function* list(account: Account, since: string): Talk<ListBack> {
  const back = yield* entriesOf(
    `${graph}/${pageOf(account)}/published_posts`,
    'id,message,created_time',
    Date.parse(since),
    true,
  )
  if (back.is === 'none') return { is: 'unreadable', says: 'There is no such Page.' }
  if (back.is === 'unreadable') return { is: 'unreadable', says: back.says }
  const items = back.entries.flatMap((entry) => {
    const [id, when] = [textAt(entry, 'id'), instantIn(textAt(entry, 'created_time'))]
    if (id === undefined || when === undefined) return []
    return [
      { id, at: when, address: addressOf(account, id), text: textAt(entry, 'message') ?? '', revision: null },
    ]
  })
  return { is: 'list', items, isWhole: back.isWhole && items.length === back.entries.length }
}

const lookAtName = (name: string) =>
  lookAt(`${graph}/${encodeURIComponent(name)}?${query({ fields: 'id,name,username,about' })}`)

function* profile(account: Account): Talk<ProfileBack> {
  const looked = yield* lookAtName(placeOf(account).name)
  if (looked.is !== 'there') return goneOr(looked, 'No Page has this name.')
  const { json } = looked
  const [id, name] = [textAt(json, 'id'), textAt(json, 'name') ?? '']
  if (id === undefined) return profileOr(undefined)
  const [handle = name, about = ''] = [textAt(json, 'username'), textAt(json, 'about')]
  return profileOr({ id, handle, name, about })
}

function* resolve(_account: Account, handle: string): Talk<Resolved> {
  const looked = yield* lookAtName(bareHandle(handle))
  if (looked.is !== 'there') return nobodyOr(looked)
  return somebody(textAt(looked.json, 'id'))
}

/** Facebook shows nothing to whoever has no token, so what is read here is read as the Page. */
export const facebookReader: Reader = { isSigned: true, read, list, profile, resolve }
