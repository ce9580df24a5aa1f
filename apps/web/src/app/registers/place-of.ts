import type { HeldRole } from '@secondlook/contract'

/**
 * The unit that a form begins with: the one that somebody is named for. Whoever is named for everything, or for
 * nothing, begins with the whole organisation.
 */
export function placeOf(roles: readonly Pick<HeldRole, 'scope'>[]): string {
  if (roles.some(({ scope }) => scope.kind === 'everything')) return ''
  return roles.find(({ scope }) => scope.kind === 'unit')?.scope.id ?? ''
}
