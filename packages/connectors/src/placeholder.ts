import type { Json } from './prepared.ts'

/** The instant of sending, which is no part of what is approved. */
export const sentAt: Json = { $sentAt: true }

/** What an earlier request of the same list answered, by the place in its answer; `otherwise` where it has none there. */
export const resultOf = (request: number, take: string, otherwise?: Json): Json =>
  otherwise === undefined ? { $resultOf: request, take } : { $resultOf: request, take, otherwise }

/** A text made of texts and placeholders. */
export const join = (...pieces: readonly Json[]): Json => ({ $join: pieces })

/** The members of several objects, later ones first in line. */
export const merge = (...objects: readonly Json[]): Json => ({ $merge: objects })

/** The bytes of a file as a field of a form. */
export const file = (digest: string, as: string): Json => ({ $file: digest, as })

/** The same as `resultOf` inside a path, where no text of a person stands unescaped. */
export const pathResult = (request: number, take: string): string => `{$resultOf:${request}:${take}}`
