import type {
  CloseIncident,
  IncidentList,
  IncidentPage,
  NewPause,
  Publications,
  PublishingNow,
} from '@secondlook/contract'
import type { z } from 'zod'
import { call } from './reach/call.ts'

export type PublicationDeed =
  | { readonly does: 'let-go' | 'give-up' | 'withdraw' | 'taken-off'; readonly reason: string }
  | { readonly does: 'by-hand' | 'is-there'; readonly address: string }
  | { readonly does: 'not-there'; readonly reason: string }

export type Closing = z.infer<typeof CloseIncident>

const enc = encodeURIComponent

/** What is asked about what goes out, and about what was noticed on channels. A part of `api`. */
export const publishingApi = {
  publications: (post: string) =>
    call<Publications>('GET', `/posts/${enc(post)}/publications`).then(({ publications }) => publications),
  doToPublication: (post: string, channel: string, deed: PublicationDeed) => {
    const path = `/posts/${enc(post)}/publications/${enc(channel)}`
    switch (deed.does) {
      case 'by-hand':
        return call<void>('POST', `${path}/by-hand`, { body: { address: deed.address } })
      case 'is-there':
        return call<void>('POST', `${path}/whether`, { body: { isOut: true, address: deed.address } })
      case 'not-there':
        return call<void>('POST', `${path}/whether`, { body: { isOut: false, reason: deed.reason } })
      default:
        return call<void>('POST', `${path}/${deed.does}`, { body: { reason: deed.reason } })
    }
  },
  publishingNow: () => call<PublishingNow>('GET', '/publishing'),
  pausePublishing: (pause: NewPause) => call<void>('POST', '/publishing/pauses', { body: pause }),
  endPause: (id: string) => call<void>('POST', `/publishing/pauses/${enc(id)}/end`, {}),

  incidents: () => call<IncidentList>('GET', '/incidents').then(({ incidents }) => incidents),
  incident: (id: string) => call<IncidentPage>('GET', `/incidents/${enc(id)}`),
  takeIncident: (id: string) => call<void>('POST', `/incidents/${enc(id)}/take`, {}),
  noteOnIncident: (id: string, note: string) =>
    call<void>('POST', `/incidents/${enc(id)}/notes`, { body: { note } }),
  closeIncident: (id: string, closing: Closing) =>
    call<void>('POST', `/incidents/${enc(id)}/close`, { body: closing }),
  openIncidentAgain: (id: string, note: string) =>
    call<void>('POST', `/incidents/${enc(id)}/open-again`, { body: { note } }),
}
