import type { Account } from '../content.ts'
import type { Json } from '../prepared.ts'
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
import { addressOf } from './place.ts'
import { instantOf, lookAt, organizationOf, organizationOfAccount, postsOf } from './posts.ts'
import { saidIn } from './said.ts'

/** Where the bytes of a picture are, stands with the picture and not with the post. */
function* pictureOf(image: Json): Talk<ReadPart['pictures'][number] | Unreadable> {
  const looked = yield* lookAt(`/images/${encodeURIComponent(textAt(image, 'id') ?? '')}`)
  if (looked.is === 'unreadable') return { is: 'unreadable', says: looked.says }
  const address = looked.is === 'there' ? (textAt(looked.json, 'downloadUrl') ?? '') : ''
  // It makes its own files of pictures.
  return { address, alt: textAt(image, 'altText') ?? '', digest: null }
}

const imagesIn = (post: Json): readonly Json[] => {
  const media = at(post, 'content.media')
  const isImage = (textAt(media, 'id') ?? '').startsWith('urn:li:image:')
  return isImage && media !== undefined ? [media] : listAt(post, 'content.multiImage.images')
}

function cardIn(post: Json): NonNullable<ReadPart['card']> | null {
  const url = textAt(post, 'content.article.source')
  if (url === undefined) return null
  const [title = '', description = ''] = [
    textAt(post, 'content.article.title'),
    textAt(post, 'content.article.description'),
  ]
  return { url, title, description }
}

function* readOne(account: Account, urn: string): Talk<PartBack> {
  const looked = yield* lookAt(`/posts/${encodeURIComponent(urn)}`)
  if (looked.is !== 'there') return noPost(looked, urn)
  const { json } = looked
  if (textAt(json, 'id') === undefined) return readOr(undefined)
  if (textAt(json, 'lifecycleState') !== 'PUBLISHED')
    return { is: 'gone', says: `The post ${urn} is not public.` }
  const pictures: ReadPart['pictures'][number][] = []
  for (const image of imagesIn(json)) {
    const picture = yield* pictureOf(image)
    if ('is' in picture) return picture
    pictures.push(picture)
  }
  const isEdited = at(json, 'lifecycleStateInfo.isEditedByAuthor') === true
  return {
    ...{ id: urn, address: addressOf(account, urn), title: null, revision: null },
    ...saidIn(textAt(json, 'commentary') ?? ''),
    ...{ pictures, card: cardIn(json) },
    postedAt: instantOf(json, 'publishedAt') ?? instantOf(json, 'createdAt') ?? null,
    editedAt: isEdited ? (instantOf(json, 'lastModifiedAt') ?? null) : null,
  }
}

const read = (account: Account, published: Published): Talk<ReadBack> =>
  readParts(published, (id) => readOne(account, id))

function* list(account: Account, since: string): Talk<ListBack> {
  const back = yield* postsOf(account, Date.parse(since))
  if (back.is === 'none') return { is: 'unreadable', says: 'There is no such organisation.' }
  if (back.is === 'unreadable') return { is: 'unreadable', says: back.says }
  const items = back.elements.flatMap((post) => {
    const [id, when] = [textAt(post, 'id'), instantOf(post, 'createdAt')]
    if (id === undefined || when === undefined) return []
    const { text } = saidIn(textAt(post, 'commentary') ?? '')
    return [{ id, at: when, address: addressOf(account, id), text, revision: null }]
  })
  return { is: 'list', items, isWhole: back.isWhole && items.length === back.elements.length }
}

function* profile(account: Account): Talk<ProfileBack> {
  const found = yield* organizationOfAccount(account)
  return 'is' in found ? goneOr(found, 'No organisation has this name.') : profileOr(found)
}

function* resolve(_account: Account, handle: string): Talk<Resolved> {
  const found = yield* organizationOf(bareHandle(handle))
  return 'is' in found ? nobodyOr(found) : somebody(found.id)
}

/** LinkedIn shows its posts to nobody without a token, so what is read here is read as the account. */
export const linkedinReader: Reader = { isSigned: true, read, list, profile, resolve }
