import type { Assessment, Draft, Finding } from '@secondlook/contract'
import type { Policy } from './policy/policy.ts'
import type { RegisterIndex } from './registers/register-index.ts'

type Side = { readonly advice: Assessment['advice']; readonly clauses: readonly string[] }
export type ReplayChange = { readonly from: Side; readonly to: Side; readonly by: readonly string[] }
export type ReplaySummary = { drafts: number; changed: number; by: Record<string, number> }

const sideOf = ({ advice, findings }: Assessment): Side => ({
  advice,
  clauses: [...new Set(findings.map(({ clause }) => clause))].sort(),
})

const keysOf = (findings: readonly Finding[]): Map<string, string> =>
  new Map(findings.map((one) => [`${one.clause} ${one.advice} ${JSON.stringify(one.spans)}`, one.clause]))

/**
 * What a draft's advice would be under another policy; `undefined` where advice and clauses stay.
 * `by` names the clauses of findings that come, go, or change strength or place.
 */
export function replay(
  draft: Draft,
  before: Policy,
  after: Policy,
  registers?: RegisterIndex,
): ReplayChange | undefined {
  const old = before.assess(draft, registers)
  const now = after.assess(draft, registers)
  const from = sideOf(old)
  const to = sideOf(now)
  const oldKeys = keysOf(old.findings)
  const newKeys = keysOf(now.findings)
  const by = new Set<string>()
  for (const [key, clause] of oldKeys) if (!newKeys.has(key)) by.add(clause)
  for (const [key, clause] of newKeys) if (!oldKeys.has(key)) by.add(clause)
  if (from.advice === to.advice && by.size === 0) return undefined
  return { from, to, by: [...by].sort() }
}
