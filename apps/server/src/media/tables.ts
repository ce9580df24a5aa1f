import type { ColumnType } from 'kysely'
import type { AiKind } from './found/found.ts'
import type { LogoMatch } from './logos/logo.ts'

export type MediaFileTable = {
  readonly id: string
  /** Of the picture as we made it anew; what came in is kept nowhere. */
  readonly digest: string
  /** Of the smaller sizes; absent where the picture is no larger. */
  readonly medium: string | null
  readonly small: string | null
  readonly kind: 'jpeg' | 'png'
  readonly width: number
  readonly height: number
  readonly bytes: number
  readonly name: string
  /** How it looks, in 64 bits. */
  readonly look: string
  readonly ai_hint: 'modified' | 'generated' | null
  /** Who added it. */
  readonly person: string
  readonly unit: string | null
  readonly channel: string | null
  /** The page that it was taken from for the card of a link; `null` where somebody added it. */
  readonly page: string | null
  readonly from_at: string
  readonly ended_at: string | null
}

export type MediaSaidTable = {
  readonly id: string
  readonly media: string
  readonly people: 'yes' | 'no' | 'not-sure'
  readonly ai: AiKind
  readonly alt: string
  /** Who said so. */
  readonly person: string
  readonly from_at: string
  readonly ended_at: string | null
}

export type MediaTextTable = {
  readonly id: string
  readonly media: string
  readonly state: 'read' | 'nothing' | 'failed'
  readonly words: string
  readonly confidence: number
  readonly language: string
  readonly at: string
}

export type MediaLogosTable = {
  readonly id: string
  readonly media: string
  /** How many logos were known when it was looked at. */
  readonly known: number
  readonly found: ColumnType<readonly LogoMatch[], string, string>
  readonly from_at: string
  readonly ended_at: string | null
}

declare module '../store/tables.ts' {
  interface Tables {
    media_file: MediaFileTable
    media_said: MediaSaidTable
    media_text: MediaTextTable
    media_logos: MediaLogosTable
  }
}
