import type { PostKind } from '@secondlook/contract'
import type { NewEvent } from '../../records/index.ts'
import type { Tx } from '../../store/database.ts'
import type { IdSource } from '../../store/ids.ts'
import { findInitiativesOf } from '../confined/store.ts'
import { beginPost } from '../draft/begin.ts'
import type { VersionRow } from '../review/store.ts'

export type NewCorrection = {
  readonly kind: Extract<PostKind, 'edit' | 'reply' | 'post'>
  /** Where, and the address of what is corrected there. */
  readonly places: readonly { readonly channel: string; readonly about: string | null }[]
  /** Stands before the words of what is corrected; empty where they are changed in their place. */
  readonly opening: string
  /** What lists call it. */
  readonly title: string
}

/**
 * Begins a post that corrects another, with the words of the other for somebody to put right. How much is at stake and
 * what AI did are said anew. What the other was confined to, this one is confined to as well.
 */
export async function beginCorrection(
  tx: Tx,
  write: { readonly at: string; readonly source: IdSource },
  { post, unit, last }: { readonly post: string; readonly unit: string | null; readonly last: VersionRow },
  { kind, places, opening, title }: NewCorrection,
  person: string,
): Promise<{ readonly post: string; readonly event: NewEvent }> {
  const { body } = last
  const before = (text: string): string => (opening === '' ? text : `${opening} ${text}`)
  const channels = places.map(({ channel }) => channel)
  const text = before(body.text)
  const variants = places.map(({ channel, about }) => {
    const own = body.variants.find((one) => one.channel === channel)
    const ownText = own?.text ?? null
    return {
      ...{ channel, about, title: own?.title ?? null, warning: own?.warning ?? null },
      text: ownText === null ? null : before(ownText),
    }
  })
  const corrected = {
    ...{ ...body, kind, text, variants, tier: null, ai: null, template: null },
    initiatives: [...(await findInitiativesOf(tx, post))],
    schedule: { kind: 'when-approved' as const, latest: null },
    // An edit keeps the pictures; what stands beside the original shows them no second time.
    ...(kind !== 'edit' && { pictures: [], card: null }),
  }
  return await beginPost(
    tx,
    write,
    {
      ...{ unit, kind, channels, text, template: null },
      corrects: {
        ...{ post, body: corrected, authors: last.authors },
        margin: { title, campaign: '', tags: [], notes: '' },
      },
    },
    person,
  )
}
