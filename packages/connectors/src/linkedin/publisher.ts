import { endsTrimmed, goneHandles } from '../cautions.ts'
import type { Account, Content, Picture } from '../content.ts'
import { makePublisher } from '../make-publisher.ts'
import { pathResult, resultOf } from '../placeholder.ts'
import type { Json, PreparedRequest, Problem, Shown } from '../prepared.ts'
import { caution, problem } from '../problem.ts'
import { mediaType, send } from '../request.ts'
import { runsOf } from '../text/mark.ts'
import { linkedin } from './facts.ts'
import { littleText, marksOf } from './little-text.ts'
import { authorOf } from './place.ts'
import { versioned } from './rest.ts'

const name = 'LinkedIn'
/** After about so much people see "…more"; observed by others, not published. */
const shownAtOnce = 210
const most = 3000

const rest = (path: string, body: Json, more: Readonly<Record<string, string>> = {}): PreparedRequest =>
  send('POST', `/rest${path}`, body, { ...versioned, ...more })

const postIn = (about: string, kinds: string): string | undefined =>
  new RegExp(`urn:li:(?:${kinds}):\\d+`).exec(about.replaceAll('%3A', ':'))?.[0]

const upload = (picture: Picture, owner: string, at: number): readonly PreparedRequest[] => [
  rest('/images?action=initializeUpload', { initializeUploadRequest: { owner } }),
  {
    method: 'PUT',
    path: pathResult(at, 'value.uploadUrl'),
    headers: { 'content-type': mediaType(picture) },
    body: { file: picture.digest, as: mediaType(picture) },
  },
]

/** What a post is shown with; the picture number `at` was named by the request `2 * at`. */
function contentOf({ pictures, card }: Content): Json | undefined {
  const images = pictures.map(({ alt }, at) => ({ id: resultOf(2 * at, 'value.image'), altText: alt }))
  if (images.length > 1) return { multiImage: { images } }
  if (images[0]) return { media: images[0] }
  if (!card) return undefined
  const { url: source, title, description, picture } = card
  const thumbnail = picture ? { thumbnail: resultOf(0, 'value.image') } : {}
  return { article: { source, title, description, ...thumbnail } }
}

function post(content: Content, author: string): readonly PreparedRequest[] {
  const { pictures, card } = content
  const files = pictures.length > 0 ? pictures : card?.picture ? [card.picture] : []
  const shownWith = contentOf(content)
  return [
    ...files.flatMap((picture, at) => upload(picture, author, 2 * at)),
    rest('/posts', {
      author,
      commentary: littleText(content.text, content.mentions),
      visibility: 'PUBLIC',
      distribution: { feedDistribution: 'MAIN_FEED', targetEntities: [], thirdPartyDistributionChannels: [] },
      ...(shownWith === undefined ? {} : { content: shownWith }),
      lifecycleState: 'PUBLISHED',
      isReshareDisabledByAuthor: false,
    }),
  ]
}

function requests(content: Content, account: Account): readonly PreparedRequest[] {
  const author = authorOf(account) ?? ''
  const { kind, about = '', text, mentions } = content
  if (kind === 'reply') {
    const object = postIn(about, 'activity|share|ugcPost') ?? ''
    const path = `/socialActions/${encodeURIComponent(object)}/comments`
    return [rest(path, { actor: author, object, message: { text } })]
  }
  if (kind === 'edit') {
    const path = `/posts/${encodeURIComponent(postIn(about, 'share|ugcPost') ?? '')}`
    const patch = { patch: { $set: { commentary: littleText(text, mentions) } } }
    return [rest(path, patch, { 'x-restli-method': 'PARTIAL_UPDATE' })]
  }
  return post(content, author)
}

function look(content: Content, account: Account): readonly Problem[] {
  const { kind, about = '', pictures, card, mentions } = content
  const found: Problem[] = []
  if (authorOf(account) === undefined)
    found.push(
      problem(
        'account-without-number',
        'account',
        'LinkedIn knows an organisation by its number, which is not in the register of channels. Add it there.',
      ),
    )
  if (about.trim() !== '' && kind === 'reply' && !postIn(about, 'activity|share|ugcPost'))
    found.push(
      problem(
        'about-not-a-post',
        'about',
        'This address names no post on LinkedIn: it would have urn:li: and a number. Copy the link of the post.',
      ),
    )
  if (about.trim() !== '' && kind === 'edit' && !postIn(about, 'share|ugcPost'))
    found.push(
      problem(
        'about-not-a-post',
        'about',
        'To edit, LinkedIn wants the name that it gave the post, with urn:li:share: or urn:li:ugcPost: and a number.',
      ),
    )
  if (kind !== 'post' && pictures.length > 0)
    found.push(
      caution(
        'pictures-not-used',
        'pictures.0',
        kind === 'edit'
          ? 'Only the text is edited; the pictures stay as they are.'
          : 'Pictures are not sent with a reply.',
      ),
    )
  if (card && pictures.length > 0)
    found.push(
      caution('card-not-shown', 'card', 'LinkedIn shows pictures or a card. With pictures there is no card.'),
    )
  if (kind === 'reply' && Object.keys(mentions).length > 0)
    found.push(
      caution('mention-plain', 'mentions', 'In a reply on LinkedIn handles are plain text from here.'),
    )
  if (kind !== 'reply' && [...littleText(content.text, mentions)].length > most)
    found.push(
      caution(
        'near-the-limit',
        'text',
        'As it is sent, with its signs escaped, the text is longer than 3,000 characters, and LinkedIn does not say which it counts. Shorten it to be sure.',
      ),
    )
  return [...found, ...goneHandles(content), ...endsTrimmed(content, name)]
}

function shown(content: Content): Shown {
  const text = content.text.trim()
  const isPost = content.kind === 'post'
  return {
    parts: [
      {
        runs: runsOf(text, marksOf(text, content.kind === 'reply' ? {} : content.mentions)),
        pictures: isPost ? content.pictures : [],
        ...(isPost && content.card && content.pictures.length === 0 ? { card: content.card } : {}),
        ...(isPost && text.length > shownAtOnce ? { isCut: true } : {}),
      },
    ],
  }
}

export const linkedinPublisher = makePublisher(linkedin, {
  name,
  count: (part) => [...part].length,
  limit: ({ kind }) => (kind === 'pinned' ? null : kind === 'reply' ? 1250 : most),
  look,
  shown,
  requests,
})
