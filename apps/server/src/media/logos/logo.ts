/** Pixels in rows from the top, three (red, green, blue) or four (and how opaque) bytes each. */
export type Raster = {
  readonly width: number
  readonly height: number
  readonly channels: 3 | 4
  readonly data: Uint8Array
}

/** What is kept of a logo to know it again: itself, small. Made by `markLogo`, held by whoever keeps the logo. */
export type LogoMarks = {
  readonly width: number
  readonly height: number
  /** Red, green, blue and how opaque, in base64. */
  readonly rgba: string
}

export type KnownLogo = { readonly id: string; readonly name: string; readonly marks: LogoMarks }

/** The logos that somebody keeps a register of; plugged in by the context that does. */
export type KnownLogos = { readonly list: () => Promise<readonly KnownLogo[]> }

/** No register yet. */
export const noLogos: KnownLogos = { list: async () => [] }

/** A logo where it was seen, as parts of the width and the height of the picture. */
export type LogoMatch = {
  readonly id: string
  readonly name: string
  readonly place: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  /** 0 to 1, over chance: how much of the logo is there, and how much of what is there is the logo. */
  readonly closeness: number
}
