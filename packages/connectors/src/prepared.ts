import type { Card, Picture } from './content.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

/** The bytes of a picture as the whole body, and the media type they go as. */
export type FileBody = { readonly file: string; readonly as: string }

/**
 * One request as it will be sent, but for what signs it and for placeholders: see README, "Placeholders".
 * `path` is below the address of the service, or absolute where a placeholder gives all of it.
 */
export type PreparedRequest = {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Json | FileBody
}

export type Where =
  | 'text'
  | 'title'
  | `pictures.${number}`
  | `pictures.${number}.alt`
  | 'mentions'
  | 'card'
  | 'about'
  | 'account'

/** Why something does not fit, or will be read back otherwise than written, in a sentence to act on. */
export type Problem = {
  readonly code: string
  readonly says: string
  readonly where: Where
  readonly isWarning: boolean
}

/** How long a text is, as its platform counts. A limit of `null` is one that we do not know or that there is not. */
export type Measure = {
  readonly used: number
  readonly limit: number | null
  /** Such as `23 characters left`. */
  readonly says: string
  readonly parts: readonly { readonly used: number; readonly limit: number | null }[]
}

export type Run = {
  readonly kind: 'text' | 'link' | 'mention' | 'tag'
  readonly text: string
  readonly to?: string
}

export type ShownPart = {
  readonly title?: string
  readonly runs: readonly Run[]
  readonly pictures: readonly Picture[]
  readonly card?: Card
  /** Whether the platform shows only the beginning until somebody asks for more. */
  readonly isCut?: boolean
}

/** What the public will see. */
export type Shown = { readonly parts: readonly ShownPart[] }

export type Prepared =
  | {
      readonly ok: true
      readonly connector: string
      readonly version: number
      readonly requests: readonly PreparedRequest[]
      readonly shown: Shown
      readonly warnings: readonly Problem[]
    }
  | {
      readonly ok: false
      readonly connector: string
      readonly version: number
      readonly problems: readonly Problem[]
    }
