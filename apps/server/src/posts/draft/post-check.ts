import { createHash } from 'node:crypto'
import type { Assessment, Finding, PostBody, PostCheck, PostFinding, PostProblem } from '@secondlook/contract'
import type { Policy } from '@secondlook/engine'
import { askAPersonSays, type CheckedTexts, isNeutralFinding } from '../../checks/index.ts'
import type { Judgement } from '../lifecycle/history.ts'
import { mentionsFor } from '../looking-up/looked.ts'
import { isFilled } from '../templates/is-filled.ts'
import { type PreparedFor, prepareAll } from '../version/prepare-all.ts'
import { clearedBy } from './cleared-by.ts'
import { type FormDraft, placeOf } from './engine-drafts.ts'
import type { PostFacts } from './post-facts.ts'
import { warning } from './problem.ts'
import { problemsOf } from './problems.ts'
import { proposeTier } from './propose-tier.ts'

/** What a check of a post found, and what the lifecycle reads of it. */
export type Checked = {
  readonly check: PostCheck
  readonly prepared: readonly PreparedFor[]
  readonly judgements: readonly Judgement[]
  /** What only a change can clear, in sentences. */
  readonly blocks: readonly string[]
  readonly isNeutral: boolean
  /** Whether it is a template that is approved for all of its channels, filled within its slots. */
  readonly isTemplate: boolean
}

export type CheckQuestion = {
  readonly post: string
  readonly body: PostBody
  readonly forms: readonly FormDraft[]
  readonly facts: PostFacts
  readonly texts: CheckedTexts
  /** Initiatives that it may speak of: it is what announces them, or waits until they are announced. */
  readonly mayName: boolean
}

/** One answer for all the forms of a post. */
export function checkPost({ post, body, forms, facts, texts, mayName }: CheckQuestion): Checked {
  const { policy, assessments, isNeutral, isBeyond } = texts
  const { looked } = facts
  const prepared = prepareAll(post, body, facts.channels, ({ id, platform }) => ({
    ...{ media: facts.media, card: looked?.card },
    mentions: mentionsFor(body, id, facts.mentions.get(platform), looked?.mentions.get(id)),
  }))
  const isTemplate = isOfTemplate(body, facts)
  const findings = findingsOf({ body, works: facts.assets }, forms, assessments)
  const tier = proposeTier(body, { policy, assessments, isTemplate, freezes: facts.freezes })
  const problems = [
    ...problemsOf(body, facts, { prepared, isTemplate }),
    ...(isBeyond ? [warning('ask-a-person', 'text', askAPersonSays)] : []),
    ...lowerTier(body, tier.proposedTier),
  ]
  const check: PostCheck = {
    advice: findings[0]?.advice ?? 'clear',
    ...{ findings, problems, needed: neededOf(body, policy, assessments), ...tier },
    packs: assessments[0]?.packs ?? [],
    ...(looked && { lookedUp: looked.lookedUp }),
  }
  return { check, prepared, isNeutral, isTemplate, ...standsOf(check, mayName) }
}

/** What an approver answers, and what nobody can answer away. */
function standsOf(
  { findings, problems }: PostCheck,
  mayName: boolean,
): Pick<Checked, 'judgements' | 'blocks'> {
  const judgements: Judgement[] = []
  const blocks = problems.filter(({ isWarning }) => !isWarning).map(({ says }) => says)
  for (const { key, advice, basis, ...finding } of findings) {
    if (advice === 'think' || isNeutralFinding(finding)) continue
    if (basis === 'judgement') judgements.push({ finding: key, advice })
    else if (!(mayName && finding.detector === 'initiative')) blocks.push(finding.message)
  }
  return { judgements, blocks: [...new Set(blocks)] }
}

function findingsOf(
  of: Parameters<typeof clearedBy>[1],
  forms: readonly FormDraft[],
  assessments: readonly Assessment[],
): PostFinding[] {
  const { body } = of
  const found = new Map<string, PostFinding & { readonly times: number }>()
  for (const [at, { findings }] of assessments.entries())
    for (const finding of findings) {
      const form = forms[at] as FormDraft
      const places = finding.spans.map((span) => placeOf(span, form, body))
      const key = keyOf(finding, places, body)
      const before = found.get(key)
      found.set(key, {
        ...finding,
        key,
        ...{ spans: places.map(({ words: _words, ...span }) => span), channel: form.channel },
        mayBeAnswered: finding.basis === 'judgement' && !isNeutralFinding(finding),
        clearedBy: clearedBy(finding, of)?.slice(),
        ...before,
        times: (before?.times ?? 0) + 1,
      })
    }
  const strength = { stop: 0, ask: 1, think: 2 }
  return [...found.values()]
    .map(({ times, ...finding }) => ({
      ...finding,
      channel: times === forms.length ? null : finding.channel,
    }))
    .sort((a, b) => strength[a.advice] - strength[b.advice])
}

/** The same rule of the same words in the same field has the same key, wherever else the post changed. */
function keyOf(
  finding: Finding,
  places: readonly ReturnType<typeof placeOf>[],
  { pictures }: PostBody,
): string {
  const said = places.map(({ in: field, words }) => [
    field.replace(
      /^pictures\.(\d+)/,
      (_whole, at: string) => `pictures.${pictures[Number(at)]?.media ?? at}`,
    ),
    words,
  ])
  const of = [finding.rule, finding.clause, finding.advice, places.length === 0 ? finding.message : '', said]
  return createHash('sha256').update(JSON.stringify(of)).digest('base64url').slice(0, 22)
}

/** What it needs that no words show, each once: met where it is met for every channel. */
function neededOf(
  body: PostBody,
  { packs }: Policy,
  assessments: readonly Assessment[],
): PostCheck['needed'] {
  const rules = packs.flatMap(({ requirements }) => requirements)
  const found = new Map<string, PostCheck['needed'][number]>()
  for (const { requirements } of assessments)
    for (const { kind, clause, met } of requirements) {
      // Whether it is approved is what all of this is about.
      if (kind === 'approval') continue
      const now = kind === 'fact-check' ? areChecked(body) : met
      const before = found.get(kind)
      const worst =
        before === undefined
          ? now
          : before.met === false || now === false
            ? false
            : (before.met ?? now) && now
      found.set(kind, {
        kind,
        clause,
        met: worst,
        say: rules.find((rule) => rule.kind === kind)?.say ?? kind,
      })
    }
  return [...found.values()]
}

const areChecked = ({ sources }: PostBody): boolean | null =>
  sources.length === 0 ? null : sources.every(({ checkedBy }) => checkedBy !== null)

/** Whether it is its template, filled within its slots, whatever tier was set. */
export function isOfTemplate(body: PostBody, { template }: PostFacts): boolean {
  const channels = body.variants.map(({ channel }) => channel)
  return template !== undefined && isFilled(template, { ...body, tier: 'T0' }, channels)
}

function lowerTier({ tier }: PostBody, proposed: PostCheck['proposedTier']): readonly PostProblem[] {
  return tier !== null && tier < proposed
    ? [
        warning(
          'tier-below',
          'tier',
          `The content suggests more than that. Whoever approves sees what you set, and why we suggest more.`,
        ),
      ]
    : []
}
