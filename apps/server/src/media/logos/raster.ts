import type { Raster } from './logo.ts'

/** Another size: each new pixel is the mean of what it covers, or lies between its neighbours where it covers less than one. */
export function resize(of: Raster, width: number, height: number): Raster {
  const { channels } = of
  const across = weightsFor(of.width, width)
  const down = weightsFor(of.height, height)
  const rows = new Float32Array(width * of.height * channels)
  for (let y = 0; y < of.height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const { from, weights } = across[x] ?? nothing
      for (let c = 0; c < channels; c += 1) {
        let sum = 0
        for (let k = 0; k < weights.length; k += 1)
          sum += (weights[k] ?? 0) * (of.data[(y * of.width + from + k) * channels + c] ?? 0)
        rows[(y * width + x) * channels + c] = sum
      }
    }
  const data = new Uint8Array(width * height * channels)
  const stride = width * channels
  for (let y = 0; y < height; y += 1) {
    const { from, weights } = down[y] ?? nothing
    for (let i = 0; i < stride; i += 1) {
      let sum = 0
      for (let k = 0; k < weights.length; k += 1)
        sum += (weights[k] ?? 0) * (rows[(from + k) * stride + i] ?? 0)
      data[y * stride + i] = Math.round(sum)
    }
  }
  return { width, height, channels, data }
}

type Weights = { readonly from: number; readonly weights: readonly number[] }
const nothing: Weights = { from: 0, weights: [] }

function weightsFor(old: number, now: number): readonly Weights[] {
  const step = old / now
  return Array.from({ length: now }, (_, at) => {
    const centre = (at + 0.5) * step - 0.5
    const reach = Math.max(1, step)
    const from = Math.max(0, Math.ceil(centre - reach))
    const to = Math.min(old - 1, Math.floor(centre + reach))
    const raw = Array.from(
      { length: to - from + 1 },
      (_one, k) => 1 - Math.abs(from + k - centre) / (reach + 1e-6),
    )
    const sum = raw.reduce((all, one) => all + one, 0)
    return { from, weights: raw.map((one) => one / sum) }
  })
}

/** The size in which the longest side is so long. */
export function sizeWithin({ width, height }: Pick<Raster, 'width' | 'height'>, side: number) {
  const scale = side / Math.max(width, height)
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}
