/** Where FNV-1a starts, and one step of it over a UTF-16 unit. */
export const hashStart = 0x811c9dc5 | 0
export const hashStep = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193)

/** FNV-1a over UTF-16 units, 32 bits. */
export function hashOf(text: string): number {
  let hash = hashStart
  for (let at = 0; at < text.length; at++) hash = hashStep(hash, text.charCodeAt(at))
  return hash >>> 0
}
