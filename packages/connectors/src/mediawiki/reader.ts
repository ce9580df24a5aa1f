import type { Account } from '../content.ts'
import type { Json } from '../prepared.ts'
import { seenIn } from '../talk/html.ts'
import { instantIn } from '../talk/instant.ts'
import type { ListBack, Listed, ProfileBack, ReadBack, Reader, Resolved, Unreadable } from '../talk/reader.ts'
import { bareHandle, newestFirst, type PartBack, readParts, somebody } from '../talk/reading.ts'
import type { Published } from '../talk/sender.ts'
import { at, listAt, type Talk, textAt } from '../talk/talk.ts'
import { linksIn } from '../text/links.ts'
import { partOf } from './find.ts'
import { asked, files, wikiOf } from './wiki.ts'
import { isFormatted, readAs } from './wikitext.ts'

const contributionsMost = 5
const pagesAtOnce = 50

/** What stands under a picture is read apart from the text, and so is the sign to enlarge it. */
const unseen = (name: string, { class: classes = '' }: Readonly<Record<string, string>>): null | undefined =>
  name === 'figcaption' || /\b(?:thumbcaption|mw-editsection)\b/.test(classes) ? null : undefined

/** A link to one of our pictures as we write it, with what stands under it. */
const pictures = /\n*\[\[File:([^|\]]+)\|thumb\|alt=([^|\]]*)\|([^\]]*)\]\]/g

type Digests = ReadonlyMap<string, string>

function* digestsOf(pageid: string): Talk<Digests> {
  const found = yield* asked('stranger', {
    ...{ action: 'query', generator: 'images', pageids: pageid, gimlimit: '50' },
    ...{ prop: 'imageinfo', iiprop: 'sha1' },
  })
  if (found.is !== 'there') return new Map()
  return new Map(
    listAt(found.json, 'query.pages').flatMap((page): [string, string][] => {
      const [title, sha1] = [textAt(page, 'title'), textAt(page, 'imageinfo.0.sha1')]
      return title && sha1 ? [[title.replace(/^[^:]*:/, ''), `sha1:${sha1}`]] : []
    }),
  )
}

/** The name of a file in the address of it or of a smaller one. */
function fileIn(address: string): string {
  const piece = /\/thumb\//.test(address) ? address.split('/').at(-2) : address.split('/').at(-1)
  try {
    return decodeURIComponent(piece ?? '').replaceAll('_', ' ')
  } catch {
    return ''
  }
}

function picturesOf(seen: ReturnType<typeof seenIn>, kept: string, digests: Digests, account: Account) {
  const captions = new Map(
    [...kept.matchAll(pictures)].map(([, name = '', , caption = '']) => [name, caption]),
  )
  const origin = /^https?:\/\/[^/]+/.exec(wikiOf(account))?.[0] ?? ''
  return seen.pictures.map(({ address, alt }) => {
    const name = fileIn(address)
    return {
      address: address.startsWith('/') && !address.startsWith('//') ? `${origin}${address}` : address,
      alt,
      digest: digests.get(name) ?? null,
      caption: seenIn(captions.get(name) ?? '').text,
    }
  })
}

/** When the history of a page begins: an import puts older days there. */
function* madeAt(pageid: string): Talk<{ readonly is: 'made'; readonly at: string | null } | Unreadable> {
  const found = yield* asked('stranger', {
    ...{ action: 'query', prop: 'revisions', pageids: pageid, rvprop: 'timestamp' },
    ...{ rvdir: 'newer', rvlimit: '1' },
  })
  if (found.is === 'gone') return { is: 'unreadable', says: found.says }
  if (found.is === 'unreadable') return found
  return { is: 'made', at: instantIn(textAt(found.json, 'query.pages.0.revisions.0.timestamp')) ?? null }
}

/**
 * A page as it is shown, and as it is kept. What was shown for approval has formatting as it is written, so that of a
 * page with formatting the text that is kept is read; a signature or a template that was put in shows there.
 */
function* readPage(account: Account, id: string): Talk<PartBack> {
  const parsed = yield* asked('stranger', {
    ...{ action: 'parse', pageid: id, prop: 'text|wikitext|revid|displaytitle' },
    ...{ disablelimitreport: '1', disableeditsection: '1', disabletoc: '1' },
  })
  if (parsed.is !== 'there') return parsed
  const [html, kept] = [textAt(parsed.json, 'parse.text'), textAt(parsed.json, 'parse.wikitext')]
  const title = textAt(parsed.json, 'parse.title')
  if (html === undefined || kept === undefined || title === undefined)
    return { is: 'unreadable', says: 'The wiki answered no page.' }
  if (kept.trim() === '') return { is: 'gone', says: 'The page is empty.' }
  const made = yield* madeAt(id)
  if (made.is === 'unreadable') return made
  const seen = seenIn(html, unseen)
  const digests: Digests = seen.pictures.length > 0 ? yield* digestsOf(id) : new Map()
  const words = kept.replace(pictures, '')
  const text = isFormatted(words) ? readAs(words) : seen.text
  const links = isFormatted(words)
    ? linksIn(text).map(({ from, to, target }) => ({ text: text.slice(from, to), to: target }))
    : seen.links.filter(({ to }) => /^https?:\/\//.test(to))
  return {
    ...partOf(account, id, title, textAt(parsed.json, 'parse.revid')),
    title: seenIn(textAt(parsed.json, 'parse.displaytitle') ?? title).text,
    text,
    links,
    pictures: picturesOf(seen, kept, digests, account),
    postedAt: made.at,
    editedAt: null,
  }
}

const read = (account: Account, published: Published): Talk<ReadBack> =>
  readParts(published, (id) => readPage(account, id))

/** Which pages the account changed since, each with when it last did. */
function* changed(
  user: string,
  since: string,
): Talk<{ pages: Map<string, string>; isWhole: boolean } | string> {
  const pages = new Map<string, string>()
  let more: string | undefined
  for (let page = 0; page < contributionsMost; page++) {
    const values = {
      ...{ action: 'query', list: 'usercontribs', ucuserids: user, ucprop: 'ids|title|timestamp' },
      ...{ ucend: since, uclimit: '500' },
    }
    const answer = yield* asked('stranger', more === undefined ? values : { ...values, uccontinue: more })
    if (answer.is !== 'there') return answer.says
    for (const one of listAt(answer.json, 'query.usercontribs')) {
      const [id, instant] = [textAt(one, 'pageid'), instantIn(textAt(one, 'timestamp'))]
      if (id && instant && at(one, 'ns') !== files && !pages.has(id)) pages.set(id, instant)
    }
    more = textAt(answer.json, 'continue.uccontinue')
    if (more === undefined) break
  }
  return { pages, isWhole: more === undefined }
}

/** Pages that the account changed, as they are now. What others change in them is seen when they are read. */
function* list(account: Account, since: string): Talk<ListBack> {
  if (account.platformId === null)
    return { is: 'unreadable', says: 'The channel has no number, so that nobody can tell what it wrote.' }
  const found = yield* changed(account.platformId, `${since.slice(0, 19)}Z`)
  if (typeof found === 'string') return { is: 'unreadable', says: found }
  const ids = [...found.pages.keys()]
  const items: Listed[] = []
  for (let from = 0; from < Math.min(ids.length, pagesAtOnce * 10); from += pagesAtOnce) {
    const texts = yield* asked('stranger', {
      ...{ action: 'query', prop: 'revisions', pageids: ids.slice(from, from + pagesAtOnce).join('|') },
      ...{ rvprop: 'ids|content', rvslots: 'main' },
    })
    if (texts.is !== 'there') return { is: 'unreadable', says: texts.says }
    items.push(...listAt(texts.json, 'query.pages').flatMap((page) => listedIn(account, page, found.pages)))
  }
  return { is: 'list', items: newestFirst(items), isWhole: found.isWhole && ids.length <= pagesAtOnce * 10 }
}

function listedIn(account: Account, page: Json, instants: ReadonlyMap<string, string>): readonly Listed[] {
  const [id, title] = [textAt(page, 'pageid'), textAt(page, 'title')]
  const at = instants.get(id ?? '')
  if (!id || !title || !at) return []
  const text = textAt(page, 'revisions.0.slots.main.content') ?? ''
  return [{ ...partOf(account, id, title, textAt(page, 'revisions.0.revid')), at, text }]
}

const userIn = ({ address }: Account): string | undefined => /\/wiki\/User:([^/?#]+)/i.exec(address)?.[1]

function* profile(account: Account): Talk<ProfileBack> {
  const { platformId } = account
  const name = userIn(account)
  if (platformId === null && name === undefined)
    return { is: 'unreadable', says: 'The channel names no account of the wiki.' }
  const who = platformId === null ? { ususers: name ?? '' } : { ususerids: platformId }
  const found = yield* asked('stranger', { action: 'query', list: 'users', ...who })
  if (found.is !== 'there') return found
  const user = listAt(found.json, 'query.users')[0]
  const [id, handle] = [textAt(user, 'userid'), textAt(user, 'name')]
  if (at(user, 'missing') !== undefined) return { is: 'gone', says: 'There is no such account on the wiki.' }
  if (!id || !handle) return { is: 'unreadable', says: 'The wiki does not say who that is.' }
  return { is: 'profile', profile: { id, handle, name: handle, about: '' } }
}

function* resolve(_account: Account, handle: string): Talk<Resolved> {
  const name = bareHandle(handle)
  const found = yield* asked('stranger', { action: 'query', list: 'users', ususers: name })
  if (found.is !== 'there') return { is: 'unreadable', says: found.says }
  const user = listAt(found.json, 'query.users')[0]
  const isNobody = ['missing', 'invalid'].some((sign) => at(user, sign) !== undefined)
  return isNobody ? { is: 'nobody' } : somebody(textAt(user, 'userid'))
}

export const mediawikiReader: Reader = { read, list, profile, resolve }
