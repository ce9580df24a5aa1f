import type { Assessment, Case, Pack, RequirementKind } from '@secondlook/contract'
import { indexRegisters } from '../registers/register-index.ts'
import type { Policy } from './policy.ts'

export type CaseResult = {
  readonly name: string
  readonly problems: readonly string[]
  readonly assessment: Assessment
}

/** Runs the cases of a pack, which are its tests, its examples and its course at once. */
export function runCases(policy: Policy, pack: Pack): CaseResult[] {
  return pack.cases.map((one) => {
    const assessment = policy.assess(one.post, one.registers ? indexRegisters(one.registers) : undefined)
    return { name: one.name, problems: problemsOf(one, assessment), assessment }
  })
}

function problemsOf({ post, expect }: Case, assessment: Assessment): string[] {
  const problems: string[] = []
  const { findings } = assessment
  const listed =
    findings.map(({ rule, clause, advice }) => `${advice} ${clause} (${rule})`).join(', ') || 'nothing'
  if (assessment.advice !== expect.advice)
    problems.push(`expected ${expect.advice}, got ${assessment.advice}: ${listed}`)
  const clauses = new Set(findings.map(({ clause }) => clause))
  const rules = new Set(findings.map(({ rule }) => rule))
  for (const clause of expect.clauses ?? [])
    if (!clauses.has(clause)) problems.push(`expected clause ${clause}, got ${listed}`)
  for (const clause of expect.without ?? [])
    if (clauses.has(clause)) problems.push(`clause ${clause} must not be found`)
  for (const rule of expect.rules ?? [])
    if (!rules.has(rule)) problems.push(`expected rule ${rule}, got ${listed}`)
  const words = findings.flatMap(({ spans }) =>
    spans.map((span) => fieldOf(post, span.in).slice(span.from, span.to)),
  )
  for (const word of expect.words ?? [])
    if (!words.includes(word)) problems.push(`expected “${word}”, got ${JSON.stringify(words)}`)
  for (const [kind, met] of Object.entries(expect.requirements ?? {})) {
    const got = assessment.requirements.find((one) => one.kind === (kind as RequirementKind))
    if (got?.met !== met)
      problems.push(`expected requirement ${kind} ${String(met)}, got ${String(got?.met)}`)
  }
  if (expect.standing && assessment.standing !== expect.standing)
    problems.push(`expected ${expect.standing}, got ${String(assessment.standing)}`)
  return problems
}

/** The field of a draft that a span's `in` names. */
export function fieldOf(draft: Case['post'], name: string): string {
  let value: unknown = draft
  for (const key of name.split('.'))
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
  return typeof value === 'string' ? value : ''
}
