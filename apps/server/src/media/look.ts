/** The side of the grey square that a look is made of. */
export const lookSide = 32
const kept = 8

/**
 * How a picture looks, in 64 bits: the signs of its slowest waves against their median. Scaled, coded again or a little
 * brighter it keeps nearly all of them.
 */
export function lookOf(grey: Uint8Array): string {
  const waves: number[] = []
  for (let v = 0; v < kept; v += 1)
    for (let u = 0; u < kept; u += 1) {
      let sum = 0
      for (let y = 0; y < lookSide; y += 1)
        for (let x = 0; x < lookSide; x += 1)
          sum +=
            (grey[y * lookSide + x] ?? 0) *
            (waveTable[u * lookSide + x] ?? 0) *
            (waveTable[v * lookSide + y] ?? 0)
      waves.push(sum)
    }
  // The first is how bright it is, which says nothing of what is in it.
  const rest = waves.slice(1).sort((a, b) => a - b)
  const median = rest[rest.length >> 1] ?? 0
  const bits = waves.map((wave, at) => (at > 0 && wave > median ? '1' : '0')).join('')
  return BigInt(`0b${bits}`).toString(16).padStart(16, '0')
}

const waveTable = Float64Array.from({ length: kept * lookSide }, (_, at) => {
  const u = Math.floor(at / lookSide)
  return Math.cos(((2 * (at % lookSide) + 1) * u * Math.PI) / (2 * lookSide))
})

/** Of 64; pictures of different things differ in about half. */
const mostApart = 6

/** Whether two pictures look the same, as far as 64 bits can say. */
export function looksLike(one: string, other: string): boolean {
  let apart = 0
  for (let bits = BigInt(`0x${one}`) ^ BigInt(`0x${other}`); bits > 0n; bits &= bits - 1n) apart += 1
  return apart <= mostApart
}
