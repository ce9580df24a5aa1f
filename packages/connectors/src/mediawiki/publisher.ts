import { goneHandles, lettersComposed, spacesJoined } from '../cautions.ts'
import type { Content } from '../content.ts'
import { keyHex } from '../key.ts'
import { makePublisher } from '../make-publisher.ts'
import { file, resultOf } from '../placeholder.ts'
import type { Json, PreparedRequest, Problem, Shown } from '../prepared.ts'
import { caution, problem } from '../problem.ts'
import { get, mediaType, query, sendForm } from '../request.ts'
import { linksIn } from '../text/links.ts'
import { runsOf } from '../text/mark.ts'
import { utf8Length } from '../text/utf8.ts'
import { mediawiki } from './facts.ts'
import { answersAs as answer, form } from './wiki.ts'
import { fileLink, readAs, wikitextProblems } from './wikitext.ts'

const name = 'MediaWiki'
const titleMost = 255

const edit = (values: { readonly [name: string]: Json }): PreparedRequest => ({
  method: 'POST',
  path: '/api.php',
  headers: form,
  body: { action: 'edit', ...answer, ...values },
})

/** The page that an address names: `/wiki/NAME`, `?title=NAME`, or the name alone. */
export function pageIn(about: string): string | undefined {
  const trimmed = about.trim()
  if (!/^https?:/i.test(trimmed)) return trimmed === '' ? undefined : trimmed
  const found = /[?&]title=([^&#]+)/.exec(trimmed)?.[1] ?? /\/wiki\/([^?#]+)/.exec(trimmed)?.[1]
  if (found === undefined) return undefined
  try {
    return decodeURIComponent(found).replaceAll('_', ' ')
  } catch {
    return undefined
  }
}

const summaryOf = (key: string): string => `Second Look ${key}`
const fileNameOf = (key: string, at: number, kind: string): string =>
  `Second Look ${keyHex(key, `picture ${at}`, 16)}.${kind === 'jpeg' ? 'jpg' : kind}`

function textOf({ text, pictures }: Content, key: string): string {
  const files = pictures.map((picture, at) => fileLink(fileNameOf(key, at, picture.kind), picture))
  return files.length === 0 ? text : `${text}\n\n${files.join('\n')}`
}

function requests(content: Content, key: string): readonly PreparedRequest[] {
  const uploads = content.pictures.map((picture, at) =>
    sendForm('/api.php', {
      action: 'upload',
      ...answer,
      filename: fileNameOf(key, at, picture.kind),
      // The same picture may be there under another name.
      ignorewarnings: true,
      file: file(picture.digest, mediaType(picture)),
      text: [picture.alt, picture.credit].filter((line) => line).join('\n\n'),
      comment: summaryOf(key),
    }),
  )
  const page = { text: textOf(content, key), summary: summaryOf(key) }
  if (content.kind === 'post')
    return [...uploads, edit({ title: content.title ?? '', ...page, createonly: true })]
  const title = pageIn(content.about ?? '') ?? ''
  const now = query({ action: 'query', ...answer, prop: 'revisions', rvprop: 'ids', titles: title })
  const baserevid = resultOf(uploads.length, 'query.pages.0.revisions.0.revid')
  return [...uploads, get(`/api.php?${now}`), edit({ title, ...page, baserevid, nocreate: true })]
}

function titleProblems(title: string): readonly Problem[] {
  const found: Problem[] = []
  if (/[#<>[\]|{}\n]|~~~|^[:./ ]*$/.test(title) && title.trim() !== '')
    found.push(
      problem(
        'title-signs',
        'title',
        'A title on MediaWiki cannot have # < > [ ] | { } or three tildes. Take them out.',
      ),
    )
  if (utf8Length(title) > titleMost)
    found.push(
      problem(
        'title-too-long',
        'title',
        'A title on MediaWiki has at most 255 bytes, about as many letters. Shorten it.',
      ),
    )
  if (/^[a-z]/.test(title))
    found.push(caution('title-capital', 'title', 'MediaWiki begins every title with a capital letter.'))
  if (/_| {2}|^ | $/.test(title))
    found.push(
      caution(
        'title-spaces',
        'title',
        'MediaWiki shows underscores in a title as spaces, and one space where there are several.',
      ),
    )
  if (/^[^:]+:/.test(title))
    found.push(
      caution(
        'title-namespace',
        'title',
        'What stands before a colon may be read as a part of the wiki, such as User: or Help:.',
      ),
    )
  return found
}

function look(content: Content): readonly Problem[] {
  const { kind, about = '', text, title = '', pictures } = content
  const whole = textOf(content, '')
  const found: Problem[] = []
  if (kind === 'edit' && about.trim() !== '' && pageIn(about) === undefined)
    found.push(
      problem(
        'about-not-a-page',
        'about',
        'This is no address of a page of the wiki: it would have /wiki/ or title= in it. Open the page and copy its address.',
      ),
    )
  if (kind === 'edit' && title !== '')
    found.push(caution('title-stays', 'title', 'An edit leaves the title as it is.'))
  if (kind === 'post') found.push(...titleProblems(title))
  if (/\s$/.test(whole))
    found.push(caution('ends-trimmed', 'text', 'MediaWiki takes off spaces and empty lines at the end.'))
  if (pictures.some(({ alt }) => /[\n\t]| {2}/.test(alt)))
    found.push(
      caution('alt-changed', 'pictures.0.alt', 'MediaWiki keeps a description of a picture on one line.'),
    )
  return [
    ...found,
    ...wikitextProblems(text),
    ...spacesJoined(content, name),
    ...lettersComposed(content, name),
    ...goneHandles(content),
  ]
}

function shown({ text, title, kind, about, pictures }: Content): Shown {
  const plain = readAs(text)
  const page = kind === 'edit' ? pageIn(about ?? '') : title
  return {
    parts: [
      {
        ...(page
          ? {
              title: page
                .replaceAll('_', ' ')
                .trim()
                .replace(/^[a-z]/, (letter) => letter.toUpperCase()),
            }
          : {}),
        runs: runsOf(plain, linksIn(plain)),
        pictures,
      },
    ],
  }
}

export const mediawikiPublisher = makePublisher(mediawiki, {
  name,
  // What is sent is the text with its pictures in it, so that is what counts.
  count: (_part, content) => utf8Length(textOf(content, '')),
  limit: () => mediawiki.can.length.limit,
  look,
  shown,
  requests: (content, _account, key) => requests(content, key),
})
