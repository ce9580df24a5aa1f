import { startOf } from '@secondlook/calendar'
import type { Draft, Media, Requirement, RequirementKind } from '@secondlook/contract'
import type { RegisterIndex } from '../registers/register-index.ts'
import { hasDigit } from '../text/digits.ts'
import { compileAdvice } from './advice.ts'
import { type CompiledPack, nameClause } from './compile.ts'
import type { Facts } from './facts.ts'

/** What a requirement is decided from. */
export type Known = {
  readonly draft: Draft
  readonly facts: Facts
  readonly registers: RegisterIndex | undefined
  readonly zone: string
}

const yearMs = 366 * 86_400_000
const written = (text: string | null | undefined): boolean => !!text && text.trim() !== ''
const ofKind = (draft: Draft, kinds: readonly Media['kind'][]): Media[] =>
  (draft.media ?? []).filter(({ kind }) => kinds.includes(kind))

/** Whether each kind is met; `null` where we cannot know, `undefined` where it does not arise. */
const readers: { readonly [K in RequirementKind]: (known: Known) => boolean | null | undefined } = {
  capacity: ({ facts }) => (facts.capacityGiven ? undefined : false),
  represents: ({ facts }) => (facts.capacity === 'representative' && !facts.represents ? false : undefined),
  'own-work': ({ draft }) => (draft.aboutMyWork === 'unsure' ? false : undefined),
  // Only the record of an approval can meet this, and a check is not one.
  approval: ({ facts }) => (facts.capacity === 'official' ? false : undefined),
  'registered-channel': ({ facts, registers }) => {
    if (facts.capacity !== 'official') return undefined
    if (!registers?.has('channels')) return facts.channel === undefined ? false : null
    return facts.channel !== undefined && registers.channel(facts.channel) !== undefined
  },
  spokesperson: ({ draft, facts, registers, zone }) => {
    const { author } = draft
    if (author?.authorisedToSpeak !== true) return undefined
    if (!registers) return true
    if (!registers.has('spokespeople')) return null
    return registers.spokespeople(author, facts.channel, facts.at, zone).length > 0
  },
  'terms-review': ({ facts, registers, zone }) => {
    if (facts.capacity !== 'official') return undefined
    const channel = facts.channel === undefined ? undefined : registers?.channel(facts.channel)
    if (!registers?.has('channels') || !channel || facts.at === undefined) return null
    if (!channel.termsReviewedAt) return false
    const reviewed = startOf(channel.termsReviewedAt, zone)
    return reviewed <= facts.at && facts.at - reviewed <= yearMs
  },
  'alt-text': ({ draft, facts }) => {
    const pictures = ofKind(draft, ['image'])
    return facts.capacity !== 'official' || pictures.length === 0
      ? undefined
      : pictures.every(({ alt }) => written(alt))
  },
  captions: ({ draft, facts }) => {
    const spoken = ofKind(draft, ['video', 'audio'])
    return facts.capacity !== 'official' || spoken.length === 0
      ? undefined
      : spoken.every(({ captions }) => written(captions))
  },
  'fact-check': ({ draft, facts }) =>
    facts.capacity === 'official' && hasDigit(draft.text) ? null : undefined,
  acknowledgement: () => undefined,
}

type Ready = {
  readonly kind: RequirementKind
  readonly clause: string
  readonly applies: (facts: Facts) => boolean
}

/** The requirements of every pack; each kind once, by the first pack that asks for it here. */
export function compileRequirements({ packs }: CompiledPack): (known: Known) => Requirement[] {
  const ready: Ready[] = []
  packs.forEach((pack, at) => {
    for (const { kind, clause, when } of pack.requirements) {
      const table = compileAdvice([{ then: 'ask', ...(when ? { when } : {}) }])
      ready.push({
        kind,
        clause: nameClause(clause, pack, at),
        applies: (facts) => table.rows[0]?.holds(facts, '') ?? false,
      })
    }
  })
  return (known) => {
    const found = new Map<RequirementKind, Requirement>()
    for (const { kind, clause, applies } of ready) {
      if (found.has(kind) || !applies(known.facts)) continue
      const met = readers[kind](known)
      if (met !== undefined) found.set(kind, { kind, clause, met })
    }
    return [...found.values()]
  }
}
