import { catalogueEntry, handles } from '@secondlook/connectors'
import type { LookedUp, PostBody } from '@secondlook/contract'
import { postChannels } from './double-posts.ts'

const at = '2026-11-26T03:35:00.000Z'

/** What would be found, as far as a screen shows it: pages of one host have a card, and whoever is called nobody is. */
export function lookedUpOf({ text, card, variants, initiatives }: PostBody): LookedUp {
  if (initiatives.length > 0 || /tram/i.test(text))
    return {
      whyNot:
        'This may be about something that is not public yet, so nothing was looked up: whoever has the page or the account would have learnt of it.',
      ...{ card: null, mentions: [] },
    }
  const platforms = new Set(
    variants.flatMap(({ channel }) => postChannels.find(({ id }) => id === channel)?.platform ?? []),
  )
  return {
    whyNot: null,
    card: card === null || card === '' ? null : cardAt(card),
    mentions: [...platforms].flatMap((named) =>
      handles(text, named).map((handle) => {
        const { platform, name } = catalogueEntry(named)
        const isNobody = handle.includes('nobody')
        return {
          ...({ platform, handle, at, is: isNobody ? 'nobody' : 'somebody' } as const),
          id: isNobody ? null : `did:plc:${handle.slice(1)}`,
          says: `${handle} is ${isNobody ? 'nobody' : 'somebody'} on ${name}.`,
        }
      }),
    ),
  }
}

const cardAt = (address: string): LookedUp['card'] =>
  address.startsWith('https://example.act.gov.au/')
    ? {
        ...{ address, at, is: 'read', says: null, title: 'Saltlake pools open for summer' },
        description: 'Opening hours, lanes and lessons at every public pool.',
        picture: { media: 'pool-dawn', alt: 'A pool at dawn, with three empty lanes' },
      }
    : {
        ...{ address, at, is: 'unread', title: '', description: '', picture: null },
        says: 'We could not read the page, so no card is shown.',
      }
