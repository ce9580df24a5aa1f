import { endsTrimmed, goneHandles, picturesNotUsed } from '../cautions.ts'
import type { Account, Content } from '../content.ts'
import { makePublisher } from '../make-publisher.ts'
import { file, resultOf } from '../placeholder.ts'
import type { PreparedRequest, Problem, Shown } from '../prepared.ts'
import { caution, problem } from '../problem.ts'
import { mediaType, send, sendForm } from '../request.ts'
import { linksIn } from '../text/links.ts'
import { type Mark, runsOf, withoutOverlaps } from '../text/mark.ts'
import { mentionsIn } from '../text/mentions.ts'
import { tagsIn } from '../text/tags.ts'
import { facebook } from './facts.ts'
import { graph } from './place.ts'

const name = 'Facebook'
/** After about so much of a long text people see "See more"; observed by others, not published. */
const shownAtOnce = 477

const marksOf = (text: string, mentions: Content['mentions']): readonly Mark[] =>
  withoutOverlaps([...mentionsIn(text, mentions), ...linksIn(text), ...tagsIn(text)])

/** The text with the numbers of the pages it mentions, as the description wants them. */
const messageOf = ({ text, mentions }: Content): string =>
  runsOf(text, mentionsIn(text, mentions))
    .map((run) => (run.kind === 'mention' ? `@[${run.to ?? ''}]` : run.text))
    .join('')

/** The number of a post: `PAGE_POST`, or what stands for it in an address. */
function postNumber(about: string, account: Account): string | undefined {
  const whole = /^\s*(\d+_\d+)\s*$/.exec(about)?.[1]
  const post = /\/(?:posts|videos|photos)\/(?:[^/]*\/)?(\d+)|[?&](?:story_fbid|fbid)=(\d+)/.exec(about)
  const number = post?.[1] ?? post?.[2]
  return whole ?? (number === undefined ? undefined : `${account.platformId ?? ''}_${number}`)
}

function post(content: Content, page: string): readonly PreparedRequest[] {
  const { pictures, card } = content
  return [
    ...pictures.map((picture) =>
      sendForm(`${graph}/${page}/photos`, {
        source: file(picture.digest, mediaType(picture)),
        published: false,
        alt_text_custom: picture.alt,
      }),
    ),
    send('POST', `${graph}/${page}/feed`, {
      message: messageOf(content),
      published: true,
      ...(pictures.length > 0
        ? { attached_media: pictures.map((_, at) => ({ media_fbid: resultOf(at, 'id') })) }
        : {}),
      ...(card && pictures.length === 0 ? { link: card.url } : {}),
    }),
  ]
}

function requests(content: Content, account: Account): readonly PreparedRequest[] {
  const page = encodeURIComponent(account.platformId ?? '')
  const number = postNumber(content.about ?? '', account) ?? ''
  const message = messageOf(content)
  if (content.kind === 'reply') return [send('POST', `${graph}/${number}/comments`, { message })]
  if (content.kind === 'edit') return [send('POST', `${graph}/${number}`, { message })]
  if (content.kind === 'profile') return [send('POST', `${graph}/${page}`, { about: content.text })]
  return post(content, page)
}

function look(content: Content, account: Account): readonly Problem[] {
  const { kind, about = '', pictures, card } = content
  const found: Problem[] = []
  if (account.platformId === null)
    found.push(
      problem(
        'account-without-number',
        'account',
        'Facebook knows a Page by its number, which is not in the register of channels. Add it there.',
      ),
    )
  if ((kind === 'reply' || kind === 'edit') && about.trim() !== '' && !postNumber(about, account))
    found.push(
      problem(
        'about-not-a-post',
        'about',
        'The number of the post cannot be read from this address. Give an address that ends in figures.',
      ),
    )
  if ((kind === 'reply' || kind === 'edit') && pictures.length > 0)
    found.push(
      caution(
        'pictures-not-used',
        'pictures.0',
        kind === 'edit'
          ? 'Only the text is edited; the pictures stay as they are.'
          : 'Pictures are not sent with a reply.',
      ),
    )
  if (mentionsIn(content.text, content.mentions).length > 0)
    found.push(
      caution(
        'mention-renamed',
        'mentions',
        'Facebook shows the name of the Page that you mention, whatever its handle is.',
      ),
    )
  if (card && pictures.length > 0)
    found.push(
      caution('card-not-shown', 'card', 'Facebook shows pictures or a card. With pictures there is no card.'),
    )
  return [...found, ...goneHandles(content), ...endsTrimmed(content, name), ...picturesNotUsed(content)]
}

function shown(content: Content): Shown {
  const text = content.text.trim()
  const isPost = content.kind === 'post'
  return {
    parts: [
      {
        runs: runsOf(text, content.kind === 'profile' ? [] : marksOf(text, content.mentions)),
        pictures: isPost ? content.pictures : [],
        ...(isPost && content.card && content.pictures.length === 0 ? { card: content.card } : {}),
        ...(isPost && text.length > shownAtOnce ? { isCut: true } : {}),
      },
    ],
  }
}

const limits: Readonly<Record<Content['kind'], number | null>> = {
  post: 63_206,
  edit: 63_206,
  reply: 8000,
  profile: 255,
  pinned: null,
}

export const facebookPublisher = makePublisher(facebook, {
  name,
  count: (part) => [...part].length,
  limit: ({ kind }) => limits[kind],
  look,
  shown,
  requests,
})
