import { gatedItems, isLoggedItem, type LoggedItem } from './what-is-logged.ts'

/** Everything that the Workplace Privacy Act 2011, section 13, wants a notice to say. */
export type SurveillanceSays = {
  readonly kind: 'data' | 'optical' | 'tracking'
  /** The kind of device: for data surveillance the program and what it writes. */
  readonly device: string
  readonly how: string
  /** Who will ordinarily be the subject of it. */
  readonly who: string
  readonly isContinuous: boolean
  /** `null` for ongoing, or the last day. */
  readonly until: string | null
  readonly purposesOfUse: readonly string[]
  readonly purposesOfDisclosure: readonly string[]
  /** Records may be used to act against somebody only where the notice says so. */
  readonly mayBeUsedAgainst: boolean
  /** With whom workers may consult about it, how, and until when before it begins. */
  readonly consult: string
}

export type NewSurveillanceNotice = {
  readonly says: SurveillanceSays
  readonly items: readonly string[]
  readonly startsAt: string
}

/** A member that cannot stand as it is, and what would do. */
export type NoticeMisfit = { readonly path: string; readonly says: string }

/**
 * Whether a notice may be issued: complete, of things that there are, and not after the fact. The fourteen days in
 * which somebody can consult about it are counted for each person, from when they were told: see `startFor`.
 */
export function decideNotice(
  { says, items, startsAt }: NewSurveillanceNotice,
  at: string,
): readonly NoticeMisfit[] {
  const misfits: NoticeMisfit[] = []
  for (const field of ['device', 'how', 'who', 'consult'] as const)
    if (says[field].trim() === '') misfits.push({ path: `says.${field}`, says: 'has to say something' })
  for (const field of ['purposesOfUse', 'purposesOfDisclosure'] as const)
    if (says[field].length === 0 || says[field].some((purpose) => purpose.trim() === ''))
      misfits.push({
        path: `says.${field}`,
        says: 'has to name at least one purpose; say “none” where there is none',
      })
  const unknown = items.find((item) => !isLoggedItem(item))
  if (unknown !== undefined || items.length === 0)
    misfits.push({ path: 'items', says: 'has to list what is logged, in the words of the list' })
  const harmless = items.find(
    (item) => isLoggedItem(item) && !(gatedItems as readonly LoggedItem[]).includes(item),
  )
  if (harmless !== undefined)
    misfits.push({ path: 'items', says: `${harmless} is no surveillance and needs no notice` })
  if (startsAt < at)
    misfits.push({ path: 'startsAt', says: 'has to be from now on; nobody is told afterwards' })
  if (says.until !== null && `${says.until}T23:59:59.999Z` < startsAt)
    misfits.push({ path: 'says.until', says: 'is before it begins' })
  return misfits
}
