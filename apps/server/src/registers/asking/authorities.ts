import type { permissionKinds, registers, Values } from '@secondlook/contract'
import { findUnitsAbove, isPersonPresent } from '../../people/index.ts'
import type { RuleNeeds } from '../entry/rules.ts'
import { covers, nearest } from '../entry/spans.ts'
import { findAllSpans, findSpans } from '../entry/store.ts'

type ContactValues = Values<(typeof registers)['contacts']['fields']>

/**
 * Who may grant the use of something: whoever may where it belongs, wherever it is asked from. What is in no register
 * is for whoever may where it is asked.
 */
export async function findAuthoritiesFor(
  needs: Pick<RuleNeeds, 'db' | 'at' | 'unit'>,
  kind: keyof typeof permissionKinds,
  asset: string | null,
): Promise<readonly string[]> {
  const found = asset === null ? [] : await findSpans(needs.db, 'assets', asset)
  const now = nearest(found, needs.at)
  return await findAuthorities(now ? { ...needs, unit: now.value.unit } : needs, kind)
}

/**
 * Who may grant a permission: the people whom the nearest contact names, in the unit, else above it, else for the whole
 * body. Being somebody's manager makes nobody one.
 */
export async function findAuthorities(
  { db, at, unit }: Pick<RuleNeeds, 'db' | 'at' | 'unit'>,
  kind: keyof typeof permissionKinds,
): Promise<readonly string[]> {
  const contacts = (await findAllSpans(db, ['contacts'])).flatMap((span) => {
    const { standing, unit: place, values } = span.value
    const { kind: of, people } = values as ContactValues
    return covers(span, at) && standing === 'holds' && of === kind ? [{ place, people }] : []
  })
  const places = [...(unit === null ? [] : await findUnitsAbove(db, unit, at)), null]
  for (const place of places) {
    const named = contacts.filter((one) => one.place === place).flatMap(({ people }) => people)
    const there: string[] = []
    for (const person of new Set(named)) if (await isPersonPresent(db, person, at)) there.push(person)
    if (there.length > 0) return there
  }
  return []
}
