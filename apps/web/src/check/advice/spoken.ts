import type { Assessment, Finding } from '@secondlook/contract'
import { phrases } from '../../advice/strength.ts'
import type { ShownRule } from '../../pack/pack-face.ts'
import { isHelp } from './grouping.ts'

/** What is under the result, in a few words. Help is named first and not counted among what was found. */
export function sayBelow(findings: readonly Finding[], rules: readonly ShownRule[]): string {
  const count = findings.filter((finding) => !isHelp(finding, rules)).length
  const things = count === 0 ? '' : `${count === 1 ? '1 thing' : `${count} things`} to look at`
  if (count === findings.length) return things
  return things ? `Help for you, and ${things}` : 'Help for you'
}

/** What a screen reader is told, in one breath. */
export function spoken(
  { advice, findings }: Pick<Assessment, 'advice' | 'findings'>,
  rules: readonly ShownRule[],
): string {
  const below = sayBelow(findings, rules)
  return below ? `${phrases[advice].title}. ${below}.` : `${phrases[advice].title}.`
}

export const spokenEveryMs = 2500
