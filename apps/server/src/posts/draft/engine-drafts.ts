import type { Draft, PostBody, Span } from '@secondlook/contract'
import { mediaOfDraft } from '../../media/index.ts'
import { variantOf } from '../version/content-of.ts'
import type { PostFacts } from './post-facts.ts'

/** One form of a post as the engine reads it, and where in the form each part of its text stands. */
export type FormDraft = {
  /** `null` where no channel is chosen yet. */
  readonly channel: string | null
  readonly draft: Draft
  readonly fields: readonly { readonly field: string; readonly from: number; readonly text: string }[]
}

/** What of a post's facts is read with its words. */
type Read = Pick<PostFacts, 'at' | 'media' | 'assets'>

/** Each channel's form, to be assessed as what an official account says. */
export function engineDrafts(body: PostBody, facts: Read): readonly FormDraft[] {
  const channels = body.variants.map(({ channel }) => channel)
  return (channels.length === 0 ? [null] : channels).map((channel) => {
    const form = channel === null ? undefined : variantOf(body, channel)
    const parts = [
      { field: 'title', text: form?.title ?? '' },
      { field: 'warning', text: form?.warning ?? '' },
      {
        field: form && form.text !== null ? `variants.${channel}.text` : 'text',
        text: form?.text ?? body.text,
      },
    ].filter(({ text }, at) => text !== '' || at === 2)
    const fields: { field: string; from: number; text: string }[] = []
    let from = 0
    for (const { field, text } of parts) {
      fields.push({
        field: field === 'title' || field === 'warning' ? `variants.${channel}.${field}` : field,
        from,
        text,
      })
      from += text.length + 2
    }
    return {
      ...{ channel, fields },
      draft: {
        ...{ text: fields.map(({ text }) => text).join('\n\n'), capacity: 'official', audience: 'public' },
        ...{
          channel,
          at: timeOf(body, facts.at),
          media: body.pictures.map((picture) => mediaOf(picture, facts)),
        },
      },
    }
  })
}

/** When it would be seen: what has to hold has to hold then. */
function timeOf({ schedule }: PostBody, now: string): string {
  return schedule.kind === 'at' && schedule.at > now ? schedule.at : now
}

function mediaOf({ media, alt, credit, asset, people }: PostBody['pictures'][number], facts: Read) {
  const kept = facts.media.get(media)
  const found = kept ? mediaOfDraft({ declared: null, text: kept.text }) : { kind: 'image' as const }
  return {
    ...{
      ...found,
      alt,
      credit,
      asset,
      licence: asset === null ? null : (facts.assets.get(asset)?.licence ?? null),
    },
    people: people.map(({ name, consent, minor }) => ({ name, consent, minor })),
  }
}

/** Where a span of the engine is in a form: a field of the post, and the words there. */
export function placeOf(
  span: Span,
  { fields }: FormDraft,
  body: PostBody,
): Span & { readonly words: string } {
  const media = /^media\.(\d+)\.(.+)$/.exec(span.in)
  if (media) {
    const picture = body.pictures[Number(media[1])]
    const text = media[2] === 'alt' ? picture?.alt : media[2] === 'credit' ? picture?.credit : undefined
    const field = `pictures.${media[1]}.${media[2] === 'found.text' ? 'file' : media[2]}`
    return { in: field, from: span.from, to: span.to, words: (text ?? '').slice(span.from, span.to) }
  }
  const field = fields.findLast(({ from }) => from <= span.from) ?? fields[0]
  const start = field?.from ?? 0
  const [from, to] = [span.from - start, Math.min(span.to - start, field?.text.length ?? 0)]
  return { in: field?.field ?? 'text', from, to, words: (field?.text ?? '').slice(from, to) }
}
