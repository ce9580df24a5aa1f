import { describe, expect, it } from 'vitest'
import { drawFrom, isApprovedNow, newBody, step, type Walk } from './histories.ts'
import { isApprovedOnPaper } from './on-paper.ts'
import { allRules, type RuleName, type Rules, ruleNames } from './rules.ts'

/** Walks from one seed until the model and the paper differ. What is approved is the dangerous half. */
function walkFrom(seed: number, rules: Rules, isBothWays: boolean) {
  const draw = drawFrom(seed)
  const walk: Walk = { history: [], body: newBody() }
  let approved = 0
  for (let at = 0; at < 60; at++) {
    step(walk, draw, rules)
    const says = isApprovedNow(walk, rules)
    if (says) approved++
    if ((says || isBothWays) && says !== isApprovedOnPaper(walk)) return { walk, approved }
  }
  return { approved }
}

const first = 20_261_126

/** Where each rule was seen to be missed, so that it is looked for there first. */
const missedAt: Readonly<Record<RuleName, number>> = {
  'V2-savers': 20_261_141,
  'V2-writers': 20_261_215,
  'V2-for-ever': 20_261_141,
  V3: 20_261_131,
  'R4-once': 20_261_148,
  'R5-two': 20_261_234,
  'Y1-version': 20_261_316,
  'Y1-digest': 20_261_308,
  Y2: 20_261_401,
  Y3: 20_261_171,
  'Y3-humans': 20_262_709,
  Y4: 20_261_432,
  'Y5-tier': 20_261_319,
  'Y5-channel': 20_261_262,
  Y6: 20_262_382,
  Y7: 20_261_141,
  Y8: 20_261_139,
  'Y9-reason': 20_261_744,
  'Y9-stop': 20_262_382,
  Y10: 20_261_218,
  'A2-held': 20_262_280,
  'A2-ended': 20_261_162,
  A3: 20_261_418,
  A4: 20_261_174,
  A5: 20_261_305,
  'A6-tier': 20_261_138,
}

describe(`random histories of one post (seeds from ${first})`, () => {
  it('is approved exactly when somebody would say so on paper: A1 to A6, Y1 to Y10, R1 to R5, V2, V3', () => {
    let approved = 0
    for (let each = 0; each < 600; each++) {
      const found = walkFrom(first + each, allRules, true)
      expect(found.walk, `seed ${first + each}`).toBeUndefined()
      approved += found.approved
    }
    // A test that never saw an approved post would prove nothing.
    expect(approved).toBeGreaterThan(250)
  })

  it.each(ruleNames)('notices when %s is taken away', (name) => {
    const rules = new Set([...allRules].filter((one) => one !== name))
    const seeds = [missedAt[name], ...Array.from({ length: 20_000 }, (_, each) => first + each)]
    const found = seeds.find((seed) => walkFrom(seed, rules, false).walk)
    expect(found).toBeDefined()
  })
})
