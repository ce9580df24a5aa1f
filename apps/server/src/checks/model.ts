import type { AskWithRegisters, Assessment, Draft, Finding, WhomToAsk } from '@secondlook/contract'
import type { Policy, RegisterIndex } from '@secondlook/engine'

/** Whoever asks: every identity that is the same human, and the unit they are in. */
export type Asking = {
  readonly person: string
  readonly selves: ReadonlySet<string>
  readonly unit: string | null
}

/** The detector behind the neutral answer, whichever of the two it was that it saw. */
const neutralDetector = 'unannounced-work'
/** Who can answer for it where a policy names nobody. */
const mediaTeam = 'media-team'

/** Posts are short; a text in which a thousand guesses fit at once is not one. */
export const signsMax = 20_000

export const askAPersonSays =
  'Ask a person now: the media team can say what has been announced. The registers have answered as often as they do for one person in a day, and answer again tomorrow.'

/**
 * What the author is told: what they may know of is named, and for all the rest there is one sentence. Both are always
 * looked for, and nothing else in the answer depends on what is hidden.
 */
export function answerFor(
  selves: ReadonlySet<string>,
  draft: Draft,
  policy: Policy,
  index: RegisterIndex,
  now: number,
): Assessment {
  return policy.assess(draft, index.seenBy(selves, now))
}

/** Whether an answer holds the sentence that is counted. */
export const isNeutral = ({ findings }: Assessment): boolean => findings.some(isNeutralFinding)

export const isNeutralFinding = ({ detector }: Pick<Finding, 'detector'>): boolean =>
  detector === neutralDetector

/** An answer as if the neutral one had not been looked for. */
export function withoutNeutral(assessment: Assessment): Assessment {
  const findings = assessment.findings.filter((finding) => !isNeutralFinding(finding))
  return { ...assessment, findings, advice: findings[0]?.advice ?? 'clear' }
}

/**
 * The draft that is assessed. Who may speak is looked up for whoever asks, where they say that they may and name
 * nobody else; nothing more is filled in from the directory.
 */
export function draftOf({ author, ...asked }: AskWithRegisters, person: string, now: number): Draft {
  const isTheirs = author?.authorisedToSpeak === true && author.id == null && author.name == null
  return {
    ...asked,
    at: asked.at ?? new Date(now).toISOString(),
    ...(author ? { author: isTheirs ? { ...author, id: person } : author } : {}),
  }
}

/** Every word in which an initiative is looked for, so that the same words are the same text. */
export const wordsOf = ({ text, media }: Draft): readonly (string | null)[] => [
  text,
  ...(media ?? []).flatMap(({ alt, captions, credit, found }) => [
    alt ?? null,
    captions ?? null,
    credit ?? null,
    found?.text ?? null,
  ]),
]

export const isTooLong = (draft: Draft): boolean =>
  wordsOf(draft).reduce((sum, words) => sum + (words?.length ?? 0), 0) > signsMax

/** Whom each finding means, as the policy has it, so that a page needs no pack. */
export function whomOf({ findings }: Assessment, { packs }: Policy): WhomToAsk[] {
  const rules = packs.flatMap((pack) => pack.rules)
  const contacts = packs.flatMap((pack) => pack.contacts)
  return [...new Set(findings.map(({ rule }) => rule))].flatMap((id) => {
    const rule = rules.find((one) => one.id === id)
    if (!rule) return []
    return {
      rule: id,
      isHelp: rule.button === 'show-help',
      contacts: (rule.contacts ?? []).flatMap((name) => contacts.find((one) => one.id === name) ?? []),
    }
  })
}

/** What is not met yet or not known, in the words of the first pack that asks for it. */
export function neededOf({ requirements }: Assessment, { packs }: Policy) {
  const rules = packs.flatMap((pack) => pack.requirements)
  return requirements
    .filter(({ met }) => met !== true)
    .map((one) => {
      const rule = rules.find(({ kind }) => kind === one.kind)
      return { ...one, say: rule?.say ?? one.kind, remedy: rule?.remedy ?? '' }
    })
}

/** Whom to ask instead of the registers. */
export const personToAsk = ({ packs }: Policy) =>
  packs.flatMap(({ contacts }) => contacts.filter(({ id }) => id === mediaTeam)).slice(0, 1)
