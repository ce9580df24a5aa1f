import { emptyBody } from '@secondlook/contract'
import { describe, expect, it } from 'vitest'
import { fieldFor, placeOf, sentencesOf } from './anchor.ts'

const variant = (channel: string, text: string | null) => ({
  ...{ channel, text, title: null, warning: null, about: null },
})
const body = {
  ...emptyBody,
  text: 'The pool is shut. The oval is open!\nSee act.example for more',
  variants: [variant('parks', null), variant('city', 'The pool')],
}

describe('the place of a comment', () => {
  it('is in the shared text, or in the one of its channel', () => {
    expect([fieldFor(body, 'parks'), fieldFor(body, 'city')]).toEqual(['text', 'variants.city.text'])
    expect(placeOf(body, 'variants.city.text', { quote: 'pool', before: 'The ' })).toEqual({
      ...{ field: 'variants.city.text', from: 4, to: 8, quote: 'pool' },
    })
  })

  it('is that of the words that were chosen, where the same words stand there twice', () => {
    const second = placeOf(body, 'text', { quote: ' is ', before: 'The pool is shut. The oval' })
    expect(second).toMatchObject({ from: 27, to: 29, quote: 'is' })
    expect(placeOf(body, 'text', { quote: 'The', before: '' })).toMatchObject({ from: 0 })
  })

  it('is none where the platform shows other words, or where none were chosen', () => {
    expect(placeOf(body, 'text', { quote: '“shut”', before: '' })).toBeUndefined()
    expect(placeOf(body, 'text', { quote: '  ', before: '' })).toBeUndefined()
  })

  it('can be a sentence, for whoever has no pointer', () => {
    expect(sentencesOf(body, 'text').map(({ quote }) => quote)).toEqual([
      'The pool is shut.',
      'The oval is open!',
      'See act.example for more',
    ])
    expect(sentencesOf(body, 'text')[1]).toMatchObject({ from: 18, to: 35 })
  })
})
