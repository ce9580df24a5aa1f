import { CheckDraft, type Named, type PostDraft, SaveDraft, SaveVersion } from '@secondlook/contract'
import { liveChannels } from './double-asking.ts'
import { DoubleDraft } from './double-draft.ts'
import { checkOf } from './double-draft-check.ts'
import { bad, now, Refused, type Route } from './double-exchange.ts'
import { lookedUpOf } from './double-looked-up.ts'
import type { DoublePost } from './double-posts.ts'
import * as shape from './double-shapes.ts'
import type { DoubleStore } from './double-store.ts'

const aroundMs = 60_000
type There = { readonly person: string; readonly field: string | null; readonly since: string; until: number }

/** What is typed, and who has it open. */
export class DoubleDrafts {
  readonly #drafts = new Map<string, DoubleDraft>()
  readonly #there = new Map<string, There[]>()
  /** What the server answers instead while something is wrong, by method and path. */
  trouble: { readonly on: RegExp; readonly with: Refused } | undefined

  of(post: DoublePost): DoubleDraft {
    const draft = this.#drafts.get(post.id) ?? new DoubleDraft()
    // What was taken of a suggestion, or begun, is in the post.
    const { revision, body, margin } = post
    if (draft.standing.revision !== revision || draft.standing.body !== body)
      draft.standing = { ...draft.standing, revision, body, margin }
    this.#drafts.set(post.id, draft)
    return draft
  }

  save(post: DoublePost, asked: SaveDraft, by: Named) {
    const draft = this.of(post)
    const saved = draft.save(asked, by, now())
    const { revision, body, margin } = draft.standing
    if (post.body !== body) post.writers.add(by.id)
    Object.assign(post, { revision, body, margin })
    return saved
  }

  see(post: string, person: string, field: string | null, forMs = aroundMs): void {
    const others = (this.#there.get(post) ?? []).filter((one) => one.person !== person)
    this.#there.set(post, [...others, { person, field, since: now(), until: Date.now() + forMs }])
  }

  present(post: string, me: string, named: (id: string) => Named): PostDraft['present'] {
    return (this.#there.get(post) ?? [])
      .filter(({ until }) => until > Date.now())
      .map(({ person, field, since }) => ({ person: named(person), field, since, isYou: person === me }))
  }
}

export const draftsRoutes = (store: DoubleStore): readonly Route[] => {
  const { posts, drafts } = store
  const within = (what: string) => {
    if (drafts.trouble?.on.test(what)) throw drafts.trouble.with
  }
  return [
    [
      'GET /posts/:post/draft',
      false,
      ({ id, me }) => {
        const post = posts.find(id)
        const { standing } = drafts.of(post)
        const mayEdit = store.holds(me, 'communications-author') && post.state !== 'dropped'
        return shape.postDraft({
          ...{ post: id, ...standing, changedAt: standing.changedAt ?? post.changedAt, mayEdit },
          present: drafts.present(id, me, store.named),
          whyNot: mayEdit ? null : 'Writing is for communications authors. Ask Sam Lindqvist.',
        })
      },
    ],
    [
      'PUT /posts/:post/draft',
      false,
      ({ id, json, me }) => {
        within('save')
        const read = SaveDraft.safeParse(json)
        if (!read.success) throw bad([{ path: 'body', says: 'is no draft' }])
        return shape.savedDraft(drafts.save(posts.find(id), read.data, store.named(me)))
      },
    ],
    [
      'POST /posts/:post/presence',
      false,
      ({ id, json, me }) => {
        const post = posts.find(id)
        drafts.see(id, me, (json['field'] ?? null) as string | null)
        return shape.whoIsThere({
          present: drafts.present(id, me, store.named),
          revision: drafts.of(post).standing.revision,
        })
      },
    ],
    [
      'POST /posts/:post/check',
      false,
      ({ json }) => {
        within('check')
        return shape.postCheck(checkOf(CheckDraft.parse(json).body))
      },
    ],
    [
      'GET /posts/channels',
      false,
      ({ me }) =>
        shape.postChannels({
          channels: liveChannels.map((one) => {
            // Libraries are written for by their own people.
            const mayWrite = store.holds(me, 'communications-author') && one.id !== 'libraries'
            return { ...one, mayWrite, whoCan: mayWrite ? null : 'Bea Lim or Ravi Chandra' }
          }),
        }),
    ],
    [
      'POST /posts/:post/look-up',
      false,
      ({ json }) => {
        within('look-up')
        return shape.lookedUp(lookedUpOf(CheckDraft.parse(json).body))
      },
    ],
    [
      'POST /posts/:post/versions',
      false,
      ({ id, json, me }) => {
        within('version')
        const post = posts.find(id)
        if (SaveVersion.parse(json).revision !== drafts.of(post).standing.revision)
          throw new Refused(
            ...([409, 'changed-meanwhile', 'This changed since you opened it'] as const),
            'Somebody changed it just now. Look at it, and ask again.',
          )
        const check = { ...checkOf(post.body, true), lookedUp: lookedUpOf(post.body) }
        const { number, digest, isNew } = posts.saveVersion(post, me, { check })
        const isNeutral = check.findings.some(({ rule }) => rule === 'not-yet-announced')
        if (isNeutral && post.neutral.state === 'none') post.neutral = { state: 'asked', link: null }
        return shape.savedVersion({ number, digest, isNew })
      },
    ],
  ]
}
