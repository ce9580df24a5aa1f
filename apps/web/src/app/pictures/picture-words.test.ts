import { describe, expect, it } from 'vitest'
import { inOrder, sayBytes, sayPlace, sayText, stillToSay } from './picture-words.ts'

describe('words for a picture', () => {
  it('say how large it is with a unit', () => {
    expect([12, 320_400, 1_440_000].map(sayBytes)).toEqual(['1 kB', '320 kB', '1.4 MB'])
  })

  it('say what is still to be said', () => {
    expect(stillToSay({ declared: null })).toHaveLength(3)
    expect(stillToSay({ declared: { people: 'no', ai: 'none', alt: ' ' } })).toEqual(['a description'])
    expect(stillToSay({ declared: { people: 'no', ai: 'none', alt: 'A pool.' } })).toEqual([])
  })

  it('put the place first', () => {
    const found = (['device', 'place'] as const).map((kind) => ({ kind, says: kind, value: null }))
    expect(inOrder(found).map(({ kind }) => kind)).toEqual(['place', 'device'])
  })

  it('say that words are looked for, and never that there are none before that', () => {
    const text = { text: '', confidence: 0, language: 'eng' }
    expect(sayText({ text: { ...text, state: 'waiting' } })).toContain('Looking')
    expect(sayText({ text: { ...text, state: 'nothing' } })).toBe('No words were found in it.')
    expect(sayText({ text: { ...text, state: 'failed' } })).toContain('could not')
  })

  it('say where a logo is as a person would', () => {
    expect(sayPlace({ x: 0.05, y: 0.05, width: 0.2, height: 0.2 })).toBe('at the top, left')
    expect(sayPlace({ x: 0.4, y: 0.4, width: 0.2, height: 0.2 })).toBe('in the middle')
    expect(sayPlace({ x: 0.7, y: 0.75, width: 0.2, height: 0.2 })).toBe('at the bottom, right')
    expect(sayPlace({ x: 0, y: 0, width: 1, height: 1 })).toBe('all over it')
  })
})
