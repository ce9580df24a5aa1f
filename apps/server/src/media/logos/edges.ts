import type { Raster } from './logo.ts'

/** Directions of edges, without a sign: a logo on dark ground has the same as on light ground. */
export const directions = 8

/** The change between the pixels on either side that counts as an edge, of 255. */
const leastChange = 18

/** For each pixel its direction, 0 to 7, or -1 where nothing begins or ends. */
export type Edges = { readonly width: number; readonly height: number; readonly direction: Int8Array }

/** Edges in whichever channel changes most, so that a change of colours alone does not take them away. */
export function edgesOf({ width, height, channels, data }: Raster): Edges {
  const direction = new Int8Array(width * height).fill(-1)
  const row = width * channels
  for (let y = 1; y < height - 1; y += 1)
    for (let x = 1; x < width - 1; x += 1) {
      const at = (y * width + x) * channels
      let best = leastChange * leastChange
      let dx = 0
      let dy = 0
      for (let c = at; c < at + channels; c += 1) {
        const gx = (data[c + channels] ?? 0) - (data[c - channels] ?? 0)
        const gy = (data[c + row] ?? 0) - (data[c - row] ?? 0)
        const change = gx * gx + gy * gy
        if (change > best) {
          best = change
          dx = gx
          dy = gy
        }
      }
      if (dx !== 0 || dy !== 0) direction[y * width + x] = directionOf(dx, dy)
    }
  return { width, height, direction }
}

/** Of a change across, the eighth of the half circle it points to. */
function directionOf(dx: number, dy: number): number {
  const turn = Math.atan2(dy, dx) / Math.PI
  return Math.round((turn < 0 ? turn + 1 : turn) * directions) % directions
}

/** How well an edge of a direction would be met at each pixel: 4 exactly, 2 by a direction beside, else 0. */
export type Responses = {
  readonly width: number
  readonly height: number
  readonly maps: readonly Uint8Array[]
}

/** Spreads each edge over what is within reach, so that a logo need not fit to the pixel. */
export function responsesOf({ width, height, direction }: Edges, reach: number): Responses {
  const near = spread(spread(bitsOf(direction), width, height, reach, 1), width, height, reach, width)
  const maps = Array.from({ length: directions }, (_, at) => {
    const values = new Uint8Array(256)
    const beside = bit(at + 1) | bit(at + directions - 1)
    for (let bits = 0; bits < 256; bits += 1) values[bits] = bits & bit(at) ? 4 : bits & beside ? 2 : 0
    const map = new Uint8Array(near.length)
    for (let i = 0; i < near.length; i += 1) map[i] = values[near[i] ?? 0] ?? 0
    return map
  })
  return { width, height, maps }
}

const bit = (direction: number): number => 1 << (direction % directions)

function bitsOf(direction: Int8Array): Uint8Array {
  const bits = new Uint8Array(direction.length)
  for (let i = 0; i < bits.length; i += 1) {
    const one = direction[i] ?? -1
    if (one >= 0) bits[i] = bit(one)
  }
  return bits
}

/** Along one axis: `stride` is 1 across and the width down. */
function spread(bits: Uint8Array, width: number, height: number, reach: number, stride: number): Uint8Array {
  const out = new Uint8Array(bits.length)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const place = stride === 1 ? x : y
      const last = stride === 1 ? width - 1 : height - 1
      let all = 0
      for (let k = Math.max(-reach, -place); k <= Math.min(reach, last - place); k += 1)
        all |= bits[y * width + x + k * stride] ?? 0
      out[y * width + x] = all
    }
  return out
}

/** Sums of a map over any rectangle, each in four look-ups. */
export function sumsOf(map: Uint8Array, width: number, height: number): Int32Array {
  const sums = new Int32Array((width + 1) * (height + 1))
  for (let y = 0; y < height; y += 1) {
    let row = 0
    for (let x = 0; x < width; x += 1) {
      row += map[y * width + x] ?? 0
      sums[(y + 1) * (width + 1) + x + 1] = row + (sums[y * (width + 1) + x + 1] ?? 0)
    }
  }
  return sums
}
