import type { IncidentActTable } from '../tables.ts'

/** Where an incident stands, from what was done about it. */
export type Standing = { readonly isOpen: boolean; readonly takenBy: string | null }

export function standingOf(acts: readonly Pick<IncidentActTable, 'does' | 'person'>[]): Standing {
  let isOpen = true
  let takenBy: string | null = null
  for (const { does, person } of acts) {
    if (does === 'take' || does === 'open-again') takenBy = person
    if (does === 'close' || does === 'open-again') isOpen = does === 'open-again'
  }
  return { isOpen, takenBy }
}

/** Why something may not be done now; `undefined` where it may. */
export function whyNot(
  does: IncidentActTable['does'],
  { isOpen, takenBy }: Standing,
  person: string,
): string | undefined {
  if (does === 'open-again') return isOpen ? 'It is open.' : undefined
  if (does === 'note') return undefined
  if (!isOpen) return 'It is closed. Open it again first.'
  return does === 'take' && takenBy === person ? 'You look after it already.' : undefined
}
