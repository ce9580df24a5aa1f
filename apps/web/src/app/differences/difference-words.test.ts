import { describe, expect, it } from 'vitest'
import { sayPictures } from './difference-words.ts'

describe('what is different about pictures', () => {
  it('is said in a sentence, and never by a digest', () => {
    const about = (wanted: string, found: string) => sayPictures({ field: 'picture', wanted, found })
    expect(about('sha256:ab', 'sha256:cd')).toBe('It is another picture.')
    expect(about('sha256:ab', '')).toBe('A picture that was approved is not there.')
    expect(about('', 'https://social.example/p.png')).toBe('There is a picture that was not approved.')
    expect(sayPictures({ field: 'parts', wanted: '2', found: '1' })).toBe('2 were approved, and 1 is there.')
  })

  it('is left to be read word by word where it is words', () => {
    expect(sayPictures({ field: 'picture', wanted: 'City of Example', found: '' })).toBeUndefined()
    expect(sayPictures({ field: 'link', wanted: 'https://a.example', found: '' })).toBeUndefined()
  })
})
