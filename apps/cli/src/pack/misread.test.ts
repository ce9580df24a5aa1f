import { describe, expect, it } from 'vitest'
import { misreadOf } from './misread.ts'

const known = new Set(['this morning', 'what they', 'will be', 'of our', 'my boss', 'gambling problem'])

describe('an alternative that is probably misread', () => {
  const misread = {
    '=back|=out =of': 'out of',
    'announcement today|yesterday|this morning': 'this morning',
    'deserve nothing|hell|what they get': 'what they',
    'house is|will be empty': 'will be',
    '!before|ahead of the budget': 'ahead of',
    'speak for nobody|no one but': 'no one',
  }
  for (const [line, pair] of Object.entries(misread)) {
    it(`is told: ${line}`, () => expect(misreadOf(line, known)).toContain(`“${pair}” belongs together`))
  }

  const plain = {
    'one sort of word': 'my|our boss is|was late',
    'a pair that each makes': 'front|out of',
    'a hinge that stands in front': 'this|yesterday morning',
    'a content word': 'drinking|drug|gambling problem',
    'words to leave out': 'should|must|deserve to? leave',
    'nothing after it': 'announcement today|yesterday|this',
    'a list after it': 'made|ahead {employers}',
    'a pair that nobody writes': 'yesterday|this purple',
    'no alternative': 'ahead of the budget',
  }
  for (const [name, line] of Object.entries(plain)) {
    it(`is not told for ${name}: ${line}`, () => {
      const wanted = name === 'a pair that each makes' ? new Set([...known, 'front of']) : known
      expect(misreadOf(line, wanted)).toBeUndefined()
    })
  }

  it('says how the line is read and how to write it otherwise', () => {
    expect(misreadOf('=back|=out =of', known)).toBe(
      '“=back|=out =of” is read as back or out, then of: “back of”, “out of” …; ' +
        'if “out of” belongs together, give each phrase a line of its own; if not, put another word before “of”',
    )
  })
})
