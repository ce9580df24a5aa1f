import { directions, edgesOf, type Responses, responsesOf, sumsOf } from './edges.ts'
import type { Raster } from './logo.ts'
import { resize, sizeWithin } from './raster.ts'
import { coarseSide, type Template } from './template.ts'

/** How large a logo may be, of the longest side of the picture: larger where some of it was cut off. */
const largest = 1.22
const smallest = 0.15
const step = 1.11
const stride = 2
/** How much of a logo may lie outside of the picture, on each side. */
const mostOutside = 0.16

/** A size at which a logo would be as large as its template. */
export type Level = {
  /** Pixels here for each pixel of the picture. */
  readonly scale: number
  readonly responses: Responses
  readonly sums: readonly Int32Array[]
}

export function levelsOf(picture: Raster): readonly Level[] {
  const levels: Level[] = []
  // From the largest down, each made of the smallest one that has at least half as much again.
  const made: Raster[] = [picture]
  for (let part = smallest; part <= largest; part *= step) {
    const { width, height } = sizeWithin(picture, coarseSide / part)
    if (width < 12 || height < 12) continue
    const raster = resize(made.findLast((one) => one.width >= width * 1.5) ?? picture, width, height)
    made.push(raster)
    const responses = responsesOf(edgesOf(raster), 1)
    levels.push({
      scale: width / picture.width,
      responses,
      sums: responses.maps.map((map) => sumsOf(map, width, height)),
    })
  }
  return levels
}

/** Where a logo might be, in pixels of the picture. */
export type Candidate = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly score: number
}

/** The most promising places of all sizes, the best first, no two of them nearly the same. */
export function findCandidates(
  levels: readonly Level[],
  template: Template,
  most: number,
): readonly Candidate[] {
  const found: Candidate[] = []
  for (const level of levels) found.push(...candidatesAt(level, template))
  found.sort((a, b) => b.score - a.score)
  const kept: Candidate[] = []
  for (const one of found) {
    if (kept.length === most) break
    if (!kept.some((other) => isNear(one, other))) kept.push(one)
  }
  return kept
}

const isNear = (a: Candidate, b: Candidate): boolean =>
  Math.abs(a.x - b.x) < a.width * 0.06 &&
  Math.abs(a.y - b.y) < a.width * 0.06 &&
  Math.abs(a.width - b.width) < a.width * 0.1

/** What is better than chance by so much is looked at more closely. */
const promising = 0.3

function candidatesAt({ scale, responses, sums }: Level, template: Template): Candidate[] {
  const { width, height } = responses
  const found: Candidate[] = []
  const outX = Math.round(template.width * mostOutside)
  const outY = Math.round(template.height * mostOutside)
  const offsets = Int32Array.from(template.points, ({ x, y }) => y * width + x)
  for (let top = -outY; top <= height - template.height + outY; top += stride)
    for (let left = -outX; left <= width - template.width + outX; left += stride) {
      const isInside =
        left >= 0 && top >= 0 && left + template.width <= width && top + template.height <= height
      const met = isInside
        ? metInside(responses, template, offsets, top * width + left)
        : metPartly(responses, template, left, top)
      if (met < 0.45) continue
      const chance = chanceAt(sums, template, { width, height, left, top })
      const score = (met - chance) / (1.05 - chance)
      if (score > promising)
        found.push({
          ...{ x: left / scale, y: top / scale, score },
          ...{ width: template.width / scale, height: template.height / scale },
        })
    }
  return found
}

/** After so many points it shows whether the rest is worth while. */
const firstPoints = 36
const leastOfFirst = 0.36

function metInside({ maps }: Responses, { turned }: Template, offsets: Int32Array, base: number): number {
  let sum = 0
  for (let i = 0; i < turned.length; i += 1) {
    if (i === firstPoints && sum < leastOfFirst * 4 * firstPoints) return 0
    sum += maps[turned[i] ?? 0]?.[base + (offsets[i] ?? 0)] ?? 0
  }
  return sum / (4 * turned.length)
}

function metPartly(
  { width, height, maps }: Responses,
  { points }: Template,
  left: number,
  top: number,
): number {
  let sum = 0
  let seen = 0
  for (const { x, y, direction } of points) {
    const [px, py] = [left + x, top + y]
    if (px < 1 || py < 1 || px >= width - 1 || py >= height - 1) continue
    seen += 1
    sum += maps[direction]?.[py * width + px] ?? 0
  }
  return seen < points.length * 0.6 ? 0 : sum / (4 * seen)
}

type Window = {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly top: number
}

/** How much any template with these directions would be met there: a lawn meets them all a little. */
export function chanceAt(
  sums: readonly Int32Array[],
  template: Template,
  { width, height, left, top }: Window,
): number {
  const x0 = Math.max(0, left)
  const y0 = Math.max(0, top)
  const x1 = Math.min(width, left + template.width)
  const y1 = Math.min(height, top + template.height)
  const area = (x1 - x0) * (y1 - y0) * 4
  let chance = 0
  for (let one = 0; one < directions; one += 1) {
    const sum = sums[one] ?? nothing
    const all =
      (sum[y1 * (width + 1) + x1] ?? 0) -
      (sum[y0 * (width + 1) + x1] ?? 0) -
      (sum[y1 * (width + 1) + x0] ?? 0) +
      (sum[y0 * (width + 1) + x0] ?? 0)
    chance += (template.share[one] ?? 0) * (all / area)
  }
  return chance
}

const nothing = new Int32Array(0)
