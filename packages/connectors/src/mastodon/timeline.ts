import type { Json } from '../prepared.ts'
import { get, query } from '../request.ts'
import { look } from '../talk/look.ts'
import type { Unreadable } from '../talk/reader.ts'
import { type Ask, listAt, type Talk, textAt } from '../talk/talk.ts'

const pageHolds = '40'
/** 800 posts; an account that wrote more since then is looked at in part, and that is said. */
const pagesMost = 20

export type Timeline = {
  readonly is: 'timeline'
  readonly statuses: readonly Json[]
  readonly isWhole: boolean
}

/** What stands on an account since an instant in milliseconds, the newest first. */
export function* timelineOf(
  id: string,
  since: number,
  as: Ask['as'],
): Talk<Timeline | Unreadable | { readonly is: 'gone'; readonly says: string }> {
  const statuses: Json[] = []
  let before: string | undefined
  for (let page = 0; page < pagesMost; page++) {
    const values = { limit: pageHolds, ...(before === undefined ? {} : { max_id: before }) }
    const looked = yield* look(
      get(`/api/v1/accounts/${encodeURIComponent(id)}/statuses?${query(values)}`),
      as,
    )
    if (looked.is === 'none') return { is: 'gone', says: 'There is no such account.' }
    if (looked.is === 'unreadable') return looked
    const { json } = looked.answer
    if (!Array.isArray(json)) return { is: 'unreadable', says: 'It did not answer with a list of posts.' }
    for (const status of listAt(json, '')) {
      if (!(Date.parse(textAt(status, 'created_at') ?? '') >= since))
        return { is: 'timeline', statuses, isWhole: true }
      statuses.push(status)
    }
    const last = textAt(json.at(-1), 'id')
    if (last === undefined || last === before) return { is: 'timeline', statuses, isWhole: true }
    before = last
  }
  return { is: 'timeline', statuses, isWhole: false }
}
