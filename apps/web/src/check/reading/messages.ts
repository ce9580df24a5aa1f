import type { Assessment, Draft } from '@secondlook/contract'
import type { PackPages } from '../../pack/pack-face.ts'

/** What the page asks of the worker. Nothing of it leaves the device. */
export type Question = { readonly ask: number; readonly draft: Draft }

export type Answer =
  | { readonly kind: 'ready'; readonly pages: PackPages }
  | { readonly kind: 'checked'; readonly ask: number; readonly assessment: Assessment; readonly took: number }
