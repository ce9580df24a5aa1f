import type { Account } from '../content.ts'
import type { Json, PreparedRequest } from '../prepared.ts'
import { instantAt } from '../talk/instant.ts'
import { outFromOf } from '../talk/out-from.ts'
import type { Found, Published, Wanted } from '../talk/sender.ts'
import { at, listAt, type Talk, textAt } from '../talk/talk.ts'
import { asked, files, pageAddress, pageIn } from './wiki.ts'

export const isEdit = ({ body }: PreparedRequest): boolean => textAt(body as Json, 'action') === 'edit'

export const partOf = (
  account: Account,
  pageid: string,
  title: string,
  revision: string | undefined,
): Published['parts'][number] => ({
  id: pageid,
  address: pageAddress(account, title),
  revision: revision ?? null,
})

type Look = { readonly account: Account; readonly summary: string; readonly since: string }

/** Whether a revision is ours: by the summary, which has our key, and by who wrote it, where we know that. */
const isOurs = (revision: Json, { account, summary }: Look): boolean =>
  textAt(revision, 'comment') === summary &&
  (account.platformId === null || textAt(revision, 'userid') === account.platformId)

function* inHistory(title: string, look: Look): Talk<Found | 'missing'> {
  const history = yield* asked('account', {
    ...{ action: 'query', prop: 'revisions', titles: title, rvprop: 'ids|comment|userid|timestamp' },
    ...{ rvdir: 'newer', rvstart: look.since, rvlimit: '50' },
  })
  if (history.is !== 'there') return { is: 'unreadable', says: history.says, isForGood: false }
  const page = pageIn(history.json)
  if (!page) return 'missing'
  const revision = listAt(page, 'revisions').find((one) => isOurs(one, look))
  return revision === undefined ? { is: 'absent' } : published(look.account, page, revision)
}

const published = (account: Account, page: Json, revision: Json): Found => {
  const [pageid, title] = [textAt(page, 'pageid') ?? '', textAt(page, 'title') ?? '']
  return {
    is: 'published',
    published: { parts: [partOf(account, pageid, title, textAt(revision, 'revid'))] },
  }
}

/** The page may have been moved since, so that its title leads nowhere. */
function* inContributions(look: Look): Talk<Found> {
  const { account, since } = look
  if (account.platformId === null) return { is: 'absent' }
  const list = yield* asked('account', {
    ...{ action: 'query', list: 'usercontribs', ucuserids: account.platformId, ucend: since },
    ...{ ucprop: 'ids|title|comment', uclimit: '100' },
  })
  if (list.is !== 'there') return { is: 'unreadable', says: list.says, isForGood: false }
  // A picture of the page has the same summary, and is not the page.
  const found = listAt(list.json, 'query.usercontribs').find(
    (one) => isOurs(one, look) && at(one, 'ns') !== files,
  )
  return found === undefined ? { is: 'absent' } : published(account, found, found)
}

/** Whether somebody deleted a page of this title since: it may have been this one, and is not to come back by itself. */
function* deleted(title: string, { since }: Look): Talk<Found> {
  const log = yield* asked('account', {
    ...{ action: 'query', list: 'logevents', leaction: 'delete/delete', letitle: title, leend: since },
    ...{ leprop: 'title|timestamp', lelimit: '1' },
  })
  if (log.is !== 'there') return { is: 'unreadable', says: log.says, isForGood: false }
  return listAt(log.json, 'query.logevents').length === 0
    ? { is: 'absent' }
    : {
        is: 'unreadable',
        says: `“${title}” was deleted on the wiki since it was to go out.`,
        isForGood: true,
      }
}

/** Looks for our summary in the history of the page, and if it is not there, in what the account did. */
export function* find(wanted: Wanted): Talk<Found> {
  const { account, requests, sentAt } = wanted
  const edit = requests.find(isEdit)
  const [title, summary] = [textAt(edit?.body as Json, 'title'), textAt(edit?.body as Json, 'summary')]
  if (title === undefined || summary === undefined) return { is: 'absent' }
  // A wiki counts whole seconds.
  const since = instantAt(outFromOf(wanted))?.replace(/\.\d+Z$/, 'Z') ?? sentAt
  const look = { account, summary, since }
  const history = yield* inHistory(title, look)
  if (history !== 'missing' && history.is !== 'absent') return history
  const elsewhere = yield* inContributions(look)
  if (elsewhere.is !== 'absent' || history !== 'missing') return elsewhere
  return yield* deleted(title, look)
}
