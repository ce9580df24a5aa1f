import type { PostBody, Tier } from '@secondlook/contract'
import type { Holding } from '../people/index.ts'
import type { HoldingEntry } from '../registers/index.ts'
import type { Authority, World } from './lifecycle/world.ts'
import { asksAcknowledgement } from './review/plan.ts'
import type { ChannelNow, Surroundings } from './surroundings.ts'
import { isFilled } from './templates/is-filled.ts'

/** A post as its world has to know it: its unit, and its last version. */
export type PostFacts = {
  readonly post: string
  readonly unit: string | null
  readonly version: number
  readonly tier: Tier | null
  readonly channels: readonly string[]
  readonly body: PostBody
  /** What only a change can clear: as it was when the version was saved, and what came up since. */
  readonly blocks: readonly string[]
}

/** How people and registers stand towards one post. */
export function worldOf(around: Surroundings, facts: PostFacts): World {
  const { everybody, templates } = around
  const known = new Map<string, readonly Authority[]>()
  const template = facts.body.template === null ? undefined : templates.get(facts.body.template)
  const fills = template !== undefined && isFilled(template.values, facts.body, facts.channels)
  return {
    ...{ at: around.at, humanOf: everybody.humanOf, isPresent: around.isThere, isCurrent: around.isCurrent },
    authoritiesOf: (person) => {
      const found = known.get(person) ?? authoritiesOf(around, facts, person)
      known.set(person, found)
      return found
    },
    fillsTemplate: (version) => version === facts.version && fills,
    blocksOf: (version) => (version === facts.version ? facts.blocks : []),
    asksAcknowledgement:
      facts.tier !== null && asksAcknowledgement(facts.tier, channelsOf(around, facts), around.routes),
  }
}

/** The channels of a post as they stand; one that is in no register belongs to nobody. */
export const channelsOf = (
  { channels }: Surroundings,
  { channels: some }: Pick<PostFacts, 'channels'>,
): readonly (ChannelNow | { readonly id: string; readonly units: readonly string[] })[] =>
  some.map((id) => channels.get(id) ?? { id, units: [] })

/**
 * By what somebody may approve a post: each entry of the register that names them, under any of their entries, where
 * they also hold the role, for the channels that both reach.
 */
function authoritiesOf(around: Surroundings, facts: PostFacts, person: string): readonly Authority[] {
  const { everybody, delegations } = around
  const holds = everybody.holdingsOf(person)
  if (holds.length === 0) return []
  const selves = new Set(everybody.selvesOf(person))
  const own = delegations.filter(({ values }) => values.person !== null && selves.has(values.person))
  return own.flatMap((entry) =>
    holds.flatMap((holding) => {
      const channels = facts.channels.filter(
        (channel) => isRoleFor(holding, facts.unit, channel) && isEntryFor(entry, channel, around),
      )
      if (channels.length === 0) return []
      const from = holding.through.kind === 'grant' ? null : holding.through.from
      return [{ entry: entry.id, tiers: entry.values.tiers as readonly Tier[], channels, from }]
    }),
  )
}

/** As `in-my-scope` of the table has it. */
function isRoleFor({ scope }: Holding, unit: string | null, channel: string): boolean {
  if (scope.kind === 'everything') return true
  return scope.kind === 'unit' ? unit !== null && scope.units.has(unit) : scope.channel === channel
}

function isEntryFor(
  { unit, values }: HoldingEntry<'approval-delegations'>,
  channel: string,
  { channels }: Surroundings,
): boolean {
  if (values.channels.length > 0) return values.channels.includes(channel)
  return unit === null || (channels.get(channel)?.units.includes(unit) ?? false)
}

/** Whether somebody may know that a post about these initiatives exists. */
export function mayKnow(
  { initiatives, everybody, at }: Surroundings,
  person: string,
  about: readonly string[],
): boolean {
  const selves = everybody.selvesOf(person)
  return about.every((one) => {
    const initiative = initiatives.get(one)
    if (!initiative) return false
    const { announcedAt, list } = initiative
    return (announcedAt !== null && announcedAt <= at) || selves.some((self) => list.has(self))
  })
}

/** Everybody who could be asked to approve: whoever holds the role and is named in the register. */
export function approversIn({ everybody, delegations }: Surroundings): readonly string[] {
  const named = new Set(delegations.flatMap(({ values }) => everybody.selvesOf(values.person ?? '')))
  return everybody.holders.filter((person) => named.has(person))
}
