import { describe, expect, it } from 'vitest'
import { sayDifference } from './difference-words.ts'

describe('what is different and no word', () => {
  it('is said of pictures in a sentence, and never by a digest', () => {
    const about = (wanted: string, found: string) => sayDifference({ field: 'picture', wanted, found })
    expect(about('sha256:ab', 'sha256:cd')).toBe('It is another picture.')
    expect(about('sha256:ab', '')).toBe('A picture that was approved is not there.')
    expect(about('', 'https://social.example/p.png')).toBe('There is a picture that was not approved.')
    expect(sayDifference({ field: 'parts', wanted: '2', found: '1' })).toBe(
      '2 were approved, and 1 is there.',
    )
  })

  it('is said of a pin, and of a day as clocks in Canberra show it', () => {
    const wanted = '2026-11-26T13:30:00.000Z'
    expect(sayDifference({ field: 'pin', wanted: 'pinned', found: 'not pinned' })).toBe(
      'It was to be pinned, and is not pinned there.',
    )
    expect(sayDifference({ field: 'day', wanted, found: '2026-03-03T01:00:00.000Z' })).toBe(
      'The page says Tue 3 Mar 2026. It went out on Fri 27 Nov 2026.',
    )
  })

  it('is left to be read word by word where it is words', () => {
    expect(sayDifference({ field: 'picture', wanted: 'City of Example', found: '' })).toBeUndefined()
    expect(sayDifference({ field: 'link', wanted: 'https://a.example', found: '' })).toBeUndefined()
  })
})
