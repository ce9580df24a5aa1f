import { endsTrimmed, goneHandles, linesJoined, spacesJoined } from '../cautions.ts'
import type { Content } from '../content.ts'
import { keyHex } from '../key.ts'
import { makePublisher } from '../make-publisher.ts'
import { file, pathResult, resultOf } from '../placeholder.ts'
import type { Json, PreparedRequest, Problem, Shown } from '../prepared.ts'
import { problem } from '../problem.ts'
import { get, mediaType, query, send, sendForm } from '../request.ts'
import { linksIn } from '../text/links.ts'
import { runsOf } from '../text/mark.ts'
import { blocksOf, escapeHtml, paragraphsOf } from './blocks.ts'
import { wordpress } from './facts.ts'
import { api } from './site.ts'
import { textureProblems, texturized } from './texturize.ts'

const name = 'WordPress'

/** Words of the title that an address may have, and then what only this publication has. */
function slugOf(title: string, key: string): string {
  const words = (title.toLowerCase().match(/[a-z0-9]+/g) ?? []).slice(0, 8).join('-').slice(0, 60)
  return `${words === '' ? 'post' : words}-${keyHex(key, 'slug', 12)}`
}

const slugIn = (about: string): string | undefined =>
  /^https?:\/\/[^/]+\/(?:[^?#]*\/)?([a-zA-Z0-9%_-]+)\/?(?:[?#].*)?$/.exec(about.trim())?.[1]
const numberIn = (about: string): string | undefined =>
  /[?&]p=(\d+)/.exec(about)?.[1] ?? /^\s*(\d+)\s*$/.exec(about)?.[1]

const uploads = ({ pictures, kind }: Content, key: string): readonly PreparedRequest[] =>
  kind === 'pinned'
    ? []
    : pictures.map((picture, at) =>
        sendForm(`${api}/media`, {
          file: file(picture.digest, mediaType(picture)),
          slug: `${keyHex(key, `picture ${at}`, 16)}`,
          alt_text: picture.alt,
          ...(picture.credit ? { caption: escapeHtml(picture.credit) } : {}),
        }),
      )

type Term = { readonly taxonomy: 'categories' | 'tags'; readonly label: string; readonly slug: string }

/** A tag, or a category where it says `category:NAME`. */
function termOf(tag: string): Term {
  const isCategory = /^\s*category:/.test(tag)
  const label = tag.replace(/^\s*category:/, '').trim()
  const slug = (label.toLowerCase().match(/[a-z0-9]+/g) ?? []).join('-')
  return { taxonomy: isCategory ? 'categories' : 'tags', label, slug }
}

type Terms = {
  readonly requests: readonly PreparedRequest[]
  readonly body: { readonly [name: string]: Json }
}

/** A number is taken as it is, a name is looked up on the site. */
function terms(tags: readonly string[], from: number): Terms {
  const requests: PreparedRequest[] = []
  const found: Record<Term['taxonomy'], Json[]> = { categories: [], tags: [] }
  for (const { taxonomy, label, slug } of tags.map(termOf)) {
    if (/^\d+$/.test(label)) found[taxonomy].push(Number(label))
    else {
      requests.push(get(`${api}/${taxonomy}?${query({ slug })}`))
      found[taxonomy].push(resultOf(from + requests.length - 1, '0.id'))
    }
  }
  return { requests, body: Object.fromEntries(Object.entries(found).filter(([, ids]) => ids.length > 0)) }
}

const tagProblems = (tags: readonly string[]): readonly Problem[] =>
  tags
    .filter((tag) => termOf(tag).slug === '')
    .map((tag) =>
      problem(
        'tag-needs-number',
        'text',
        `“${tag}” cannot be looked up by its name. Give the number that the site has for it.`,
      ),
    )

function requests(content: Content, key: string): readonly PreparedRequest[] {
  const { kind, about = '', title = '' } = content
  const pictures = uploads(content, key)
  if (kind === 'post') {
    const { requests: lookUps, body } = terms(content.tags, pictures.length)
    const post = {
      title: escapeHtml(title),
      content: blocksOf(content),
      slug: slugOf(title, key),
      status: 'publish',
      ...body,
    }
    return [...pictures, ...lookUps, send('POST', `${api}/posts`, post)]
  }
  const number = numberIn(about)
  const lookUp = number === undefined ? [get(`${api}/posts?${query({ slug: slugIn(about) ?? '' })}`)] : []
  const path = `${api}/posts/${number ?? pathResult(pictures.length, '0.id')}`
  if (kind === 'pinned') return [...lookUp, send('POST', path, { sticky: true })]
  const change = { ...(title === '' ? {} : { title: escapeHtml(title) }), content: blocksOf(content) }
  return [...pictures, ...lookUp, send('POST', path, change)]
}

function look(content: Content): readonly Problem[] {
  const { kind, about = '', title = '', text } = content
  if (kind === 'pinned' || kind === 'edit') {
    if (about.trim() !== '' && !numberIn(about) && !slugIn(about))
      return [
        problem(
          'about-not-a-post',
          'about',
          'This is no address of a post on the site. Open the post there and copy its address.',
        ),
      ]
    if (kind === 'pinned') return []
  }
  return [
    ...tagProblems(kind === 'post' ? content.tags : []),
    ...textureProblems(text, 'text'),
    ...textureProblems(title, 'title'),
    ...endsTrimmed(content, name),
    ...linesJoined(content, name),
    ...spacesJoined(content, name),
    ...goneHandles(content),
  ]
}

/** White space as a page shows it: one space, and none beside a line break. */
const asLaidOut = (text: string): string =>
  text
    .replace(/[ \t\r\f]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()

function shown({ text, title, pictures }: Content): Shown {
  const plain = paragraphsOf(text).map(asLaidOut).join('\n\n')
  return {
    parts: [
      {
        ...(title === undefined || title === '' ? {} : { title: texturized(asLaidOut(title)) }),
        runs: runsOf(plain, linksIn(plain)).map((run) => ({ ...run, text: texturized(run.text) })),
        pictures,
      },
    ],
  }
}

export const wordpressPublisher = makePublisher(wordpress, {
  name,
  count: (part) => [...part].length,
  limit: () => null,
  look,
  shown,
  requests: (content, _account, key) => requests(content, key),
})
