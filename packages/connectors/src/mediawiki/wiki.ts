import type { Account } from '../content.ts'
import type { Json, PreparedRequest } from '../prepared.ts'
import { get, query } from '../request.ts'
import { type AnswerOf, at, listAt, type Reply, type Talk, textAt } from '../talk/talk.ts'

export const api = '/api.php'
export const answersAs = { format: 'json', formatversion: '2' }
/** Where the wiki keeps its pages about pictures. */
export const files = 6
export const form = { 'content-type': 'application/x-www-form-urlencoded' }

/** Where `api.php` and `index.php` of an account's wiki are. */
export const wikiOf = ({ address }: Account): string =>
  address
    .trim()
    .replace(/[?#].*$/, '')
    .replace(/\/(?:(?:api|index)\.php.*|wiki\/.*)$/, '')
    .replace(/\/+$/, '')

/** Where people read a page, on any wiki. */
export const pageAddress = (account: Account, title: string): string =>
  `${wikiOf(account)}/index.php?${query({ title: title.replaceAll(' ', '_') })}`

export const asks = (values: Readonly<Record<string, string>>): PreparedRequest =>
  get(`${api}?${query({ ...answersAs, ...values })}`)

export const errorIn = (reply: AnswerOf): string => textAt(reply.json, 'error.code') ?? ''

export const saysOf = ({ status, json }: AnswerOf): string =>
  `The wiki says: ${textAt(json, 'error.info') ?? textAt(json, 'error.code') ?? String(status)}`

export type Asked =
  | { readonly is: 'there'; readonly json: Json }
  | { readonly is: 'gone'; readonly says: string }
  | { readonly is: 'unreadable'; readonly says: string }

/** Asks one thing, by the account or as anybody may. */
export function* asked(as: 'account' | 'stranger', values: Readonly<Record<string, string>>): Talk<Asked> {
  const reply: Reply = yield { request: asks(values), as }
  if (reply.is !== 'answer') return { is: 'unreadable', says: reply.says }
  if (['missingtitle', 'nosuchpageid'].includes(errorIn(reply))) return { is: 'gone', says: saysOf(reply) }
  const isAnswer = reply.status === 200 && errorIn(reply) === '' && at(reply.json, values['action'] ?? '')
  return isAnswer && reply.json !== undefined
    ? { is: 'there', json: reply.json }
    : { is: 'unreadable', says: saysOf(reply) }
}

/** The one page that was asked for; `undefined` where there is none. */
export const pageIn = (json: Json): Json | undefined => {
  const page = listAt(json, 'query.pages')[0]
  return at(page, 'missing') === true || textAt(page, 'pageid') === undefined ? undefined : page
}
