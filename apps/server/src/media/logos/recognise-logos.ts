import type { KnownLogo, LogoMatch, Raster } from './logo.ts'
import { findCandidates, levelsOf } from './search.ts'
import { type Settled, settle } from './settle.ts'
import { templatesOf } from './template.ts'

/** Longest side of a picture in which logos are looked for; what is smaller in it is not found. */
export const pictureSide = 900
/** From here on a logo is said to be there; measured in `docs/reference/logos.md`. */
export const leastCloseness = 0.7
const candidatesEach = 6
/** Nothing else in the picture will be more the logo than this. */
const certain = 0.88

/** Each known logo at the place where it is most itself, the closest first. It is advice: a person looks. */
export function recogniseLogos(picture: Raster, known: readonly KnownLogo[]): readonly LogoMatch[] {
  return rateLogos(picture, known)
    .filter(({ closeness }) => closeness >= leastCloseness)
    .sort((a, b) => b.closeness - a.closeness)
}

/** The same before anything is decided, for measuring where the line should be. */
export function rateLogos(picture: Raster, known: readonly KnownLogo[]): readonly LogoMatch[] {
  if (known.length === 0) return []
  const levels = levelsOf(picture)
  return known.map(({ id, name, marks }) => {
    const { coarse, fine } = templatesOf(marks)
    let best: Settled = { x: 0, y: 0, width: 0, height: 0, closeness: 0 }
    for (const candidate of findCandidates(levels, coarse, candidatesEach)) {
      const settled = settle(picture, candidate, fine)
      if (settled.closeness > best.closeness) best = settled
      if (best.closeness > certain) break
    }
    return { id, name, place: placeIn(picture, best), closeness: Math.round(best.closeness * 1000) / 1000 }
  })
}

const part = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000

function placeIn({ width, height }: Raster, { x, y, ...size }: Settled): LogoMatch['place'] {
  const [left, top] = [part(x / width), part(y / height)]
  return {
    ...{ x: left, y: top },
    width: part((x + size.width) / width) - left,
    height: part((y + size.height) / height) - top,
  }
}
