import { type Edges, edgesOf, type Responses, responsesOf, sumsOf } from './edges.ts'
import type { Raster } from './logo.ts'
import { resize } from './raster.ts'
import { type Candidate, chanceAt } from './search.ts'
import { cellsAcross, type Template } from './template.ts'

/** How far a place may be out, as parts of the logo, and in which steps that is tried. */
const scales = [0.9, 0.935, 0.97, 1.03, 1.07, 1.11]
const margin = 0.16
const reach = 2
const shiftStep = 2
/** What fits no better than this as it was found does not become a logo by scaling a little. */
const hopeless = 0.3
/** The worst parts of a logo weigh as much as all of it: what only shares an outline is something else. */
const worstParts = 0.35

export type Settled = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly closeness: number
}

/** Looks at one place closely: moves and scales a little until the logo fits best, and says how well. */
export function settle(picture: Raster, candidate: Candidate, template: Template): Settled {
  let best = fitAt(picture, candidate, template, 1)
  if (best.closeness < hopeless) return best
  for (const scale of scales) {
    const fitted = fitAt(picture, candidate, template, scale)
    if (fitted.closeness > best.closeness) best = fitted
  }
  return best
}

function fitAt(picture: Raster, candidate: Candidate, template: Template, scale: number): Settled {
  const size = candidate.width * scale
  const factor = template.width / size
  const around = windowAround(picture, candidate, size, size * (template.height / template.width))
  const width = Math.max(8, Math.round(around.width * factor))
  const height = Math.max(8, Math.round(around.height * factor))
  const edges = edgesOf(resize(crop(picture, around), width, height))
  const responses = responsesOf(edges, reach)
  const sums = responses.maps.map((map) => sumsOf(map, width, height))
  const centreX = (candidate.x + candidate.width / 2 - around.x) * factor - template.width / 2
  const centreY = (candidate.y + candidate.height / 2 - around.y) * factor - template.height / 2
  const far = Math.round(template.width * 0.06)
  let best = { left: 0, top: 0, met: 0 }
  for (let dy = -far; dy <= far; dy += shiftStep)
    for (let dx = -far; dx <= far; dx += shiftStep) {
      const [left, top] = [Math.round(centreX + dx), Math.round(centreY + dy)]
      const met = metBy(responses, template, left, top)
      if (met > best.met) best = { left, top, met }
    }
  const { left, top } = best
  const chance = chanceAt(sums, template, { width, height, left, top })
  const there = (best.met - chance) / (1.02 - chance)
  return {
    ...{ x: around.x + left / factor, y: around.y + top / factor },
    ...{ width: template.width / factor, height: template.height / factor },
    closeness: Math.max(0, there) * explainedBy(edges, template, left, top),
  }
}

/** How much of the logo is there, each part of it weighing the same, so that an outline alone is not enough. */
function metBy({ width, height, maps }: Responses, { points }: Template, left: number, top: number): number {
  const met = new Float64Array(cellsAcross * cellsAcross)
  const seen = new Float64Array(cellsAcross * cellsAcross)
  for (const { x, y, direction, cell } of points) {
    const [px, py] = [left + x, top + y]
    if (px < 1 || py < 1 || px >= width - 1 || py >= height - 1) continue
    seen[cell] = (seen[cell] ?? 0) + 1
    met[cell] = (met[cell] ?? 0) + (maps[direction]?.[py * width + px] ?? 0) / 4
  }
  let sum = 0
  let weight = 0
  let all = 0
  const parts: number[] = []
  for (let cell = 0; cell < seen.length; cell += 1) {
    const count = seen[cell] ?? 0
    all += count
    if (count < 3) continue
    // The root lies between weighing each point and weighing each part the same.
    const share = Math.sqrt(count)
    sum += share * ((met[cell] ?? 0) / count)
    weight += share
    if (count >= 8) parts.push((met[cell] ?? 0) / count)
  }
  if (all < points.length * 0.6 || weight === 0) return 0
  parts.sort((a, b) => a - b)
  const worst = parts.slice(0, Math.max(1, Math.ceil(parts.length * worstParts)))
  const least = worst.reduce((total, one) => total + one, 0) / worst.length
  return parts.length === 0 ? sum / weight : (sum / weight + least) / 2
}

/** How much of what is inside of the logo's own ground belongs to it. A lawn behind glass does not. */
function explainedBy(edges: Edges, template: Template, left: number, top: number): number {
  let inside = 0
  let explained = 0
  let ground = 0
  for (let y = 2; y < template.height - 2; y += 1)
    for (let x = 2; x < template.width - 2; x += 1) {
      if (template.covered[y * template.width + x] !== 1) continue
      ground += 1
      const [px, py] = [left + x, top + y]
      if (px < 0 || py < 0 || px >= edges.width || py >= edges.height) continue
      const direction = edges.direction[py * edges.width + px] ?? -1
      if (direction < 0) continue
      inside += 1
      if (hasNear(template, x, y)) explained += 1
    }
  // A word mark has hardly any ground of its own, and what lies between its letters is not its own.
  if (inside < 40 || ground < template.width * template.height * 0.05) return 1
  return Math.sqrt(explained / inside)
}

function hasNear({ width, height, edges }: Template, x: number, y: number): boolean {
  for (let py = Math.max(0, y - reach); py <= Math.min(height - 1, y + reach); py += 1)
    for (let px = Math.max(0, x - reach); px <= Math.min(width - 1, x + reach); px += 1)
      if ((edges[py * width + px] ?? -1) >= 0) return true
  return false
}

type Window = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** The part of the picture in which the logo is looked for, in whole pixels. */
function windowAround(picture: Raster, { x, y, width, height }: Candidate, w: number, h: number): Window {
  const left = Math.max(0, Math.floor(x + width / 2 - w / 2 - w * margin))
  const top = Math.max(0, Math.floor(y + height / 2 - h / 2 - w * margin))
  const right = Math.min(picture.width, Math.ceil(x + width / 2 + w / 2 + w * margin))
  const bottom = Math.min(picture.height, Math.ceil(y + height / 2 + h / 2 + w * margin))
  return { x: left, y: top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) }
}

function crop({ width, channels, data }: Raster, window: Window): Raster {
  const out = new Uint8Array(window.width * window.height * channels)
  for (let y = 0; y < window.height; y += 1) {
    const from = ((window.y + y) * width + window.x) * channels
    out.set(data.subarray(from, from + window.width * channels), y * window.width * channels)
  }
  return { width: window.width, height: window.height, channels, data: out }
}
