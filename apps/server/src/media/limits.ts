/** What a file may be at most. Decided before anything of it is decoded. */
export const limits = {
  /** As it comes in. */
  bytes: 20 * 1024 * 1024,
  pixels: 40_000_000,
  /** On either side. */
  side: 12_000,
  /** As it is kept: the largest that every platform we know takes. */
  keptBytes: 20 * 1024 * 1024,
} as const

/** Sides of the smaller sizes that are made of each picture. */
export const sizes = { medium: 1200, small: 400 } as const

/** What a program that looks at a file may use before it is ended. */
export const childLimits = {
  picture: { milliseconds: 20_000, memoryMb: 700 },
  notes: { milliseconds: 4000, memoryMb: 400 },
  text: { milliseconds: 60_000, memoryMb: 700 },
  mark: { milliseconds: 20_000, memoryMb: 500 },
  logos: { milliseconds: 60_000, memoryMb: 500 },
} as const
