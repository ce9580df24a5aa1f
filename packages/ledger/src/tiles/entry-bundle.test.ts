import { describe, expect, it } from 'vitest'
import { entryBundle, parseEntryBundle } from './entry-bundle.ts'

const entries = ['', 'a', 'bc'.repeat(300)].map((text) => new Uint8Array(Buffer.from(text)))

describe('an entry bundle', () => {
  it('[S3] is entries after their lengths', () => {
    expect([...entryBundle(entries).slice(0, 7)]).toEqual([0, 0, 0, 1, 97, 2, 88])
    expect(parseEntryBundle(entryBundle(entries), 3)).toEqual(entries)
  })

  it('[S3] [B4] is refused if it does not hold exactly as many', () => {
    const bytes = entryBundle(entries)
    for (const width of [0, 2, 4, 256]) expect(parseEntryBundle(bytes, width)).toBeUndefined()
    for (let end = 0; end < bytes.length; end += 7)
      expect(parseEntryBundle(bytes.slice(0, end), 3)).toBeUndefined()
    expect(parseEntryBundle(Uint8Array.of(255, 255), 1)).toBeUndefined()
    expect(parseEntryBundle(new Uint8Array(2_000_000), 256)).toBeUndefined()
  })

  it('[S3] holds 1 to 256 entries that two bytes can measure', () => {
    expect(() => entryBundle([])).toThrow(/1 to 256/)
    expect(() => entryBundle(Array.from({ length: 257 }, () => new Uint8Array(1)))).toThrow(/1 to 256/)
    expect(() => entryBundle([new Uint8Array(65_536)])).toThrow(/too long/)
    expect(entryBundle([new Uint8Array(65_535)])).toHaveLength(65_537)
  })
})
