import type { Raster } from './logo.ts'

/** Another size: each new pixel is the mean of what it covers, or lies between its neighbours where it covers less than one. */
export function resize(of: Raster, width: number, height: number): Raster {
  const { channels, data: pixels } = of
  const across = weightsFor(of.width, width)
  const down = weightsFor(of.height, height)
  const stride = width * channels
  const rows = new Float32Array(stride * of.height)
  for (let y = 0; y < of.height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const from = across.from[x] ?? 0
      const count = across.count[x] ?? 0
      for (let c = 0; c < channels; c += 1) {
        let sum = 0
        let at = (y * of.width + from) * channels + c
        for (let k = x * across.most; k < x * across.most + count; k += 1) {
          sum += (across.weights[k] ?? 0) * (pixels[at] ?? 0)
          at += channels
        }
        rows[y * stride + x * channels + c] = sum
      }
    }
  const data = new Uint8Array(stride * height)
  for (let y = 0; y < height; y += 1) {
    const from = down.from[y] ?? 0
    const count = down.count[y] ?? 0
    for (let i = 0; i < stride; i += 1) {
      let sum = 0.5
      let at = from * stride + i
      for (let k = y * down.most; k < y * down.most + count; k += 1) {
        sum += (down.weights[k] ?? 0) * (rows[at] ?? 0)
        at += stride
      }
      data[y * stride + i] = sum
    }
  }
  return { width, height, channels, data }
}

/** For each new pixel, which old ones it is made of and how much of each; `most` places are kept for each. */
type Weights = {
  readonly most: number
  readonly from: Int32Array
  readonly count: Int32Array
  readonly weights: Float32Array
}

function weightsFor(old: number, now: number): Weights {
  const step = old / now
  const reach = Math.max(1, step)
  const most = Math.ceil(reach * 2) + 1
  const from = new Int32Array(now)
  const count = new Int32Array(now)
  const weights = new Float32Array(now * most)
  for (let at = 0; at < now; at += 1) {
    const centre = (at + 0.5) * step - 0.5
    const first = Math.max(0, Math.ceil(centre - reach))
    const last = Math.min(old - 1, Math.floor(centre + reach))
    let sum = 0
    for (let k = first; k <= last; k += 1) sum += 1 - Math.abs(k - centre) / (reach + 1e-6)
    for (let k = first; k <= last; k += 1)
      weights[at * most + k - first] = (1 - Math.abs(k - centre) / (reach + 1e-6)) / sum
    from[at] = first
    count[at] = last - first + 1
  }
  return { most, from, count, weights }
}

/** The size in which the longest side is so long. */
export function sizeWithin({ width, height }: Pick<Raster, 'width' | 'height'>, side: number) {
  const scale = side / Math.max(width, height)
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}
