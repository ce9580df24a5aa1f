export const pictureKinds = ['jpeg', 'png', 'gif', 'webp', 'avif'] as const
export type PictureKind = (typeof pictureKinds)[number]

/** What the outside of a file says of the picture in it, read without decoding any of it. */
export type Container = {
  readonly kind: PictureKind
  readonly width: number
  readonly height: number
  /** How many pictures it moves through; 1 where it stands still. */
  readonly frames: number
  /** Where the picture ends. Whatever is behind it is not of the picture. */
  readonly end: number
}

/** `undefined` where it is broken or cut off. */
export type ContainerReader = (bytes: Uint8Array) => Container | undefined
