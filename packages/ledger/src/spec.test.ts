import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const here = new URL('.', import.meta.url)
const spec = readFileSync(new URL('../SPEC.md', here), 'utf8')
const rules = [...spec.matchAll(/^- \*\*([A-Z][0-9]+)\*\* /gm)].map(([, rule = '']) => rule)
const tests = [here, new URL('../../../tools/ledger/', here)].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts') && name !== 'spec.test.ts')
    .map((name) => readFileSync(new URL(name, folder), 'utf8')),
)
/** Only the name of a test cites; a comment does not show anything. */
const names = tests.flatMap((code) =>
  [...code.matchAll(/(?:\bit|\bit\.each\([^`]*?\))\(\s*(['"])(\[[A-Z].*?)\1,/gs)].map(
    ([, , name = '']) => name,
  ),
)
const cited = new Set(
  names.flatMap((name) => [...name.matchAll(/\[([A-Z][0-9]+)\]/g)].map(([, rule = '']) => rule)),
)

describe('SPEC.md', () => {
  it('gives each number once', () => {
    expect(rules.length).toBeGreaterThan(40)
    expect(rules.filter((rule, at) => rules.indexOf(rule) !== at)).toEqual([])
  })
  it('has no rule that no test shows', () => expect(rules.filter((rule) => !cited.has(rule))).toEqual([]))
  it('is cited by no test for a rule that it does not have', () => {
    expect([...cited].filter((rule) => !rules.includes(rule))).toEqual([])
  })
})
