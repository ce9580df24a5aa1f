import { parseTemplate } from '@secondlook/contract'
import { describe, expect, it } from 'vitest'
import type { Form } from '../compose/forms-of.ts'
import {
  addressesIn,
  isBlank,
  newRow,
  type RowState,
  sayOutside,
  sayWhatWill,
  stateOf,
  wordsOf,
} from './reply-rows.ts'

const parsed = parseTemplate('Sorry, {park: up to 6 letters} is closed until {day: a day}.')
const parts = parsed.ok ? parsed.parts : []
const about = 'https://social.example/@me/1'
const state = (
  row: ReturnType<typeof newRow>,
  before: readonly string[] = [],
  problems: Form['problems'] = [],
) =>
  stateOf(row, { parts, form: { problems } as unknown as Form, before: new Set(before), isAnswered: false })
const full = newRow(about, { park: 'Weston', day: '3 May' })

describe('a row', () => {
  it('is inside, outside or unfinished, and says what is missing beside its field', () => {
    expect(state(full)).toEqual({ is: 'inside', missing: {}, problems: [] })
    expect(state({ ...full, slots: { park: 'Westons', day: '3 May' } }).is).toBe('outside')
    expect(state({ ...full, slots: { park: 'Weston' } })).toMatchObject({
      is: 'unfinished',
      missing: { 'slots.1': 'Fill this in.' },
    })
    expect(state({ ...full, about: ' ' }).missing).toEqual({ about: 'Give the address of what you answer.' })
    expect(state({ ...full, about: 'the one of Kim' }).missing).toEqual({
      about: 'This is no address. One begins with https://.',
    })
    expect(state(full, [about]).missing).toEqual({ about: 'This address stands in a row above.' })
  })

  it('cannot be sent where its platform takes neither the address nor the words', () => {
    const says = (field: string, isWarning = false) => ({ code: 'c', says: `no ${field}`, field, isWarning })
    expect(state(full, [], [says('about'), says('text')])).toEqual({
      ...{ is: 'unfinished', missing: { about: 'no about' }, problems: ['no text'] },
    })
    expect(state(full, [], [says('text', true)]).is).toBe('inside')
  })

  it('shows the name of a slot until something stands there', () => {
    expect(wordsOf(parts, { ...full, slots: { day: '3 May' } })).toBe('Sorry, [park] is closed until 3 May.')
    expect([isBlank(newRow('', { park: '' })), isBlank(newRow('', { park: 'W' }))]).toEqual([true, false])
  })
})

it('takes addresses out of what was pasted, one a line or side by side, each once', () => {
  expect(addressesIn(` ${about}\r\n\n${about}2 ${about}\t${about}3\n`)).toEqual(
    ['', '2', '3'].map((end) => about + end),
  )
  expect(addressesIn('the one of Kim\n')).toEqual(['the one of Kim'])
})

it.each([
  ['Weston', undefined],
  ['', undefined],
  ['Weston ', 'There is a space at its beginning or its end.'],
  ['Westons', 'It has 7 characters, and the template allows 6.'],
  ['W/x', 'The template allows letters, figures, spaces, commas, hyphens and apostrophes here.'],
])('says why “%s” is outside of six letters: %s', (value, says) => {
  expect(sayOutside({ kind: 'letters', most: 6 }, value)).toBe(says)
})

it('says what a number has to be', () => {
  expect(sayOutside({ kind: 'number', from: 1, to: 6 }, '7')).toBe(
    'The template allows a number from 1 to 6.',
  )
})

it('says before anything is done what will become of all of them', () => {
  const of = (...all: readonly RowState['is'][]) =>
    sayWhatWill(all.map((is) => ({ is, missing: {}, problems: [] })))
  expect(of('inside', 'outside', 'inside')).toBe('2 need no new approval, 1 becomes a draft for approval.')
  expect(of('unfinished')).toBe('1 is not complete yet.')
  expect(of('already', 'inside')).toBe('1 needs no new approval, 1 is answered already.')
  expect(of()).toBe('')
})
