import type {
  AskForApproval,
  BeginPost,
  BegunPost,
  LookedUp,
  PostBody,
  PostChannels,
  PostCheck,
  PostDraft,
  SaveDraft,
  SavedDraft,
  SavedVersion,
  WhoIsThere,
} from '@secondlook/contract'
import type { z } from 'zod'
import { call } from '../reach/call.ts'

export type NewPost = Pick<z.input<typeof BeginPost>, 'channels' | 'kind' | 'template' | 'text'> & {
  readonly unit: string | null
}

const enc = encodeURIComponent
const quiet = { interrupts: false }
const loud = { interrupts: true }

/** Writing a post. What asks by itself never stands in the way of somebody who types. */
export const draftApi = {
  beginPost: (post: NewPost) => call<z.infer<typeof BegunPost>>('POST', '/posts', { body: post }),
  postDraft: (id: string, asking = loud) => call<PostDraft>('GET', `/posts/${enc(id)}/draft`, {}, asking),
  saveDraft: (id: string, draft: SaveDraft, asking = loud) =>
    call<SavedDraft>('PUT', `/posts/${enc(id)}/draft`, { body: draft }, asking),
  beThere: (id: string, field: string | null) =>
    call<z.infer<typeof WhoIsThere>>('POST', `/posts/${enc(id)}/presence`, { body: { field } }, quiet),
  checkDraft: (id: string, body: PostBody) =>
    call<PostCheck>('POST', `/posts/${enc(id)}/check`, { body: { body } }, quiet),
  postChannels: () => call<PostChannels>('GET', '/posts/channels'),
  lookUp: (id: string, body: PostBody) =>
    call<LookedUp>('POST', `/posts/${enc(id)}/look-up`, { body: { body } }),
  saveVersion: (id: string, revision: number) =>
    call<z.infer<typeof SavedVersion>>('POST', `/posts/${enc(id)}/versions`, { body: { revision } }),
  askForApproval: (id: string, asked: AskForApproval) =>
    call<void>('POST', `/posts/${enc(id)}/rounds`, { body: asked }),
}
