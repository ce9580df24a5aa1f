import { directions, edgesOf } from './edges.ts'
import type { LogoMarks, Raster } from './logo.ts'
import { resize, sizeWithin } from './raster.ts'

/** Longest side of what is kept of a logo, and of what is settled by. */
export const fineSide = 128
/** Longest side of what is searched by. */
export const coarseSide = 56
const coarsePoints = 110
const finePoints = 420
/** Parts along each side, over which a logo has to be there. */
export const cellsAcross = 4

export type EdgePoint = {
  readonly x: number
  readonly y: number
  readonly direction: number
  readonly cell: number
}

/** Where the edges of a logo are at one size. */
export type Template = {
  readonly width: number
  readonly height: number
  /** In no order, so that the first few stand for all. */
  readonly points: readonly EdgePoint[]
  /** Their directions, in the same order. */
  readonly turned: Uint8Array
  /** How many of them have each direction, as parts of one. */
  readonly share: Float64Array
  /** 1 where the logo covers what is behind it, away from its own outline. */
  readonly covered: Uint8Array
  readonly edges: Int8Array
}

export type LogoTemplates = { readonly coarse: Template; readonly fine: Template }

/** What to keep of a logo: cut to what is not transparent, and small. */
export function markLogo(logo: Raster): LogoMarks {
  const whole = cut(logo)
  const { width, height } = sizeWithin(whole, fineSide)
  const small = withOpacity(resize(whole, width, height))
  return { width, height, rgba: Buffer.from(small.data).toString('base64') }
}

export function templatesOf({ width, height, rgba }: LogoMarks): LogoTemplates {
  const fine: Raster = { width, height, channels: 4, data: Buffer.from(rgba, 'base64') }
  const size = sizeWithin(fine, coarseSide)
  return {
    fine: templateOf(fine, finePoints),
    coarse: templateOf(resize(fine, size.width, size.height), coarsePoints),
  }
}

function templateOf(logo: Raster, most: number): Template {
  // A border shows the outline of a logo that goes to its edge.
  const { width, height, direction } = edgesOf(onGround(logo))
  const all: EdgePoint[] = []
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = direction[y * width + x] ?? -1
      if (at < 0) continue
      const cell =
        Math.min(cellsAcross - 1, Math.floor((y / height) * cellsAcross)) * cellsAcross +
        Math.min(cellsAcross - 1, Math.floor((x / width) * cellsAcross))
      all.push({ x, y, direction: at, cell })
    }
  const points = thin(all, most)
  const share = new Float64Array(directions)
  for (const { direction: one } of points) share[one] = (share[one] ?? 0) + 1 / points.length
  const covered = Uint8Array.from({ length: width * height }, (_, i) =>
    (logo.data[i * 4 + 3] ?? 0) > 200 ? 1 : 0,
  )
  const turned = Uint8Array.from(points, (point) => point.direction)
  return { width, height, points, turned, share, covered, edges: direction }
}

/** On the ground from which it stands out most, so that every outline is an edge. */
function onGround({ width, height, data }: Raster): Raster {
  let light = 0
  let opaque = 1
  for (let i = 0; i < data.length; i += 4) {
    const alpha = data[i + 3] ?? 0
    light += (alpha * ((data[i] ?? 0) + 2 * (data[i + 1] ?? 0) + (data[i + 2] ?? 0))) / 4
    opaque += alpha
  }
  const ground = light / opaque > 128 ? 0 : 255
  const out = new Uint8Array(width * height * 3)
  for (let i = 0; i < width * height; i += 1) {
    const alpha = (data[i * 4 + 3] ?? 0) / 255
    for (let c = 0; c < 3; c += 1) out[i * 3 + c] = (data[i * 4 + c] ?? 0) * alpha + ground * (1 - alpha)
  }
  return { width, height, channels: 3, data: out }
}

/** So many, evenly: every so-manieth in the order of rows would make stripes, so they are taken by a fixed shuffle. */
function thin(points: readonly EdgePoint[], most: number): readonly EdgePoint[] {
  const rank = ({ x, y }: EdgePoint): number => (x * 7919 + y * 104_729 + ((x * y) % 97) * 31) % 10_007
  return [...points].sort((a, b) => rank(a) - rank(b)).slice(0, most)
}

function withOpacity({ width, height, channels, data }: Raster): Raster {
  if (channels === 4) return { width, height, channels, data }
  const out = new Uint8Array(width * height * 4).fill(255)
  for (let i = 0; i < width * height; i += 1)
    for (let c = 0; c < 3; c += 1) out[i * 4 + c] = data[i * 3 + c] ?? 0
  return { width, height, channels: 4, data: out }
}

/** Without a margin of transparent pixels, or of pixels of the colour of the corner. */
function cut(logo: Raster): Raster {
  const { width, height, channels, data } = logo
  const corner = data.subarray(0, channels)
  const isGround = (x: number, y: number): boolean => {
    const at = (y * width + x) * channels
    if (channels === 4 && (data[at + 3] ?? 0) < 16) return true
    for (let c = 0; c < channels; c += 1)
      if (Math.abs((data[at + c] ?? 0) - (corner[c] ?? 0)) > 12) return false
    return true
  }
  let [left, top, right, bottom] = [width, height, -1, -1]
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      if (!isGround(x, y)) {
        left = Math.min(left, x)
        right = Math.max(right, x)
        top = Math.min(top, y)
        bottom = Math.max(bottom, y)
      }
  if (right < left) return logo
  // A pixel more, so that the outline has ground beside it.
  const pad = Math.ceil(Math.max(right - left, bottom - top) / 40)
  left = Math.max(0, left - pad)
  top = Math.max(0, top - pad)
  right = Math.min(width - 1, right + pad)
  bottom = Math.min(height - 1, bottom + pad)
  const [w, h] = [right - left + 1, bottom - top + 1]
  const out = new Uint8Array(w * h * channels)
  for (let y = 0; y < h; y += 1) {
    const from = ((top + y) * width + left) * channels
    out.set(data.subarray(from, from + w * channels), y * w * channels)
  }
  return { width: w, height: h, channels, data: out }
}
