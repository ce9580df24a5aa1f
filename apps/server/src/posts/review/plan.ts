import type { Tier } from '@secondlook/contract'
import type { Step } from '../lifecycle/history.ts'

/** One step of an entry of the register. */
export type RouteStep = {
  readonly name: string
  readonly need: number
  /** `null` is anybody who may approve. */
  readonly people: readonly string[] | null
  /** Working hours within which it is due; `null` is no promise. */
  readonly hours: number | null
  readonly escalatesTo: readonly string[]
}

/** An entry of the register of approval routes, as it holds at an instant. */
export type Route = {
  readonly id: string
  readonly name: string
  readonly unit: string | null
  readonly tiers: readonly Tier[]
  /** Empty is every channel of the unit. */
  readonly channels: readonly string[]
  readonly steps: readonly RouteStep[]
  readonly emergencyHours: number | null
  readonly mustBeCurrent: boolean
}

/** A channel with its unit and those above it, nearest first. */
export type PlannedChannel = { readonly id: string; readonly units: readonly string[] }

/** A step with what was promised of it: kept with the round, because the register may say something else later. */
export type PlannedStep = Step & { readonly hours: number | null; readonly escalatesTo: readonly string[] }

export type Plan = {
  readonly steps: readonly PlannedStep[]
  /** The entries by which it was planned; none where the usual steps hold. */
  readonly routes: readonly string[]
  /** Channels for which nothing is entered. */
  readonly usualFor: readonly string[]
}

/**
 * What holds where nothing is entered. A local setting: the policy asks for approval and says nothing of how many. One
 * person, and two for a crisis; that a sensitive post takes somebody who shows just then that it is they is not a
 * matter of steps.
 */
export const usualStep = (tier: Tier): RouteStep => ({
  ...{ name: 'Approval', need: tier === 'T3' ? 2 : 1, people: null },
  ...{ hours: tier === 'T3' ? 2 : 8, escalatesTo: [] },
})
export const usualEmergencyHours = 24

/** The entries that say how this is approved on a channel: of the nearest the strictest holds, so all of them. */
export function routesFor(
  routes: readonly Route[],
  tier: Tier,
  { id, units }: PlannedChannel,
): readonly Route[] {
  const covering = routes.flatMap((route) => {
    if (!route.tiers.includes(tier)) return []
    if (route.channels.length > 0) return route.channels.includes(id) ? [{ route, far: -1 }] : []
    if (route.unit === null) return [{ route, far: Number.MAX_SAFE_INTEGER }]
    const far = units.indexOf(route.unit)
    return far < 0 ? [] : [{ route, far }]
  })
  const nearest = Math.min(...covering.map(({ far }) => far))
  return covering.filter(({ far }) => far === nearest).map(({ route }) => route)
}

/** The steps for a tier on some channels. Steps that ask for the same people at the same place are one. */
export function planOf(tier: Tier, channels: readonly PlannedChannel[], routes: readonly Route[]): Plan {
  const used = new Set<string>()
  const usualFor: string[] = []
  const levels: PlannedStep[][] = []
  for (const channel of channels) {
    const found = routesFor(routes, tier, channel)
    if (found.length === 0) usualFor.push(channel.id)
    for (const { id } of found) used.add(id)
    const all = found.length > 0 ? found.map(({ steps }) => steps) : [[usualStep(tier)]]
    for (const steps of all)
      for (const [at, step] of steps.entries()) put(levelAt(levels, at), step, channel.id)
  }
  return { steps: levels.flat(), routes: [...used].sort(), usualFor }
}

function levelAt(levels: PlannedStep[][], at: number): PlannedStep[] {
  const level = levels[at] ?? []
  levels[at] = level
  return level
}

function put(level: PlannedStep[], step: RouteStep, channel: string): void {
  const of = step.people === null ? null : [...step.people].sort()
  const at = level.findIndex((other) => JSON.stringify(other.of) === JSON.stringify(of))
  const same = level[at]
  if (!same) {
    const { name, need, hours, escalatesTo } = step
    level.push({ name, need, of, channels: [channel], hours, escalatesTo })
    return
  }
  level[at] = {
    ...{
      name:
        same.name === step.name || same.name.includes(step.name) ? same.name : `${same.name}, ${step.name}`,
    },
    ...{ need: Math.max(same.need, step.need), of },
    channels: same.channels.includes(channel) ? same.channels : [...same.channels, channel],
    hours: sooner(same.hours, step.hours),
    escalatesTo: [...new Set([...same.escalatesTo, ...step.escalatesTo])],
  }
}

const sooner = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : Math.min(a, b)

/** R5: one step of two people for every channel, at once. */
export const emergencySteps = (channels: readonly string[]): readonly PlannedStep[] => [
  { name: 'Emergency: two people', need: 2, of: null, channels, hours: null, escalatesTo: [] },
]

/** Within how many hours what went out in an emergency is looked at: the shortest that any entry says. */
export function emergencyHoursOf(
  tier: Tier,
  channels: readonly PlannedChannel[],
  routes: readonly Route[],
): number {
  const said = channels
    .flatMap((channel) => routesFor(routes, tier, channel))
    .flatMap(({ emergencyHours }) => emergencyHours ?? [])
  return said.length > 0 ? Math.min(...said) : usualEmergencyHours
}

/** Whether any entry that covers it asks that approvers are current in acknowledgement. */
export const asksAcknowledgement = (
  tier: Tier,
  channels: readonly PlannedChannel[],
  routes: readonly Route[],
): boolean =>
  channels.some((channel) => routesFor(routes, tier, channel).some(({ mustBeCurrent }) => mustBeCurrent))
