import type { Clash, Named, PostDraft, SaveDraft, SavedDraft } from '@secondlook/contract'
import { mergeWork } from './merge-work.ts'
import { fieldOf, isSame, type Work, withField } from './work.ts'

/** What the server is known to have. */
export type Known = { readonly revision: number; readonly work: Work }
/** What was sent and not answered: whether it arrived is not known, so it is sent again as it was. */
export type Flight = { readonly change: string; readonly base: Known; readonly work: Work }
/** A field that somebody else changed in the same place. What is on the screen is mine; theirs is what is known. */
export type OpenClash = { readonly field: string; readonly by: Named | null }
export type Trouble =
  | { readonly is: 'connection' }
  | { readonly is: 'signed-out' }
  | { readonly is: 'refused'; readonly says: string; readonly beside?: readonly Beside[] }
/** What is said of a field, by the first part of its name: `text`, `variants`. */
export type Beside = { readonly field: string; readonly says: string }

/** What is written, and how far it has come. */
export type Writing = {
  readonly known: Known
  /** What is on the screen. */
  readonly typed: Work
  readonly flight: Flight | null
  readonly open: readonly OpenClash[]
  readonly trouble: Trouble | null
  readonly savedAt: string | null
}

const knownOf = ({ revision, body, margin }: Pick<PostDraft, 'revision' | 'body' | 'margin'>): Known => ({
  revision,
  work: { body, margin },
})

export const begun = (draft: Pick<PostDraft, 'revision' | 'body' | 'margin' | 'changedAt'>): Writing => ({
  known: knownOf(draft),
  typed: { body: draft.body, margin: draft.margin },
  ...{ flight: null, open: [], trouble: null, savedAt: draft.changedAt },
})

/** What is to be sent: what was typed, but for what somebody has to choose first. */
export const outgoing = ({ typed, known, open }: Writing): Work =>
  open.reduce((work, { field }) => withField(work, field, fieldOf(known.work, field)), typed)

/** Whether something that can be sent is not known to have arrived. */
export const isUnsent = (writing: Writing): boolean =>
  writing.flight !== null || !isSame(outgoing(writing), writing.known.work)

/** Whether something is here and nowhere else. */
export const isOnlyHere = (writing: Writing): boolean => isUnsent(writing) || writing.open.length > 0

export const type = (writing: Writing, typed: Work): Writing =>
  withoutSettled({
    ...writing,
    typed,
    // What was refused may be taken once it is changed.
    trouble: writing.trouble?.is === 'refused' ? null : writing.trouble,
  })

/** Puts what is unsent on its way; what is on its way already goes once more. */
export function send(writing: Writing, change: string): Writing {
  if (writing.flight !== null || !isUnsent(writing)) return writing
  return { ...writing, flight: { change, base: writing.known, work: outgoing(writing) } }
}

/** A flight as the server takes it. */
export const toSave = ({ change, base, work }: Flight): SaveDraft => ({
  base: base.revision,
  before: base.work,
  ...work,
  change,
})

/** The server took it, and says what stands there now. */
export function saved(writing: Writing, change: string, answer: SavedDraft, at: string): Writing {
  const { flight } = writing
  if (flight?.change !== change) return writing
  const isTheirs = (field: string) => answer.clashes.some((clash) => isAbout(clash, field))
  const by = (field: string) => answer.clashes.find((clash) => isAbout(clash, field))?.by ?? null
  return take({ ...writing, flight: null, trouble: null, savedAt: at }, knownOf(answer), {
    // Where the server left mine out, both are measured by what stood there before either.
    baseOf: (field) => (isTheirs(field) ? flight.base.work : flight.work),
    by,
  })
}

/** No answer came: it may have arrived or not. */
export const lost = (writing: Writing): Writing => ({ ...writing, trouble: { is: 'connection' } })
export const signedOut = (writing: Writing): Writing => ({ ...writing, trouble: { is: 'signed-out' } })

/** It was not taken, and will not be as it is. */
export const refused = (writing: Writing, says: string, beside: readonly Beside[] = []): Writing => ({
  ...writing,
  flight: null,
  trouble: { is: 'refused', says, ...(beside.length > 0 && { beside }) },
})

type Arrived = Pick<PostDraft, 'revision' | 'body' | 'margin'> & Partial<Pick<PostDraft, 'changedBy'>>

/** What somebody else saved, asked for. While something is on its way, its answer says the same and more. */
export function arrived(writing: Writing, draft: Arrived): Writing {
  if (writing.flight !== null || draft.revision <= writing.known.revision) return writing
  return take(writing, knownOf(draft), {
    baseOf: () => writing.known.work,
    by: () => draft.changedBy ?? null,
  })
}

/** Which of two stays. */
export type Side = 'mine' | 'theirs' | 'both'

export function choose(writing: Writing, field: string, side: Side): Writing {
  const theirs = fieldOf(writing.known.work, field)
  const mine = fieldOf(writing.typed, field)
  const isText = typeof mine === 'string' && typeof theirs === 'string'
  const value = side === 'theirs' ? theirs : side === 'both' && isText ? bothOf(theirs, mine) : mine
  return {
    ...writing,
    typed: withField(writing.typed, field, value),
    open: writing.open.filter((one) => one.field !== field),
  }
}

const bothOf = (theirs: string, mine: string): string =>
  theirs.includes(mine) ? theirs : mine.includes(theirs) ? mine : `${theirs}\n\n${mine}`

type From = {
  readonly baseOf: (field: string) => Work
  readonly by: (field: string) => Named | null
}

function take(writing: Writing, known: Known, { baseOf, by }: From): Writing {
  const isOpen = (field: string) => writing.open.some((one) => one.field === field)
  const { work, clashes } = mergeWork(baseOf, writing.typed, known.work)
  // A field that waits for somebody's choice keeps mine on the screen, whatever arrives.
  const typed = writing.open.reduce(
    (all, { field }) => withField(all, field, fieldOf(writing.typed, field)),
    work,
  )
  // What did not change stays what it is, so that nothing is asked or drawn again.
  const stays = isSame(typed, writing.typed) ? writing.typed : typed
  const more = clashes.filter((field) => !isOpen(field)).map((field) => ({ field, by: by(field) }))
  return withoutSettled({ ...writing, known, typed: stays, open: [...writing.open, ...more] })
}

/** A clash is over where both say the same, or where what it is about is gone. */
const withoutSettled = (writing: Writing): Writing => ({
  ...writing,
  open: writing.open.filter(({ field }) => {
    const [mine, theirs] = [fieldOf(writing.typed, field), fieldOf(writing.known.work, field)]
    return mine !== undefined && theirs !== undefined && !isSame(mine, theirs)
  }),
})

/** The server may name a field more coarsely, and counts pictures. */
function isAbout({ field: said }: Clash, field: string): boolean {
  const [name, key] = said.replace(/^(body|margin)\./, '').split('.')
  const [ownName, ownKey] = field.split('.')
  return name === ownName && (name !== 'variants' || key === undefined || key === ownKey)
}
