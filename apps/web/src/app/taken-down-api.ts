import type { BegunCorrections, CaptureList, CorrectionPlan, TakenDown } from '@secondlook/contract'
import { call, sayQuery } from './reach/call.ts'

export type TakenDownFilter = { readonly [name in 'from' | 'to' | 'channel']?: string | undefined }

const enc = encodeURIComponent

/** What is asked about what came down, what corrects it and what was kept of it. A part of `api`. */
export const takenDownApi = {
  takenDown: (filter: TakenDownFilter) => call<TakenDown>('GET', '/taken-down', { query: filter }),
  correction: (post: string) => call<CorrectionPlan>('GET', `/posts/${enc(post)}/correction`),
  beginCorrection: (post: string) =>
    call<BegunCorrections>('POST', `/posts/${enc(post)}/corrections`, {}).then(({ posts }) => posts),
  captures: (subject: string) =>
    call<CaptureList>('GET', '/captures', { query: { subject } }).then(({ captures }) => captures),
  lookNow: () => call<void>('POST', '/publishing/look', {}),
}

/** Where the list is fetched as a file. */
export const takenDownFile = (
  file: 'taken-down.csv' | 'taken-down.json' | 'taken-down/public.csv' | 'taken-down/public.json',
  filter: TakenDownFilter,
): string => `/api/v1/${file}${sayQuery(filter)}`
