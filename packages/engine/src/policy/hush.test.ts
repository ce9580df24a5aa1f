import type { Pack } from '@secondlook/contract'
import { describe, expect, it } from 'vitest'
import { offensiveLanguage } from '../detectors/offensive-language.ts'
import { packFor } from '../testing.ts'
import { compilePack } from './policy.ts'

const lists = { 'swear-words': ['fuck'], 'crude-words': ['crap'] }
const plain = packFor(offensiveLanguage, lists)

/** Beside a crude word of one's own, what is said about swearing stays unsaid. */
const hushing: Pack = {
  ...plain,
  head: { ...plain.head, hushes: [{ rule: 'crude', capacity: ['personal'], subjects: ['swearing'] }] },
  rules: plain.rules.map((rule) => (rule.id === 'swearing' ? { ...rule, subject: 'swearing' } : rule)),
}
const rulesOf = (
  pack: Pack,
  draft: { text: string; capacity?: 'personal' | 'official' | 'unsure' },
): string[] =>
  compilePack(pack)
    .assess(draft)
    .findings.map(({ rule }) => rule)
    .sort()

describe('hushes', () => {
  const text = 'crap, what the fuck'

  it('take out a subject beside the finding they name', () => {
    expect(rulesOf(plain, { text, capacity: 'personal' })).toEqual(['crude', 'swearing'])
    expect(rulesOf(hushing, { text, capacity: 'personal' })).toEqual(['crude'])
  })

  it('leave the subject alone where that finding is not there', () => {
    expect(rulesOf(hushing, { text: 'what the fuck', capacity: 'personal' })).toEqual(['swearing'])
  })

  it('hold for the capacities they name and no other', () => {
    expect(rulesOf(hushing, { text, capacity: 'official' })).toEqual(['crude', 'swearing'])
  })

  it('hold for a post of nobody said whose, and not where the author is unsure', () => {
    expect(rulesOf(hushing, { text })).toEqual(['crude'])
    expect(rulesOf(hushing, { text, capacity: 'unsure' })).toEqual(['crude', 'swearing'])
  })

  it('are a base’s own', () => {
    const overlay: Pack = { ...hushing, head: { ...hushing.head, id: 'over', kind: 'overlay' } }
    expect(() => compilePack(plain, [overlay])).toThrow('only a base hushes')
  })

  it('name a rule that is there', () => {
    const head = {
      ...plain.head,
      hushes: [{ rule: 'gone', capacity: ['personal' as const], subjects: ['swearing'] }],
    }
    expect(() => compilePack({ ...plain, head })).toThrow('hushes beside gone')
  })
})
