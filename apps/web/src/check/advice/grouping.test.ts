import type { Finding } from '@secondlook/contract'
import { describe, expect, it } from 'vitest'
import type { ShownRule } from '../../pack/pack-face.ts'
import { groupFindings } from './grouping.ts'

const finding = (rule: string, advice: Finding['advice']): Finding => ({
  rule,
  clause: '7.1d',
  advice,
  basis: 'judgement',
  message: `${rule}.`,
  remedy: '',
  detector: rule,
  spans: [],
})
const rule = (id: string, button?: ShownRule['button']): ShownRule => ({
  id,
  clause: '7.1d',
  detector: id,
  basis: 'judgement',
  advice: [],
  contacts: undefined,
  button,
  subject: id,
  looksFor: id,
})
const shape = (findings: readonly Finding[], rules: readonly ShownRule[]) =>
  groupFindings(findings, rules).map(
    ({ id, findings: found }) => `${id}: ${found.map((one) => one.rule).join(', ')}`,
  )

describe('findings grouped by what to do', () => {
  it('stand from changing to thinking, whatever their order was', () => {
    const findings = [
      finding('tone', 'think'),
      finding('marking', 'stop'),
      finding('insult', 'ask'),
      finding('caps', 'think'),
    ]
    expect(shape(findings, [])).toEqual(['change: marking', 'ask: insult', 'think: tone, caps'])
  })

  it('put help before everything, even before the strongest', () => {
    const findings = [finding('marking', 'stop'), finding('trouble', 'think')]
    expect(shape(findings, [rule('trouble', 'show-help'), rule('marking', 'remove-words')])).toEqual([
      'help: trouble',
      'change: marking',
    ])
  })

  it('leave out groups with nothing in them', () => expect(shape([], [])).toEqual([]))
})
