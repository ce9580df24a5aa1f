import type { Content } from '@secondlook/connectors'
import type { PostBody } from '@secondlook/contract'
import { textFor } from './work.ts'

/** What of the connectors is used while somebody writes; fetched when it is needed. */
export type Connectors = Pick<
  typeof import('@secondlook/connectors'),
  'catalogueEntry' | 'measure' | 'prepare' | 'shown'
>

/** What a connector is handed. Who is mentioned and what a link shows is looked up when a version is saved. */
export function contentOf(body: PostBody, channel: string): Content {
  const variant = body.variants.find((one) => one.channel === channel)
  return {
    ...{ kind: body.kind, language: 'en-AU', text: textFor(body, channel), mentions: {}, tags: [] },
    ...(variant?.title && { title: variant.title }),
    ...(variant?.warning && { warning: variant.warning }),
    ...(variant?.about && { about: variant.about }),
    ...(body.card && { card: { url: body.card, title: body.card, description: '' } }),
    pictures: body.pictures.map(({ media, alt, credit }) => ({
      ...{ digest: media, kind: 'jpeg', width: 1200, height: 800, bytes: 200_000, alt },
      ...(credit && { credit }),
    })),
  }
}
