import type { MediaDeclaration } from '@secondlook/contract'
import type { LogoMatch } from './logos/logo.ts'

/** A picture that is kept, with what is known of it now. */
export type Media = {
  readonly id: string
  readonly digest: string
  readonly medium: string | null
  readonly small: string | null
  readonly kind: 'jpeg' | 'png'
  readonly width: number
  readonly height: number
  readonly bytes: number
  readonly name: string
  readonly look: string
  readonly aiHint: 'modified' | 'generated' | null
  readonly person: string
  readonly unit: string | null
  readonly channel: string | null
  readonly addedAt: string
  readonly declared: MediaDeclaration | null
  readonly text: {
    readonly state: 'waiting' | 'read' | 'nothing' | 'failed'
    readonly text: string
    readonly confidence: number
    readonly language: string
  }
  readonly logos: readonly LogoMatch[] | null
}

/** Whether somebody in it may have to be asked. Nobody looks for faces: until its author says no, it is yes. */
export const needsConsent = ({ declared }: Pick<Media, 'declared'>): boolean => declared?.people !== 'no'

export type Size = 'full' | '1200' | '400'

/** The file of a size; a picture that is no larger than that is its own. */
export const digestFor = (
  { digest, medium, small }: Pick<Media, 'digest' | 'medium' | 'small'>,
  size: Size,
): string => (size === 'full' ? digest : size === '1200' ? (medium ?? digest) : (small ?? medium ?? digest))

/** What a picture says in a draft: the engine checks the words in it like any others. */
export const mediaOfDraft = ({ declared, text }: Pick<Media, 'declared' | 'text'>) => ({
  kind: 'image' as const,
  ...(declared !== null && declared.alt !== '' && { alt: declared.alt }),
  // Where a picture was taken never leaves the upload, so nothing is left to find.
  found: { location: false, ...(text.state === 'read' && { text: text.text }) },
})

/** A use of a picture by a context above; while there is one it stays. */
export type Use = { readonly says: string }

/** Says what uses a picture; plugged in by contexts above. */
export type UsesOfMedia = (media: string) => Promise<readonly Use[]>
