import type { Assessment, Finding, PostBody, Tier } from '@secondlook/contract'
import type { Policy } from '@secondlook/engine'
import { isNeutralFinding } from '../../checks/index.ts'
import { tierSigns } from './tier-signs.ts'
import { phrasesIn } from './words-in.ts'

export type ProposedTier = { readonly proposedTier: Tier; readonly tierBecause: string[] }

type Seen = {
  readonly policy: Policy
  readonly assessments: readonly Assessment[]
  /** Whether it is a template, filled within its slots. */
  readonly isTemplate: boolean
  /** Names of freezes that are on now. */
  readonly freezes: readonly string[]
}

export const localSetting = 'Which content is sensitive is a local setting and not the text of the policy.'

/** What the content suggests. Nothing that somebody may not know of moves it, so the neutral answer suggests nothing. */
export function proposeTier(
  body: PostBody,
  { policy, assessments, isTemplate, freezes }: Seen,
): ProposedTier {
  if (isTemplate)
    return {
      proposedTier: 'T0',
      tierBecause: ['It is an approved template, filled within its slots.', localSetting],
    }
  const subjects = new Set(
    assessments.flatMap(({ findings }) => findings.flatMap((one) => subjectOf(policy, one))),
  )
  const text = wordsOf(body)
  const signs = tierSigns.flatMap(({ tier, says, words = [], subjects: some = [] }) => {
    const found = phrasesIn(text, words)
    if (found.length > 0) return { tier, because: `It ${says}: “${found.slice(0, 3).join('”, “')}”.` }
    return some.some((subject) => subjects.has(subject)) ? { tier, because: `It ${says}.` } : []
  })
  if (body.pictures.some(({ people }) => people.some(({ minor }) => minor)))
    signs.push({ tier: 'T2', because: 'It shows somebody under 18.' })
  for (const name of freezes) signs.push({ tier: 'T3', because: `A freeze is on: ${name}.` })
  const highest = signs.some(({ tier }) => tier === 'T3') ? 'T3' : signs.length > 0 ? 'T2' : undefined
  if (highest === undefined)
    return body.kind === 'reply'
      ? {
          proposedTier: 'T0',
          tierBecause: ['It is a reply, and nothing in it looks sensitive.', localSetting],
        }
      : { proposedTier: 'T1', tierBecause: ['Nothing in it looks sensitive.', localSetting] }
  const because = signs.filter(({ tier }) => tier === highest || highest === 'T3').map((sign) => sign.because)
  return { proposedTier: highest, tierBecause: [...because, localSetting] }
}

function subjectOf({ packs }: Policy, finding: Finding): readonly string[] {
  if (isNeutralFinding(finding)) return []
  const rule = packs.flatMap(({ rules }) => rules).find(({ id }) => id === finding.rule)
  return rule ? [rule.subject] : []
}

/** Everything in it that the public will read. */
export const wordsOf = ({ text, variants, pictures }: PostBody): string =>
  [
    text,
    ...variants.flatMap((one) => [one.title ?? '', one.warning ?? '', one.text ?? '']),
    ...pictures.flatMap(({ alt, credit }) => [alt, credit ?? '']),
  ].join('\n')
