import type { Json, PreparedRequest } from '../prepared.ts'
import type { Judged, Published, Withdrawn } from '../talk/sender.ts'
import { at, listAt, type Reply, type Talk, textAt } from '../talk/talk.ts'
import { answersAs, api, asked, form, pageIn } from './wiki.ts'

const reason = 'Withdrawn with Second Look'

type Judge = (request: PreparedRequest, reply: Reply) => Judged

function* write(values: { readonly [name: string]: Json }, says: string, judge: Judge): Talk<Withdrawn> {
  const request = { method: 'POST', path: api, headers: form, body: { ...answersAs, ...values } }
  const judged = judge(request, yield { request, as: 'account' })
  return judged.is === 'done' ? { is: 'withdrawn', says } : judged
}

/**
 * A page that we made is deleted where the account may, and emptied where it may not; a change to a page that was there
 * is undone. Whichever it was is said, because an emptied page still has its history.
 */
export function* withdrawPage(part: Published['parts'][number], judge: Judge): Talk<Withdrawn> {
  const now = yield* asked('account', {
    ...{ action: 'query', prop: 'revisions', pageids: part.id, rvprop: 'ids|size' },
    ...{ meta: 'userinfo', uiprop: 'rights' },
  })
  if (now.is !== 'there') return { is: 'deferred', afterMs: null, says: now.says }
  const page = pageIn(now.json)
  if (!page || at(page, 'revisions.0.size') === 0) return { is: 'absent' }
  const last = textAt(page, 'revisions.0.revid') ?? ''
  const ours = yield* asked('account', {
    ...{ action: 'query', prop: 'revisions', revids: part.revision ?? last, rvprop: 'ids' },
  })
  if (ours.is !== 'there') return { is: 'deferred', afterMs: null, says: ours.says }
  const parent = at(pageIn(ours.json), 'revisions.0.parentid')
  if (parent !== 0 && part.revision !== null)
    return yield* write(
      { action: 'edit', pageid: part.id, undo: part.revision, summary: reason, nocreate: true },
      'Our change was undone. The history of the page still has it.',
      judge,
    )
  if (listAt(now.json, 'query.userinfo.rights').includes('delete'))
    return yield* write(
      { action: 'delete', pageid: part.id, reason },
      'The page was deleted. Who keeps the wiki can bring it back.',
      judge,
    )
  return yield* write(
    { action: 'edit', pageid: part.id, text: '', summary: reason, baserevid: last, nocreate: true },
    'The page was emptied, because the account may not delete. Its history still has the text.',
    judge,
  )
}
