import { goneHandles, picturesNotUsed, unknownHandles } from '../cautions.ts'
import type { Account, Content } from '../content.ts'
import { timestampId } from '../key.ts'
import { makePublisher } from '../make-publisher.ts'
import { merge, resultOf, sentAt } from '../placeholder.ts'
import type { Json, PreparedRequest, Problem, Shown } from '../prepared.ts'
import { caution, problem } from '../problem.ts'
import { mediaType, send } from '../request.ts'
import { graphemeCount } from '../text/graphemes.ts'
import { runsOf } from '../text/mark.ts'
import { partsOf } from '../text/thread.ts'
import { utf8Length } from '../text/utf8.ts'
import { facetsOf, marksOf } from './facets.ts'
import { bluesky } from './facts.ts'
import { type PostAddress, postAddress } from './post-address.ts'
import { getRecord, posts, profiles, repoOf } from './records.ts'

const name = 'Bluesky'
const handle = /(?:^|[^\w/@.])(@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+)/g
const cardPictureMost = 1_000_000
const olderServersTake = 1_000_000

/** 300 characters and 3,000 bytes as one count: each ten bytes are a character at least. */
const count = (part: string): number => Math.max(graphemeCount(part), Math.ceil(utf8Length(part) / 10))

const upload = (digest: string, as: string): PreparedRequest => ({
  method: 'POST',
  path: '/xrpc/com.atproto.repo.uploadBlob',
  headers: { 'content-type': as },
  body: { file: digest, as },
})

const put = (
  repo: string,
  collection: string,
  rkey: string,
  swapRecord: Json,
  record: Json,
): PreparedRequest =>
  send('POST', '/xrpc/com.atproto.repo.putRecord', {
    repo,
    collection,
    rkey,
    validate: true,
    swapRecord,
    record,
  })

/** What a part is shown with: pictures, or else a card; `at` is the first request that uploads for it. */
function embedOf(
  { pictures, card }: Content,
  at: number,
): { uploads: readonly PreparedRequest[]; embed?: Json } {
  if (pictures.length > 0)
    return {
      uploads: pictures.map((picture) => upload(picture.digest, mediaType(picture))),
      embed: {
        $type: 'app.bsky.embed.images',
        images: pictures.map(({ alt, width, height }, index) => ({
          image: resultOf(at + index, 'blob'),
          alt,
          aspectRatio: { width, height },
        })),
      },
    }
  if (!card) return { uploads: [] }
  const { url: uri, title, description, picture } = card
  return {
    uploads: picture ? [upload(picture.digest, mediaType(picture))] : [],
    embed: {
      $type: 'app.bsky.embed.external',
      external: { uri, title, description, ...(picture ? { thumb: resultOf(at, 'blob') } : {}) },
    },
  }
}

const referenceTo = (request: number): Json => ({
  uri: resultOf(request, 'uri'),
  cid: resultOf(request, 'cid'),
})

/** The post, or each part of a thread after the one before; a reply first asks what it replies to. */
function postRequests(content: Content, account: Account, key: string): readonly PreparedRequest[] {
  const about = content.kind === 'reply' ? postAddress(content.about ?? '') : undefined
  const requests: PreparedRequest[] = about ? [getRecord({ ...about, collection: posts })] : []
  let parent = about ? referenceTo(0) : undefined
  let root = about ? resultOf(0, 'value.reply.root', referenceTo(0)) : undefined
  partsOf(content.text).forEach((text, part) => {
    const { uploads, embed } = part === 0 ? embedOf(content, requests.length) : { uploads: [] }
    requests.push(...uploads)
    const facets = facetsOf(text, marksOf(text, content.mentions))
    const record = {
      $type: posts,
      text,
      ...(facets.length > 0 ? { facets } : {}),
      langs: [content.language],
      ...(embed === undefined ? {} : { embed }),
      ...(root !== undefined && parent !== undefined ? { reply: { root, parent } } : {}),
      createdAt: sentAt,
    }
    requests.push(put(repoOf(account), posts, timestampId(key, part), null, record))
    parent = referenceTo(requests.length - 1)
    root ??= parent
  })
  return requests
}

/** Changes one member of the profile and leaves the rest as it was found. */
function profile(
  account: Account,
  before: readonly PreparedRequest[],
  change: Json,
): readonly PreparedRequest[] {
  const collection = profiles
  const found = before.length
  const record = merge({ $type: collection }, resultOf(found, 'value', {}), change)
  const swap = resultOf(found, 'cid', null)
  return [
    ...before,
    getRecord({ repo: repoOf(account), collection, rkey: 'self' }),
    put(repoOf(account), collection, 'self', swap, record),
  ]
}

function requests(content: Content, account: Account, key: string): readonly PreparedRequest[] {
  if (content.kind === 'profile') return profile(account, [], { description: content.text })
  if (content.kind !== 'pinned') return postRequests(content, account, key)
  const { repo, rkey }: PostAddress = postAddress(content.about ?? '') ?? { repo: '', rkey: '' }
  return profile(account, [getRecord({ repo, collection: posts, rkey })], { pinnedPost: referenceTo(0) })
}

function look(content: Content, account: Account): readonly Problem[] {
  const { kind, about = '', pictures, card } = content
  const found: Problem[] = [...picturesNotUsed(content), ...goneHandles(content)]
  if ((kind === 'reply' || kind === 'pinned') && about.trim() !== '' && !postAddress(about))
    found.push(
      problem(
        'about-not-a-post',
        'about',
        'This is no address of a post on Bluesky. Open the post there and copy its address.',
      ),
    )
  if (account.platformId === null)
    found.push(
      caution(
        'account-by-handle',
        'account',
        'The channel has no number on the platform, so it is known by its handle, which can change hands. Add its DID to the register.',
      ),
    )
  pictures.forEach(({ bytes }, at) => {
    if (bytes > olderServersTake && bytes <= (bluesky.can.pictures.bytes ?? 0))
      found.push(
        caution(
          'picture-large',
          `pictures.${at}`,
          'This picture has more than 1 MB. Older servers of Bluesky refuse it.',
        ),
      )
  })
  if (card?.picture && pictures.length === 0 && card.picture.bytes > cardPictureMost)
    found.push(
      problem(
        'card-picture-too-large',
        'card',
        'The picture of the card has more than 1 MB, which Bluesky does not take. Leave it out.',
      ),
    )
  if (card && pictures.length > 0)
    found.push(
      caution('card-not-shown', 'card', 'Bluesky shows pictures or a card. With pictures there is no card.'),
    )
  found.push(
    ...unknownHandles(
      content,
      handle,
      (one) => `${one} was not found on Bluesky, so it is plain text and leads nowhere.`,
    ),
  )
  return found
}

function shown(content: Content): Shown {
  const isPost = content.kind === 'post' || content.kind === 'reply'
  const parts = isPost ? partsOf(content.text) : [content.text]
  return {
    parts: parts.map((text, at) => ({
      runs: runsOf(text, isPost ? marksOf(text, content.mentions) : []),
      pictures: at === 0 && isPost ? content.pictures : [],
      ...(at === 0 && isPost && content.card && content.pictures.length === 0 ? { card: content.card } : {}),
    })),
  }
}

export const blueskyPublisher = makePublisher(bluesky, {
  handle,
  name,
  count,
  limit: ({ kind }) => (kind === 'profile' ? 256 : kind === 'pinned' ? null : 300),
  look,
  shown,
  requests,
})
