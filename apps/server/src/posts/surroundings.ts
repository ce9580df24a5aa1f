import type { Tier } from '@secondlook/contract'
import { type Everybody, findAllHoldings, findUnits } from '../people/index.ts'
import { isCurrent } from '../policy/index.ts'
import { findHolding, type HoldingEntry } from '../registers/index.ts'
import type { Db, Tx } from '../store/database.ts'
import { pin } from '../store/kept/kept.ts'
import { asksAcknowledgement, type PlannedChannel, type Route } from './review/plan.ts'
import { toRoute } from './review/route-of-entry.ts'

/** A channel as it stands, whether or not somebody may post there now. */
export type ChannelNow = PlannedChannel & {
  readonly name: string
  readonly platform: string
  readonly isLive: boolean
  /** Whether its terms were read and are due to be read again. */
  readonly isTermsDue: boolean
}

type Initiative = { readonly announcedAt: string | null; readonly list: ReadonlySet<string> }

/**
 * Everything that an approval depends on besides the post itself, at one instant: the same for every post, so that it
 * is asked once for many.
 */
export type Surroundings = {
  readonly at: string
  readonly everybody: Everybody
  readonly delegations: readonly HoldingEntry<'approval-delegations'>[]
  readonly routes: readonly Route[]
  readonly channels: ReadonlyMap<string, ChannelNow>
  readonly templates: ReadonlyMap<string, HoldingEntry<'templates'>>
  readonly initiatives: ReadonlyMap<string, Initiative>
  readonly isThere: (person: string) => boolean
  /** Of those who were asked for; nobody else has acknowledged anything. */
  readonly isCurrent: (person: string) => boolean
}

/** What a post brings along: whose words it is and what it is for. */
export type Concerned = {
  readonly people: readonly string[]
  readonly tier: Tier | null
  readonly channels: readonly string[]
}

const asked = [
  ...(['approval-delegations', 'approval-routes', 'channels'] as const),
  ...(['terms-reviews', 'templates', 'initiatives'] as const),
]
type Asked = (typeof asked)[number]

/** Asked once for all of some posts. */
export async function loadSurroundings(
  handle: Db | Tx,
  at: string,
  posts: readonly Concerned[],
): Promise<Surroundings> {
  const db = pin(handle)
  const entries = await findHolding(db, [...asked], at)
  const of = <N extends Asked>(register: N) =>
    entries.filter((one): one is Extract<typeof one, { register: N }> => one.register === register)
  const named = [...new Set(posts.flatMap(({ people }) => people))]
  const everybody = await findAllHoldings(db, 'approver', at, named)
  const above = unitsAbove(await findUnits(db, at))
  const found = {
    ...{ at, everybody },
    delegations: of('approval-delegations'),
    routes: of('approval-routes').map(toRoute),
    channels: channelsNow(of('channels'), of('terms-reviews'), above, at),
    templates: new Map(of('templates').map((one) => [one.id, one])),
    initiatives: new Map(of('initiatives').map((one) => [one.id, listOf(one)])),
    isThere: everybody.isThere,
  }
  const current = new Set<string>()
  for (const person of whoseAcknowledgement(found, posts))
    if (await isCurrent(db, person, at)) current.add(person)
  return { ...found, isCurrent: (person) => current.has(person) }
}

/** Those whose acknowledgement is asked for: it is looked up for them alone, because it takes several questions each. */
function whoseAcknowledgement(
  { routes, channels, delegations, everybody }: Omit<Surroundings, 'isCurrent'>,
  posts: readonly Concerned[],
): readonly string[] {
  if (!routes.some(({ mustBeCurrent }) => mustBeCurrent)) return []
  const asking = posts.filter(
    ({ tier, channels: some }) =>
      tier !== null &&
      asksAcknowledgement(
        tier,
        some.map((id) => channels.get(id) ?? { id, units: [] }),
        routes,
      ),
  )
  if (asking.length === 0) return []
  const named = delegations.flatMap(({ values }) => (values.person === null ? [] : [values.person]))
  const able = new Set(named.flatMap((person) => everybody.selvesOf(person)))
  return everybody.holders.filter((person) => able.has(person))
}

const listOf = ({ values }: HoldingEntry<'initiatives'>): Initiative => ({
  announcedAt: values.announcedAt,
  list: new Set([...(values.owner === null ? [] : [values.owner]), ...values.knownTo]),
})

function channelsNow(
  channels: readonly HoldingEntry<'channels'>[],
  reviews: readonly HoldingEntry<'terms-reviews'>[],
  above: (unit: string | null) => readonly string[],
  at: string,
): ReadonlyMap<string, ChannelNow> {
  const day = at.slice(0, 10)
  return new Map(
    channels.map((one) => {
      const own = reviews.filter(({ values }) => values.channel === one.id)
      const isRead = own.some(
        ({ values: { decision, due } }) => decision !== 'not-usable' && (due === null || due >= day),
      )
      const { life, platform } = one.values
      return [
        one.id,
        {
          ...{ id: one.id, name: one.name, units: above(one.unit), platform: platform ?? '' },
          ...{ isLive: life === 'active', isTermsDue: own.length > 0 && !isRead },
        },
      ]
    }),
  )
}

/** A unit and those above it, nearest first. */
function unitsAbove(
  units: readonly { readonly id: string; readonly parent: string | null }[],
): (unit: string | null) => readonly string[] {
  const parents = new Map(units.map(({ id, parent }) => [id, parent]))
  return (unit) => {
    const found: string[] = []
    for (let one = unit; one !== null && !found.includes(one); one = parents.get(one) ?? null) found.push(one)
    return found
  }
}
