import type { Finding } from '@secondlook/contract'
import type { ShownRule } from '../../pack/pack-face.ts'

export type Group = {
  readonly id: 'help' | 'change' | 'ask' | 'think'
  readonly title: string
  readonly findings: readonly Finding[]
}

const titles = {
  help: 'Help first',
  change: 'Change before posting',
  ask: 'Ask first',
  think: 'Think about',
} as const
const placeOf = { stop: 'change', ask: 'ask', think: 'think' } as const

/** Sorts findings by what to do, strongest first. Help stands before any of them. */
export function groupFindings(findings: readonly Finding[], rules: readonly ShownRule[]): readonly Group[] {
  const byPlace = new Map<Group['id'], Finding[]>()
  for (const finding of findings) {
    const place = isHelp(finding, rules) ? 'help' : placeOf[finding.advice]
    byPlace.set(place, [...(byPlace.get(place) ?? []), finding])
  }
  return (['help', 'change', 'ask', 'think'] as const).flatMap((id) => {
    const found = byPlace.get(id)
    return found ? [{ id, title: titles[id], findings: found }] : []
  })
}

/** Whether a finding is there to help a person rather than to question their words. */
export function isHelp(finding: Finding, rules: readonly ShownRule[]): boolean {
  return ruleOf(finding, rules)?.button === 'show-help'
}

export function ruleOf({ rule }: Finding, rules: readonly ShownRule[]): ShownRule | undefined {
  return rules.find(({ id }) => id === rule)
}

/** Stays the same while a person keeps typing elsewhere, so that what they opened stays open. */
export function keyOf(finding: Finding): string {
  return `${finding.rule} ${finding.message}`
}
