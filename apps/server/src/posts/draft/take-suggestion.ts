import type { PostBody } from '@secondlook/contract'
import { type Refusal, refuse } from '../../http/refusals.ts'
import type { TakeSuggestion } from '../comments/comment.ts'
import { findPost } from '../store.ts'
import { draftOfVersion } from './draft-of-version.ts'
import { holdDraft, insertDraft, updateDraft } from './store.ts'

const noPlace = refuse(
  'not-in-this-state',
  'It is about no words in particular, so it cannot be put in by itself. Write it where you want it, and settle the comment.',
)
const goneOn = refuse(
  'changed-meanwhile',
  'The words that it would replace are not in the draft any more, or are there more than once. Write it where you want it, and settle the comment.',
)

/** Puts suggested words into the draft in the place of those they are about; whoever wrote them has written in it. */
export const takeSuggestion: TakeSuggestion = async (tx, { post: id, comment, by, at }) => {
  const { anchor, suggestion, person } = comment
  if (!anchor || suggestion === null) return noPlace
  const post = await findPost(tx, id)
  if (!post) throw new Error('a comment is about a post')
  await insertDraft(tx, await draftOfVersion(tx, post))
  const draft = await holdDraft(tx, id)
  if (!draft) throw new Error('a draft was just there')
  const body = replaced(draft.body, anchor, suggestion)
  if ('refusal' in body) return body
  await updateDraft(tx, {
    ...draft,
    ...{ body, revision: draft.revision + 1, changedBy: by, changedAt: at },
    writers: [...new Set([...draft.writers, person, by])],
  })
  return undefined
}

type Place = { readonly field: string; readonly from: number; readonly to: number; readonly quote: string }

/** The body with other words at a place, where those that are quoted still stand there, or once somewhere else. */
export function replaced(body: PostBody, place: Place, words: string): PostBody | Refusal {
  const change = (text: string | null | undefined): string | undefined => {
    if (text === null || text === undefined) return undefined
    const { from, to, quote } = place
    const at = text.slice(from, to) === quote ? from : onlyPlaceOf(quote, text)
    return at === undefined ? undefined : text.slice(0, at) + words + text.slice(at + quote.length)
  }
  const [first, key, inner] = place.field.split('.')
  if (first === 'text') {
    const text = change(body.text)
    return text === undefined ? goneOn : { ...body, text }
  }
  let isDone = false
  const inList = <T extends object>(items: readonly T[], isIt: (item: T, at: number) => boolean): T[] =>
    items.map((item, at) => {
      if (!isIt(item, at) || inner === undefined || !(inner in item)) return item
      const now = change(Reflect.get(item, inner) as string | null)
      if (now === undefined) return item
      isDone = true
      return { ...item, [inner]: now }
    })
  const changed =
    first === 'variants'
      ? { ...body, variants: inList(body.variants, ({ channel }) => channel === key) }
      : first === 'pictures'
        ? { ...body, pictures: inList(body.pictures, ({ media }, at) => media === key || String(at) === key) }
        : body
  return isDone ? changed : goneOn
}

function onlyPlaceOf(quote: string, text: string): number | undefined {
  const at = quote === '' ? -1 : text.indexOf(quote)
  return at >= 0 && text.indexOf(quote, at + 1) < 0 ? at : undefined
}
