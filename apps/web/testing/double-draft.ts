import {
  emptyBody,
  emptyMargin,
  type Named,
  type PostBody,
  type PostDraft,
  type PostMargin,
  type SaveDraft,
  type SavedDraft,
} from '@secondlook/contract'
import { mergeWork } from '../src/app/posts/compose/merge-work.ts'
import { fieldOf, type Work, withField } from '../src/app/posts/compose/work.ts'

type Standing = Pick<PostDraft, 'revision' | 'body' | 'margin' | 'changedBy' | 'changedAt'>

/** A draft as the contract promises it: put together with what others saved, each change once, nothing written over. */
export class DoubleDraft {
  standing: Standing
  readonly #taken = new Map<string, SavedDraft['clashes']>()

  constructor(body: Partial<PostBody> = {}, margin: Partial<PostMargin> = {}) {
    this.standing = {
      ...{ revision: 1, body: { ...emptyBody, ...body }, margin: { ...emptyMargin, ...margin } },
      ...{ changedBy: null, changedAt: null },
    }
  }

  save({ before, body, margin, change }: SaveDraft, by: Named, at: string): SavedDraft {
    const known = this.#taken.get(change)
    if (known) return this.#answer(known)
    const { standing } = this
    const now: Work = { body: standing.body, margin: standing.margin }
    const yours: Work = { body, margin }
    const merged = mergeWork(() => before, yours, now)
    const work = merged.clashes.reduce(
      (all, field) => withField(all, field, fieldOf(now, field)),
      merged.work,
    )
    const clashes = merged.clashes.map((field) => ({
      ...{ field, label: field, by: standing.changedBy },
      ...{ theirs: say(fieldOf(now, field)), yours: say(fieldOf(yours, field)) },
    }))
    this.#taken.set(change, clashes)
    if (JSON.stringify(work) !== JSON.stringify(now))
      this.standing = { revision: standing.revision + 1, ...work, changedBy: by, changedAt: at }
    return this.#answer(clashes)
  }

  #answer(clashes: SavedDraft['clashes']): SavedDraft {
    const { revision, body, margin } = this.standing
    return { revision, body, margin, clashes }
  }
}

const say = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? null))
