import {
  cardNotInText,
  endsTrimmed,
  goneHandles,
  linesJoined,
  picturesNotUsed,
  spacesJoined,
  unknownHandles,
} from '../cautions.ts'
import type { Account, Content } from '../content.ts'
import { keyHex } from '../key.ts'
import { makePublisher } from '../make-publisher.ts'
import { file, join, pathResult, resultOf } from '../placeholder.ts'
import type { Json, PreparedRequest, Problem, Run, Shown } from '../prepared.ts'
import { caution, problem } from '../problem.ts'
import { get, mediaType, send, sendForm } from '../request.ts'
import { bareLinksIn } from '../text/links.ts'
import { type Mark, runsOf, withoutOverlaps } from '../text/mark.ts'
import { handlesIn } from '../text/mentions.ts'
import { discourse } from './facts.ts'
import { forumProblems, tidiedTitle, typeset } from './rules.ts'

const name = 'Discourse'
const handle = /(?:^|[^\w@/.])(@\w(?:[\w.-]{0,58}\w)?)/g

const marksOf = (text: string): readonly Mark[] =>
  withoutOverlaps([...bareLinksIn(text), ...handlesIn(text, handle)])

type Place = { readonly topic: string; readonly post: string | undefined }

/** The topic that an address names, and the post in it. */
function placeIn(about: string): Place | undefined {
  const [, topic, post] = /\/t\/(?:[^/?#]*[^/\d?#][^/?#]*\/)?(\d+)(?:\/(\d+))?/.exec(about) ?? []
  return topic === undefined ? undefined : { topic, post }
}

const userOf = ({ address }: Account): string =>
  (/\/u\/([^/?#]+)/.exec(address)?.[1] ?? address.trim().replace(/^@/, '').split('/').at(-1) ?? '').trim()

/** In a link to a picture these signs would end its description. */
const descriptionOf = (alt: string): string =>
  alt
    .replace(/\s+/g, ' ')
    .replaceAll('|', '/')
    .replace(/[[\]\\]/g, (sign) => `\\${sign}`)

/** The text, and the pictures after it by what uploading them answered. */
function rawOf({ text, pictures }: Content): Json {
  if (pictures.length === 0) return text
  const links = pictures.flatMap(({ alt, width, height, credit }, at): readonly Json[] => [
    `\n\n![${descriptionOf(alt)}|${width}x${height}](`,
    resultOf(at, 'short_url'),
    credit ? `)\n*${descriptionOf(credit)}*` : ')',
  ])
  return join(text, ...links)
}

const uploads = ({ pictures }: Content): readonly PreparedRequest[] =>
  pictures.map((picture) =>
    sendForm('/uploads.json', {
      type: 'composer',
      synchronous: true,
      file: file(picture.digest, mediaType(picture)),
    }),
  )

function topic(content: Content, key: string): PreparedRequest {
  const categories = content.tags
    .filter((tag) => tag.startsWith('category:'))
    .map((tag) => tag.slice(9).trim())
  const tags = content.tags.filter((tag) => !tag.startsWith('category:'))
  return send('POST', '/posts.json', {
    title: content.title ?? '',
    raw: rawOf(content),
    external_id: `second-look-${keyHex(key, 'topic', 32)}`,
    ...(categories[0] === undefined
      ? {}
      : { category: /^\d+$/.test(categories[0]) ? Number(categories[0]) : categories[0] }),
    ...(tags.length > 0 ? { tags } : {}),
  })
}

function requests(content: Content, account: Account, key: string): readonly PreparedRequest[] {
  const { kind, about = '', text, title = '' } = content
  const place = placeIn(about) ?? { topic: '', post: undefined }
  if (kind === 'profile')
    return [send('PUT', `/u/${encodeURIComponent(userOf(account))}.json`, { bio_raw: text })]
  if (kind === 'pinned')
    return [send('PUT', `/t/${place.topic}/status.json`, { status: 'pinned', enabled: true })]
  const files = uploads(content)
  if (kind === 'post') return [...files, topic(content, key)]
  if (kind === 'reply') {
    const to = place.post === undefined ? {} : { reply_to_post_number: Number(place.post) }
    return [
      ...files,
      send('POST', '/posts.json', { topic_id: Number(place.topic), ...to, raw: rawOf(content) }),
    ]
  }
  const id = pathResult(files.length, 'id')
  const post = { raw: rawOf(content), edit_reason: `Second Look ${keyHex(key, 'edit', 12)}` }
  return [
    ...files,
    get(`/posts/by_number/${place.topic}/${place.post ?? '1'}.json`),
    send('PUT', `/posts/${id}.json`, { ...(title === '' ? {} : { title }), post }),
  ]
}

function look(content: Content): readonly Problem[] {
  const { kind, about = '', pictures, tags } = content
  const found: Problem[] = []
  if (['reply', 'edit', 'pinned'].includes(kind) && about.trim() !== '' && !placeIn(about))
    found.push(
      problem(
        'about-not-a-post',
        'about',
        'This is no address of a topic on Discourse: it would have /t/ and a number. Open the topic and copy its address.',
      ),
    )
  pictures.forEach(({ alt }, at) => {
    if (/[|\n]/.test(alt))
      found.push(
        caution(
          'alt-changed',
          `pictures.${at}.alt`,
          'Discourse cannot keep a | or a line break in a description; it is sent as / or a space.',
        ),
      )
  })
  if (tags.filter((tag) => tag.startsWith('category:')).length > 1)
    found.push(
      caution('tags-not-used', 'text', 'A topic on Discourse is in one category; the first is used.'),
    )
  return [
    ...found,
    ...forumProblems(content),
    ...unknownHandles(
      content,
      handle,
      (one) => `${one} was not looked up. If the forum knows that name, whoever has it is told.`,
    ),
    ...goneHandles(content),
    ...endsTrimmed(content, name),
    ...linesJoined(content, name),
    ...spacesJoined(content, name),
    ...cardNotInText(content, name),
    ...picturesNotUsed(content),
  ]
}

/** Who took a picture stands in the text, under it. */
const creditsUnder = (pictures: Content['pictures']): readonly Run[] =>
  pictures.flatMap(({ credit }) =>
    credit ? [{ kind: 'text', text: `\n\n${typeset(credit.replace(/\s+/g, ' ').trim())}` }] : [],
  )

function shown(content: Content): Shown {
  const { kind, title = '', pictures, mentions, card } = content
  const isPost = kind !== 'profile' && kind !== 'pinned'
  const text = content.text.trim().replace(/\n(?:[ \t]*\n)+/g, '\n\n')
  const marks = marksOf(text).map((mark) =>
    mark.kind === 'mention'
      ? { ...mark, target: mentions[text.slice(mark.from, mark.to)] ?? mark.target }
      : mark,
  )
  const runs = runsOf(text, marks).map((run) =>
    run.kind === 'text' ? { ...run, text: typeset(run.text) } : run,
  )
  return {
    parts: [
      {
        ...(title === '' || kind === 'reply' ? {} : { title: tidiedTitle(title) }),
        runs: isPost ? [...runs, ...creditsUnder(pictures)] : runs,
        pictures: isPost ? pictures : [],
        ...(isPost && card && text.includes(card.url) ? { card } : {}),
      },
    ],
  }
}

export const discoursePublisher = makePublisher(discourse, {
  handle,
  name,
  count: (part) => [...part].length,
  limit: ({ kind }) => (kind === 'pinned' ? null : kind === 'profile' ? 3000 : discourse.can.length.limit),
  look,
  shown,
  requests,
})
