import type { Account } from '../content.ts'
import type { Json } from '../prepared.ts'
import { query } from '../request.ts'
import { instantAt } from '../talk/instant.ts'
import { look } from '../talk/look.ts'
import { at, listAt, type Talk, textAt } from '../talk/talk.ts'
import { authorOf, placeOf } from './place.ts'
import { getRest } from './rest.ts'

/** 2,000 of each; what is older is not looked at, and that is said. */
const pagesMost = 20
const pageHolds = 100

export type Unread = { readonly is: 'unreadable'; readonly says: string; readonly isForGood: boolean }
export type Elements = {
  readonly is: 'elements'
  readonly elements: readonly Json[]
  readonly isWhole: boolean
}

/** Instants are milliseconds there. */
export const instantOf = (json: Json | undefined, path: string): string | undefined => {
  const ms = at(json, path)
  return typeof ms === 'number' ? instantAt(ms) : undefined
}

/** LinkedIn answers nobody without a token, and by its role whether it may read: a no is for good. */
export function* lookAt(
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Talk<{ readonly is: 'there'; readonly json: Json } | { readonly is: 'none' } | Unread> {
  const request = getRest(path)
  const looked = yield* look({ ...request, headers: { ...request.headers, ...headers } }, 'account')
  if (looked.is === 'none') return { is: 'none' }
  if (looked.is === 'unreadable') return { ...looked, isForGood: looked.says.startsWith('It answered 403') }
  const { json } = looked.answer
  return json === undefined || json === null
    ? { is: 'unreadable', says: 'It did not answer with what was asked for.', isForGood: false }
    : { is: 'there', json }
}

/** What stands in a list since an instant, page after page. With `isSorted`, the first that is older ends it. */
export function* elementsOf(
  path: string,
  when: string,
  since: number,
  isSorted: boolean,
): Talk<Elements | { readonly is: 'none' } | Unread> {
  const elements: Json[] = []
  for (let page = 0; page < pagesMost; page++) {
    const mark = path.includes('?') ? '&' : '?'
    const from = query({ count: String(pageHolds), start: String(page * pageHolds) })
    const looked = yield* lookAt(
      `${path}${mark}${from}`,
      path.includes('?q=') ? { 'x-restli-method': 'FINDER' } : {},
    )
    if (looked.is !== 'there') return looked
    const found = listAt(looked.json, 'elements')
    for (const element of found) {
      const ms = at(element, when)
      if (typeof ms === 'number' && ms >= since) elements.push(element)
      else if (isSorted) return { is: 'elements', elements, isWhole: true }
    }
    if (found.length < pageHolds) return { is: 'elements', elements, isWhole: true }
  }
  return { is: 'elements', elements, isWhole: false }
}

export const postsOf = (account: Account, since: number) =>
  elementsOf(
    `/posts?q=author&author=${encodeURIComponent(authorOf(account) ?? '')}&sortBy=CREATED`,
    'createdAt',
    since,
    true,
  )

export type Organization = {
  readonly id: string
  readonly handle: string
  readonly name: string
  readonly about: string
}

export function organizationIn(json: Json): Organization | undefined {
  const [id, handle] = [textAt(json, 'id'), textAt(json, 'vanityName')]
  if (id === undefined || handle === undefined) return undefined
  return {
    id,
    handle,
    name: textAt(json, 'localizedName') ?? '',
    about: textAt(json, 'localizedDescription') ?? '',
  }
}

/** Whoever has a name today. */
export function* organizationOf(name: string): Talk<Organization | { readonly is: 'none' } | Unread> {
  const looked = yield* lookAt(`/organizations?q=vanityName&${query({ vanityName: name })}`)
  if (looked.is !== 'there') return looked
  const [first] = listAt(looked.json, 'elements')
  if (first === undefined) return { is: 'none' }
  return (
    organizationIn(first) ?? {
      is: 'unreadable',
      says: 'It did not answer with an organisation.',
      isForGood: false,
    }
  )
}

export const organizationOfAccount = (account: Account) => organizationOf(placeOf(account).name)
