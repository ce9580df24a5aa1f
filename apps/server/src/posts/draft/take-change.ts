import type { SaveDraft } from '@secondlook/contract'
import { type Clashing, merge, type Typed } from './merge.ts'

/** A draft as it is kept. */
export type Draft = Typed & {
  readonly post: string
  readonly revision: number
  /** Who has typed in what is approved since the last version. */
  readonly writers: readonly string[]
  readonly changes: readonly TakenChange[]
  readonly changedBy: string | null
  readonly changedAt: string | null
}

/** A change that was taken, with the fields in which it clashed, so that a lost answer can be given again. */
export type TakenChange = {
  readonly change: string
  readonly person: string
  readonly clashes: readonly string[]
}

export type Taken = {
  readonly draft: Draft
  readonly clashes: readonly Clashing[]
  readonly isReplay: boolean
}

/** Whoever sends keeps one change on its way in each window, so this many of one person reach far back. */
const rememberedOfEach = 20

/**
 * Takes what somebody typed into the draft. What they had before tells apart what is theirs, so the same words are
 * right whichever revision they began at; a change that arrives again takes nothing and is answered the same.
 */
export function takeChange(
  draft: Draft,
  { base, before, body, margin, change }: SaveDraft,
  by: { readonly person: string; readonly at: string },
): Taken {
  const merged = merge(before, draft, { body, margin })
  const known = draft.changes.find((one) => one.change === change && one.person === by.person)
  if (known) {
    const clashes = merged.clashes.filter(({ field }) => known.clashes.includes(field))
    return { draft, clashes, isReplay: true }
  }
  const isOther = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b)
  const isApproved = isOther(merged.body, draft.body)
  const isTaken = isApproved || isOther(merged.margin, draft.margin)
  const clashed = merged.clashes.map(({ field }) => field)
  return {
    clashes: merged.clashes,
    isReplay: false,
    draft: {
      ...draft,
      changes: remembered(draft.changes, { change, person: by.person, clashes: clashed }),
      ...(isTaken && {
        ...{ body: merged.body, margin: merged.margin, changedBy: by.person, changedAt: by.at },
        // After a restore somebody may hold a later revision than the store does; a number is never given twice.
        revision: Math.max(draft.revision, base) + 1,
        writers: isApproved ? [...new Set([...draft.writers, by.person])] : draft.writers,
      }),
    },
  }
}

function remembered(changes: readonly TakenChange[], taken: TakenChange): readonly TakenChange[] {
  const own = changes.filter(({ person }) => person === taken.person)
  const forgotten = own.length >= rememberedOfEach ? own[0] : undefined
  return [...changes.filter((one) => one !== forgotten), taken]
}
