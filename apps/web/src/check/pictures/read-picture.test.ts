import { describe, expect, it } from 'vitest'
import { readPicture } from './read-picture.ts'
import { pictureWithPlace } from './testing.ts'

describe('what a file tells', () => {
  it('is the place it was taken and who made it', () => {
    expect(readPicture(pictureWithPlace('Sam Example').buffer)).toEqual({
      location: true,
      tells: ['Who made it: Sam Example'],
    })
  })

  it('is nothing where the file is no picture', () => {
    expect(readPicture(new TextEncoder().encode('just words').buffer)).toEqual({ location: false, tells: [] })
  })
})
