import type { Content } from '@secondlook/connectors'
import type { LookedUp, PostBody } from '@secondlook/contract'
import { textFor } from './work.ts'

/** What of the connectors is used while somebody writes; fetched when it is needed. */
export type Connectors = Pick<
  typeof import('@secondlook/connectors'),
  'catalogueEntry' | 'handles' | 'measure' | 'prepare' | 'shown'
>

/**
 * What a connector is handed. Who is mentioned and what a link shows is looked up when a version is saved or somebody
 * asks for it; until then a handle means nobody, and a card has the address of its link.
 */
export function contentOf(body: PostBody, channel: string, platform = '', found?: LookedUp): Content {
  const variant = body.variants.find((one) => one.channel === channel)
  return {
    ...{ kind: body.kind, language: 'en-AU', text: textFor(body, channel), tags: [] },
    mentions: mentionsIn(textFor(body, channel), platform, found),
    ...(variant?.title && { title: variant.title }),
    ...(variant?.warning && { warning: variant.warning }),
    ...(variant?.about && { about: variant.about }),
    ...cardIn(body, found),
    pictures: body.pictures.map(({ media, alt, credit }) => ({
      ...{ digest: media, kind: 'jpeg', width: 1200, height: 800, bytes: 200_000, alt },
      ...(credit && { credit }),
    })),
  }
}

function mentionsIn(text: string, platform: string, found: LookedUp | undefined): Content['mentions'] {
  const known = (found?.mentions ?? []).filter(
    (one) => one.platform === platform && text.includes(one.handle),
  )
  return Object.fromEntries(known.flatMap(({ handle, id }) => (id === null ? [] : [[handle, id]])))
}

/** What was found counts for its own address alone; a page that could not be read has no card. */
function cardIn({ card: address }: PostBody, found: LookedUp | undefined): Pick<Content, 'card'> {
  if (!address) return {}
  const card = found?.card?.address === address ? found.card : undefined
  if (!card) return { card: { url: address, title: address, description: '' } }
  if (card.is === 'unread') return {}
  const { title, description, picture } = card
  const shape = { digest: 'card', kind: 'jpeg', width: 1200, height: 630, bytes: 200_000 } as const
  return {
    card: { url: address, title, description, ...(picture && { picture: { ...shape, alt: picture.alt } }) },
  }
}
