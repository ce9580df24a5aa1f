import type { Container } from '../container/container.ts'
import type { Found } from '../found/found.ts'
import type { KnownLogo, LogoMarks, LogoMatch } from '../logos/logo.ts'

/** What a program that looks at a file is asked, and with what. */
export type Asked =
  | { readonly ask: 'picture'; readonly bytes: Uint8Array; readonly container: Container }
  | { readonly ask: 'notes'; readonly bytes: Uint8Array; readonly container: Container }
  | { readonly ask: 'text'; readonly bytes: Uint8Array }
  | { readonly ask: 'mark'; readonly bytes: Uint8Array }
  | { readonly ask: 'logos'; readonly bytes: Uint8Array; readonly known: readonly KnownLogo[] }

/** A picture made anew from what was decoded. */
export type MadePicture = {
  readonly kind: 'jpeg' | 'png'
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
}

export type PictureAnswer =
  | {
      readonly ok: true
      readonly full: MadePicture
      /** Absent where the full one is no larger. */
      readonly medium?: MadePicture
      readonly small?: MadePicture
      readonly look: string
    }
  | { readonly ok: false; readonly because: 'broken' | 'too-large' }

export type TextAnswer = {
  readonly text: string
  /** 0 to 100. */
  readonly confidence: number
  readonly language: string
}

export type Answers = {
  readonly picture: PictureAnswer
  readonly notes: readonly Found[]
  readonly text: TextAnswer
  readonly mark: LogoMarks
  readonly logos: readonly LogoMatch[]
}

/** What a child sends: what it was asked, and how much memory it took at most. */
export type Sent = { readonly answer: Answers[Asked['ask']]; readonly peakMb: number }

/** How a child says that it used too much memory. */
export const memoryExit = 77
