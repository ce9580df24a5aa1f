import { describe, expect, it } from 'vitest'
import { calmMs, isInsideWord, waitMs } from './calm.ts'

/** The bar is the caret. */
const inside = (marked: string): boolean => isInsideWord(marked.replace('|', ''), marked.indexOf('|'))

describe('the calm of the check', () => {
  it('knows when somebody is in the middle of a word', () => {
    expect(inside('What a complete idi|')).toBe(true)
    expect(inside('#open|')).toBe(true)
    expect(inside("don'|")).toBe(true)
    expect(inside('idi|ot')).toBe(true)
  })

  it('knows when a word has ended', () => {
    expect(inside('|')).toBe(false)
    expect(inside('What a day |')).toBe(false)
    expect(inside('What a day.|')).toBe(false)
    expect(inside('One line\n|')).toBe(false)
  })

  it('waits longer inside a word than after it, and never long', () => {
    expect(waitMs('Dick', 4)).toBe(calmMs.insideWord)
    expect(waitMs('Dickson ', 8)).toBe(calmMs.betweenWords)
    expect(calmMs.betweenWords).toBeLessThanOrEqual(250)
    expect(calmMs.insideWord).toBeLessThanOrEqual(1000)
  })
})
