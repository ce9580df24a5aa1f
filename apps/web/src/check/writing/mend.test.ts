import type { Span } from '@secondlook/contract'
import { describe, expect, it } from 'vitest'
import { applyChanges, calmCapitals, removeWords } from './mend.ts'

/** Places in [[ ]] become spans of the text without the brackets. */
function marked(source: string): { text: string; spans: Span[] } {
  const spans: Span[] = []
  let text = ''
  for (const [at, part] of source.split(/\[\[|\]\]/).entries()) {
    if (at % 2 === 1) spans.push({ in: 'text', from: text.length, to: text.length + part.length })
    text += part
  }
  return { text, spans }
}
const without = (source: string): string => {
  const { text, spans } = marked(source)
  return applyChanges(text, removeWords(text, spans))
}
const calmed = (source: string): string => {
  const { text, spans } = marked(source)
  return applyChanges(text, calmCapitals(text, spans))
}

describe('taking words out', () => {
  it('closes the gap between words', () => expect(without('It is [[damn]] cold')).toBe('It is cold'))
  it('closes the gap before a full stop', () =>
    expect(without('Ring me on [[0491 570 156]].')).toBe('Ring me on.'))
  it('works at the start and at the end', () => {
    expect(without('[[OFFICIAL: Sensitive]] the depot')).toBe('the depot')
    expect(without('the depot [[OFFICIAL: Sensitive]]')).toBe('the depot')
  })
  it('takes several out at once', () => expect(without('A [[x]] b [[y]] c')).toBe('A b c'))
  it('leaves other lines alone', () => expect(without('one\n[[two]]\nthree')).toBe('one\n\nthree'))
  it('takes out overlapping places once', () => {
    const spans: Span[] = [
      { in: 'text', from: 2, to: 6 },
      { in: 'text', from: 4, to: 8 },
    ]
    expect(applyChanges('a bcdefg h', removeWords('a bcdefg h', spans))).toBe('a h')
  })
  it('never touches words of a picture', () => {
    expect(removeWords('abc', [{ in: 'media.0.alt', from: 0, to: 3 }])).toEqual([])
  })
})

describe('calming capitals', () => {
  it('keeps the first letter and the word I', () => {
    expect(calmed('[[WHY AM I STILL WAITING]] here')).toBe('Why am I still waiting here')
  })
  it('changes nothing that is calm', () => expect(calmed('[[Fine]] as it is')).toBe('Fine as it is'))
})
