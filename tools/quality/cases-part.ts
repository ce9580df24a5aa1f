import type { Pack } from '@secondlook/contract'
import { detectors, indexRegisters, type Policy } from '@secondlook/engine'
import { table } from './table.ts'

/** How many cases each detector answers and leaves alone. */
export function casesPart(policy: Policy, pack: Pack): string {
  const found = new Map<string, number>()
  for (const { post, registers } of pack.cases) {
    const { findings } = policy.assess(post, registers ? indexRegisters(registers) : undefined)
    for (const detector of new Set(findings.map((finding) => finding.detector)))
      found.set(detector, (found.get(detector) ?? 0) + 1)
  }
  const rows = [...detectors.keys()].map((id) => {
    const rules = pack.rules.filter((rule) => rule.detector === id).length
    const answered = found.get(id) ?? 0
    return [id, String(rules), String(answered), String(pack.cases.length - answered)]
  })
  return table(['detector', 'rules', 'cases it answers', 'cases it leaves alone'], rows)
}
