import type { Assessment } from '@secondlook/contract'
import { phrases } from './strength.ts'

/** What a screen reader is told, in one breath. */
export function spoken({ advice, findings }: Pick<Assessment, 'advice' | 'findings'>): string {
  if (findings.length === 0) return `${phrases[advice].title}.`
  return `${phrases[advice].title}. ${findings.length === 1 ? '1 thing' : `${findings.length} things`} to look at.`
}

export const spokenEveryMs = 2500
