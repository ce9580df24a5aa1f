import type { Account } from '../content.ts'
import type { Json } from '../prepared.ts'
import { get, query } from '../request.ts'
import { instantIn } from '../talk/instant.ts'
import { type AnswerOf, at, listAt, type Talk, textAt } from '../talk/talk.ts'
import { isMissing } from './judge.ts'

/** 2,000 of each; what is older is not looked at, and that is said. */
const pagesMost = 20

export type Unread = { readonly is: 'unreadable'; readonly says: string; readonly isForGood: boolean }
const unread = (says: string, isForGood = false): Unread => ({ is: 'unreadable', says, isForGood })

/** Facebook answers nobody without a token. */
export function* lookAt(
  path: string,
): Talk<{ readonly is: 'there'; readonly json: Json } | { readonly is: 'none' } | Unread> {
  const reply = yield { request: get(path), as: 'account' }
  if (reply.is !== 'answer') return unread(reply.says)
  if (isMissing(reply)) return { is: 'none' }
  if (reply.status !== 200) return unread(saidIn(reply), mayNotRead(reply))
  return reply.json === undefined || reply.json === null
    ? unread('It did not answer with what was asked for.')
    : { is: 'there', json: reply.json }
}

/** A token that may not read will not by waiting: 10 and 200 to 299 are what is not permitted. */
function mayNotRead({ status, json }: AnswerOf): boolean {
  const code = Number(textAt(json, 'error.code') ?? (status === 403 ? 200 : 0))
  return code === 10 || (code >= 200 && code < 300)
}

const saidIn = ({ status, json }: AnswerOf): string =>
  textAt(json, 'error.message') ?? `It answered ${status}.`

export type Entries = { readonly is: 'entries'; readonly entries: readonly Json[]; readonly isWhole: boolean }

/** What stands in a list since an instant, page after page. With `isSorted`, the first that is older ends it. */
export function* entriesOf(
  path: string,
  fields: string,
  since: number,
  isSorted: boolean,
): Talk<Entries | { readonly is: 'none' } | Unread> {
  const entries: Json[] = []
  let after: string | undefined
  for (let page = 0; page < pagesMost; page++) {
    const values = { fields, limit: '100', ...(after === undefined ? {} : { after }) }
    const mark = path.includes('?') ? '&' : '?'
    const looked = yield* lookAt(`${path}${mark}${query(values)}`)
    if (looked.is !== 'there') return looked
    for (const entry of listAt(looked.json, 'data')) {
      const isNew = Date.parse(instantIn(textAt(entry, 'created_time')) ?? '') >= since
      if (isNew) entries.push(entry)
      else if (isSorted) return { is: 'entries', entries, isWhole: true }
    }
    after = textAt(looked.json, 'paging.cursors.after')
    if (after === undefined || at(looked.json, 'paging.next') === undefined)
      return { is: 'entries', entries, isWhole: true }
  }
  return { is: 'entries', entries, isWhole: false }
}

/** A message with the numbers of those it mentions put back by name, as Facebook shows them. */
export const withNames = (sent: string, shown: Json): string =>
  sent.replace(/@\[(\d+)\]/g, (whole, id: string) => {
    const tag = listAt(shown, 'message_tags').find((one) => textAt(one, 'id') === id)
    return textAt(tag, 'name') ?? whole
  })

export const pageOf = ({ platformId }: Account): string => encodeURIComponent(platformId ?? '')
