import type { SaidYes } from '../lifecycle/history.ts'
import type { OpenPost } from '../review/open-post.ts'
import type { VersionRow } from '../review/store.ts'

/** What differs between two versions, as a phrase: `2 words`; and whether nobody wrote it, but others say it now. */
export type SayChanges = (
  before: VersionRow,
  after: VersionRow,
) => { readonly says: string; readonly isOnlyFound: boolean }

/**
 * What was approved and is not any more, because somebody changed it: who changed what, after whom. Nothing where the
 * last yes was to the version that stands.
 */
export function sayChangedSince(
  { history, now, last, around }: OpenPost,
  versions: readonly VersionRow[],
  reader: ReadonlySet<string>,
  { nameOf, sayChanges }: { readonly nameOf: (id: string) => string; readonly sayChanges: SayChanges },
): string | null {
  const yes = history.filter((act): act is SaidYes => act.does === 'approve').at(-1)
  if (!yes || yes.version >= last.number || now.isDropped) return null
  const before = versions.find(({ number }) => number === yes.version)
  if (!before) return null
  const since = versions.filter(({ number }) => number > yes.version)
  const who = [...new Set(since.flatMap(({ saved_by, writers }) => [saved_by, ...writers]))]
  const humans = [...new Set(who.map(around.everybody.humanOf))]
  const isYou = humans.length === 1 && who.some((one) => reader.has(one))
  const said = isYou ? 'You' : listNames([...new Set(who.map(nameOf))])
  const approver = reader.has(yes.by) ? 'you' : nameOf(yes.by)
  const { says, isOnlyFound } = sayChanges(before, last)
  if (isOnlyFound)
    return `${says[0]?.toUpperCase()}${says.slice(1)} changed when ${isYou ? 'you' : said} saved it again after ${approver} approved, so it needs a fresh approval. Nothing has gone out.`
  const not = isYou ? 'did not write them' : 'did not write any of it'
  return `${said} changed ${says} after ${approver} approved, so it needs a fresh approval by someone who ${not}. Nothing has gone out.`
}

const listNames = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? 'Somebody') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
