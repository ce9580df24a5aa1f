import { cardNotInText, endsTrimmed, goneHandles, lettersComposed, unknownHandles } from '../cautions.ts'
import type { Content } from '../content.ts'
import { makePublisher } from '../make-publisher.ts'
import { file, resultOf } from '../placeholder.ts'
import type { Json, PreparedRequest, Problem, Shown } from '../prepared.ts'
import { problem } from '../problem.ts'
import { mediaType, send, sendForm } from '../request.ts'
import { runsOf } from '../text/mark.ts'
import { partsOf } from '../text/thread.ts'
import { x } from './facts.ts'
import { handle, lengthOf, marksOf } from './text.ts'

const name = 'X'

const numberIn = (about: string): string | undefined => /\/status\/(\d+)/.exec(about)?.[1]

function requests(content: Content): readonly PreparedRequest[] {
  const all: PreparedRequest[] = []
  const media: Json[] = []
  for (const picture of content.pictures) {
    all.push(
      sendForm('/2/media/upload', {
        media: file(picture.digest, mediaType(picture)),
        media_category: 'tweet_image',
        media_type: mediaType(picture),
      }),
    )
    const id = resultOf(all.length - 1, 'data.id')
    media.push(id)
    if (picture.alt !== '')
      all.push(send('POST', '/2/media/metadata', { id, metadata: { alt_text: { text: picture.alt } } }))
  }
  let repliesTo: Json | undefined =
    content.kind === 'reply' ? (numberIn(content.about ?? '') ?? null) : undefined
  partsOf(content.text).forEach((text, part) => {
    all.push(
      send('POST', '/2/tweets', {
        text,
        ...(part === 0 && media.length > 0 ? { media: { media_ids: media } } : {}),
        ...(repliesTo === undefined ? {} : { reply: { in_reply_to_tweet_id: repliesTo } }),
      }),
    )
    repliesTo = resultOf(all.length - 1, 'data.id')
  })
  return all
}

const look = (content: Content): readonly Problem[] => [
  ...(content.kind === 'reply' &&
  (content.about ?? '').trim() !== '' &&
  numberIn(content.about ?? '') === undefined
    ? [
        problem(
          'about-not-a-post',
          'about',
          'This is no address of a post on X: it would have /status/ and a number. Open the post there and copy its address.',
        ),
      ]
    : []),
  ...unknownHandles(
    content,
    handle,
    (one) => `${one} was not looked up. If X knows that name, whoever has it is mentioned.`,
  ),
  ...goneHandles(content),
  ...endsTrimmed(content, name),
  ...lettersComposed(content, name),
  ...cardNotInText(content, name),
]

function shown(content: Content): Shown {
  return {
    parts: partsOf(content.text).map((part, at) => {
      const text = part.trim()
      const marks = marksOf(text).map((mark) =>
        mark.kind === 'mention'
          ? { ...mark, target: content.mentions[text.slice(mark.from, mark.to)] ?? mark.target }
          : mark,
      )
      const card =
        at === 0 && content.pictures.length === 0 && content.card && text.includes(content.card.url)
      return {
        runs: runsOf(text, marks),
        pictures: at === 0 ? content.pictures : [],
        ...(card && content.card ? { card: content.card } : {}),
      }
    }),
  }
}

export const xPublisher = makePublisher(x, {
  handle,
  name,
  count: (part) => lengthOf(part),
  limit: ({ kind }) => (kind === 'pinned' ? null : 280),
  look,
  shown,
  requests,
})
