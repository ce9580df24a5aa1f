import { type BeginPost, emptyBody, emptyMargin, type PostBody, type PostMargin } from '@secondlook/contract'
import type { z } from 'zod'
import type { NewEvent } from '../../records/index.ts'
import type { Tx } from '../../store/database.ts'
import { type IdSource, newId } from '../../store/ids.ts'
import { writeStanding } from '../standing/store.ts'
import { insertPost } from '../store.ts'
import { storable } from './storable.ts'
import { insertDraft } from './store.ts'

export type NewPost = Omit<z.infer<typeof BeginPost>, 'unit'> & {
  readonly unit: string | null
  /** Of what it replies to. */
  readonly about?: string | null
  /** The post that it corrects, and what is at hand of it beside the text. */
  readonly corrects?: {
    readonly post: string
    readonly body: PostBody
    readonly margin: PostMargin
    /** Whoever wrote what is corrected has written these words too. */
    readonly authors: readonly string[]
  }
}

/** Begins a post with a draft of what is at hand, in the transaction that records it. */
export async function beginPost(
  tx: Tx,
  { at, source }: { readonly at: string; readonly source: IdSource },
  { unit, kind, channels, text, template, about = null, corrects }: NewPost,
  person: string,
): Promise<{ readonly post: string; readonly event: NewEvent }> {
  const post = newId(source)
  const link = corrects ? { corrects: corrects.post } : {}
  await insertPost(tx, { id: post, unit, kind, begun_by: person, begun_at: at, ...link })
  const variants = [...new Set(channels)].map((channel) => ({
    channel,
    text: null,
    title: null,
    warning: null,
    about,
  }))
  const typed = storable(
    corrects
      ? { body: corrects.body, margin: corrects.margin }
      : { body: { ...emptyBody, kind, text, variants, template }, margin: emptyMargin },
  )
  await insertDraft(tx, {
    ...{ post, revision: 1, ...typed, changes: [], changedBy: person, changedAt: at },
    // Whoever brought the text has typed it, as far as approving it goes.
    writers: [...new Set([person, ...(corrects?.authors ?? [])])],
  })
  const rows = await writeStanding(tx, { at, source }, post, { state: 'draft', waitsFor: [], due: null })
  return {
    post,
    event: {
      ...{
        type: 'post.begun',
        subject: post,
        parts: { post: { unit, kind, channels: [...channels], ...link } },
      },
      rows: [{ table: 'post', key: post }, ...rows],
    },
  }
}
