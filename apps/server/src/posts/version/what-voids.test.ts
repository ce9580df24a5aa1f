import { describe, expect, it } from 'vitest'
import { digestVersion } from './digest.ts'
import { digestOfWhole, postChanges, whole } from './what-voids.ts'

const approved = digestOfWhole(whole)

describe('what an approval is of', () => {
  it.each(postChanges.filter(({ voids }) => voids))(
    'is not the same after a change of $what',
    ({ change }) => {
      expect(digestOfWhole(change(whole))).not.toBe(approved)
    },
  )

  it.each(postChanges.filter(({ voids }) => !voids))('is the same after a change of $what', ({ change }) => {
    const changed = change(whole)
    expect(changed).not.toEqual(whole)
    expect(digestOfWhole(changed)).toBe(approved)
  })

  it('covers the bytes of a picture also where no channel would send it', () => {
    const of = (digest: string) =>
      digestVersion({
        body: whole.body,
        files: { photo: digest },
        template: null,
        channels: [],
        hasLookedUp: false,
      })
    expect(of('a')).not.toBe(of('b'))
  })

  it('is the same on another day and in another process', () => {
    expect(approved).toBe(digestOfWhole(structuredClone(whole)))
    expect(approved).toMatch(/^sha256:[0-9a-f]{64}$/)
  })

  it('has another digest for each change, so that none is taken for another', () => {
    const voiding = postChanges.filter(({ voids }) => voids).map(({ change }) => digestOfWhole(change(whole)))
    expect(new Set(voiding).size).toBe(voiding.length)
  })

  it('names every member of a body: whoever adds one says what a change of it does', () => {
    const told = postChanges.filter(({ voids }) => voids).map(({ change }) => change(whole).body)
    for (const name of Object.keys(whole.body) as (keyof typeof whole.body)[])
      expect(
        told.some((body) => JSON.stringify(body[name]) !== JSON.stringify(whole.body[name])),
        name,
      ).toBe(true)
  })
})
