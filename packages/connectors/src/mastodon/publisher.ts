import {
  cardNotInText,
  endsTrimmed,
  goneHandles,
  linesJoined,
  picturesNotUsed,
  unknownHandles,
} from '../cautions.ts'
import type { Content } from '../content.ts'
import { keyHex } from '../key.ts'
import { makePublisher } from '../make-publisher.ts'
import { file, resultOf } from '../placeholder.ts'
import type { Json, PreparedRequest, Problem, Shown } from '../prepared.ts'
import { caution, problem } from '../problem.ts'
import { get, mediaType, query, send, sendForm } from '../request.ts'
import { runsOf } from '../text/mark.ts'
import { partsOf } from '../text/thread.ts'
import { mastodon } from './facts.ts'
import { handle, lengthOf, marksOf } from './text.ts'

const name = 'Mastodon'
/** Larger pictures are made smaller by the server: 3840 by 2160. */
const pixelsKept = 8_294_400

/** The number of a post in its own address; replies are asked for by address, as they may live elsewhere. */
const numberIn = (about: string): string | undefined => /\/(\d+)\/?(?:[?#].*)?$/.exec(about.trim())?.[1]

const uploads = ({ pictures }: Content): readonly PreparedRequest[] =>
  pictures.map((picture) =>
    sendForm('/api/v2/media', { file: file(picture.digest, mediaType(picture)), description: picture.alt }),
  )

function status(
  content: Content,
  text: string,
  mediaFrom: number | undefined,
): { readonly [name: string]: Json } {
  const { warning = '', pictures, language } = content
  return {
    status: text,
    media_ids: mediaFrom === undefined ? [] : pictures.map((_, at) => resultOf(mediaFrom + at, 'id')),
    spoiler_text: warning,
    sensitive: warning !== '',
    language: language.split('-')[0] ?? language,
  }
}

function posts(content: Content, key: string): readonly PreparedRequest[] {
  const requests: PreparedRequest[] = []
  let repliesTo: Json | undefined
  if (content.kind === 'reply') {
    requests.push(
      get(`/api/v2/search?${query({ q: content.about ?? '', type: 'statuses', resolve: 'true' })}`),
    )
    repliesTo = resultOf(0, 'statuses.0.id')
  }
  const mediaFrom = requests.length
  requests.push(...uploads(content))
  partsOf(content.text).forEach((text, part) => {
    const body = {
      ...status(content, text, part === 0 ? mediaFrom : undefined),
      visibility: 'public',
      ...(repliesTo === undefined ? {} : { in_reply_to_id: repliesTo }),
    }
    requests.push(
      send('POST', '/api/v1/statuses', body, { 'idempotency-key': keyHex(key, `status ${part}`, 32) }),
    )
    repliesTo = resultOf(requests.length - 1, 'id')
  })
  return requests
}

function requests(content: Content, key: string): readonly PreparedRequest[] {
  const number = numberIn(content.about ?? '') ?? ''
  if (content.kind === 'profile')
    return [send('PATCH', '/api/v1/accounts/update_credentials', { note: content.text })]
  if (content.kind === 'pinned') return [send('POST', `/api/v1/statuses/${number}/pin`, {})]
  if (content.kind === 'edit')
    return [...uploads(content), send('PUT', `/api/v1/statuses/${number}`, status(content, content.text, 0))]
  return posts(content, key)
}

function look(content: Content): readonly Problem[] {
  const { kind, about = '', pictures } = content
  const isOwn = kind === 'edit' || kind === 'pinned'
  return [
    ...(isOwn && about.trim() !== '' && numberIn(about) === undefined
      ? [
          problem(
            'about-not-a-post',
            'about',
            'This is no address of a post on Mastodon: it would end in a number. Open the post there and copy its address.',
          ),
        ]
      : []),
    ...pictures.flatMap(({ width, height }, at) =>
      width * height > pixelsKept
        ? [
            caution(
              'picture-made-smaller',
              `pictures.${at}`,
              'This picture is large; Mastodon keeps a smaller one. Small words in it may be hard to read.',
            ),
          ]
        : [],
    ),
    ...unknownHandles(
      content,
      handle,
      (one) => `${one} was not found. If the server finds somebody of that name, they are mentioned.`,
    ),
    ...goneHandles(content),
    ...endsTrimmed(content, name),
    ...linesJoined(content, name),
    ...cardNotInText(content, name),
    ...picturesNotUsed(content),
  ]
}

function shown(content: Content): Shown {
  const isPost = content.kind !== 'profile' && content.kind !== 'pinned'
  const parts = isPost && content.kind !== 'edit' ? partsOf(content.text) : [content.text]
  return {
    parts: parts.map((part, at) => {
      const text = part.trim()
      const marks = marksOf(text).map((mark) =>
        mark.kind === 'mention'
          ? { ...mark, target: content.mentions[text.slice(mark.from, mark.to)] ?? mark.target }
          : mark,
      )
      const hasCard =
        at === 0 && isPost && content.pictures.length === 0 && content.card && text.includes(content.card.url)
      return {
        ...(content.warning && isPost ? { title: content.warning } : {}),
        runs: runsOf(text, marks),
        pictures: at === 0 && isPost ? content.pictures : [],
        ...(hasCard && content.card ? { card: content.card } : {}),
      }
    }),
  }
}

export const mastodonPublisher = makePublisher(mastodon, {
  handle,
  name,
  count: (part, { kind, warning = '' }) => lengthOf(part, kind === 'profile' ? '' : warning),
  limit: ({ kind }) => (kind === 'pinned' ? null : 500),
  look,
  shown,
  requests: (content, _account, key) => requests(content, key),
})
