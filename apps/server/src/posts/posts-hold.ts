import type { HoldsAbout, OpenWork } from '../people/index.ts'
import { findInitiativesOf } from './confined/store.ts'
import { findDraftsOf } from './draft/store.ts'
import { countDecidedBy } from './review/store.ts'
import { countWrittenBy } from './version/store.ts'

/** What posts hold about somebody: what they wrote and what they are writing. Not of which, because some are confined. */
export const postsHold: HoldsAbout = async (db, people) => {
  const written = await countWrittenBy(db, people)
  const drafts = await findDraftsOf(db, people)
  const said = await countDecidedBy(db, people)
  const [first] = drafts.map(({ begun_at }) => begun_at).sort()
  return [
    ...(written && written.count > 0
      ? [
          {
            ...{ item: 'posts-written' as const, since: written.since, until: null, where: '/posts' },
            says: `Versions of posts that you saved or typed in: ${written.count}.`,
          },
        ]
      : []),
    ...(drafts.length > 0
      ? [
          {
            ...{ item: 'drafts-typed' as const, since: first ?? null, until: null, where: '/posts' },
            says: `Posts that you are writing: ${drafts.length}.`,
          },
        ]
      : []),
    ...said.map(({ kind, count, since }) => ({
      ...{ item: `posts-${kind}` as const, since, until: null, where: '/posts' },
      says:
        kind === 'decided'
          ? `Times that you asked for approval of a post or decided about one: ${count}.`
          : `Comments, suggestions and false alarms of yours on posts: ${count}.`,
    })),
  ]
}

/**
 * Posts that a leaver is writing are handed on. One about something that is not announced is left out: whoever looks at
 * open work need not be on its list.
 */
export const postsAsOpenWork: OpenWork = async (db, person) => {
  const open = []
  for (const { post, title } of await findDraftsOf(db, [person])) {
    if ((await findInitiativesOf(db, post)).length > 0) continue
    open.push({ kind: 'post that they are writing', id: post, name: title, path: `/posts/${post}` })
  }
  return open
}
