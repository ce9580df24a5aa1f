import { picturesNotUsed } from '../cautions.ts'
import type { Content, Picture } from '../content.ts'
import { keyHex } from '../key.ts'
import { makePublisher } from '../make-publisher.ts'
import type { Json, PreparedRequest, Problem, Shown } from '../prepared.ts'
import { problem } from '../problem.ts'
import { mediaType, send } from '../request.ts'
import { type Mark, runsOf } from '../text/mark.ts'
import { practice } from './facts.ts'

/** The number of a post at the end of its address. */
const postIn = (about: string): string | undefined => /\/(p\d+)\/?(?:[?#].*)?$/.exec(about.trim())?.[1]

/** What begins as an address, up to the next space, without the signs that end a sentence. */
const marksOf = (text: string): readonly Mark[] =>
  [...text.matchAll(/https?:\/\/[^\s<>"]*[^\s<>".,:;!?'’”)\]}]/g)].map(({ 0: target, index }) => ({
    ...{ kind: 'link', from: index, to: index + target.length, target },
  }))

/** A picture is called what its bytes are, so that it can be sent twice. */
const nameOf = ({ digest }: Picture): string => digest.replace(/^sha256:/, '')

const upload = (picture: Picture): PreparedRequest => ({
  method: 'PUT',
  path: `/api/pictures/${encodeURIComponent(nameOf(picture))}`,
  headers: { 'content-type': mediaType(picture) },
  body: { file: picture.digest, as: mediaType(picture) },
})

function said({ title = '', text, pictures }: Content): { readonly [name: string]: Json } {
  return {
    ...(title === '' ? {} : { title }),
    text,
    pictures: pictures.map((picture) => ({
      ...{ id: nameOf(picture), alt: picture.alt },
      ...(picture.credit ? { credit: picture.credit } : {}),
    })),
  }
}

function requests(content: Content, key: string): readonly PreparedRequest[] {
  const { kind, about = '', text } = content
  const post = postIn(about) ?? ''
  if (kind === 'profile') return [send('PUT', '/api/me', { about: text })]
  const uploads = content.pictures.map(upload)
  if (kind === 'edit')
    return [
      ...uploads,
      send('PUT', `/api/posts/${post}/versions/${keyHex(key, 'version', 32)}`, said(content)),
    ]
  const repliesTo = kind === 'reply' ? { repliesTo: post } : {}
  return [
    ...uploads,
    send('PUT', `/api/posts/${keyHex(key, 'post', 32)}`, { ...said(content), ...repliesTo }),
  ]
}

const look = (content: Content): readonly Problem[] => [
  ...((content.kind === 'reply' || content.kind === 'edit') &&
  (content.about ?? '').trim() !== '' &&
  postIn(content.about ?? '') === undefined
    ? [
        problem(
          'about-not-a-post',
          'about',
          'This is no address of a post on Practice: it would end in p and a number. Open the post there and copy its address.',
        ),
      ]
    : []),
  ...picturesNotUsed(content),
]

function shown({ kind, title = '', text, pictures }: Content): Shown {
  const isPost = kind !== 'profile'
  return {
    parts: [
      {
        ...(isPost && title !== '' ? { title } : {}),
        runs: runsOf(text, isPost ? marksOf(text) : []),
        pictures: isPost ? pictures : [],
      },
    ],
  }
}

export const practicePublisher = makePublisher(practice, {
  name: 'Practice',
  count: (part) => [...part].length,
  limit: ({ kind }) => (kind === 'pinned' ? null : 500),
  look,
  shown,
  requests: (content, _account, key) => requests(content, key),
})
