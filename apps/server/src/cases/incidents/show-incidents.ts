import { catalogueEntry } from '@secondlook/connectors'
import {
  type IncidentList,
  IncidentOutcome,
  type IncidentPage,
  type IncidentRow,
  incidentOutcomes,
  type MayDo,
} from '@secondlook/contract'
import { type Asker, decide, findNames } from '../../people/index.ts'
import { findTitles, mayKnowOf } from '../../posts/index.ts'
import { findSighting, type SightingRow } from '../../publishing/index.ts'
import { findHolding } from '../../registers/index.ts'
import type { Db } from '../../store/database.ts'
import type { IncidentActTable, IncidentTable } from '../tables.ts'
import { standingOf, whyNot } from './incident.ts'
import { findIncident, findIncidents } from './store.ts'

type Incident = IncidentTable & { readonly acts: readonly IncidentActTable[] }

const shownMost = 200
const order = (a: IncidentRow, b: IncidentRow): number =>
  Number(b.isOpen) - Number(a.isOpen) || (a.at < b.at ? 1 : -1)

/** Incidents that whoever looks may see: those that are open first. */
export async function showIncidents(db: Db, asker: Asker): Promise<IncidentList> {
  const rows = await rowsOf(db, asker, await findIncidents(db, shownMost))
  return { incidents: rows.map(({ row }) => row).sort(order) }
}

async function rowsOf(db: Db, asker: Asker, incidents: readonly Incident[]) {
  const channels = await findHolding(db, ['channels'], asker.at, [
    ...new Set(incidents.map(({ channel }) => channel)),
  ])
  const posts = await findTitles(
    db,
    incidents.flatMap(({ post }) => post ?? []),
  )
  const names = await findNames(
    db,
    incidents.flatMap(({ acts }) => acts.map(({ person }) => person)),
  )
  const found: {
    readonly row: IncidentRow
    readonly incident: Incident
    readonly names: ReadonlyMap<string, string>
  }[] = []
  for (const incident of incidents) {
    const channel = channels.find(({ id }) => id === incident.channel)
    if (!decide(asker, 'incident.read', { unit: channel?.unit ?? null, channel: incident.channel }).may)
      continue
    const post = posts.find((one) => one.post === incident.post)
    // What is about something that is not announced stays with those on its list.
    if (post && !(await mayKnowOf(db, asker, post.initiatives))) continue
    const { isOpen, takenBy } = standingOf(incident.acts)
    const row: IncidentRow = {
      ...{ id: incident.id, kind: incident.kind, at: incident.at, isOpen },
      channel: {
        id: incident.channel,
        name: channel?.name ?? 'A channel that is not in the register any more',
      },
      platform: catalogueEntry(channel?.values.platform ?? '').name,
      post: post ? { id: post.post, title: post.title } : null,
      takenBy: takenBy === null ? null : { id: takenBy, name: names.get(takenBy) ?? '' },
    }
    found.push({ row, incident, names })
  }
  return found
}

/** One incident with everything that is known of it; `undefined` where there is none that whoever looks may see. */
export async function showIncident(db: Db, asker: Asker, id: string): Promise<IncidentPage | undefined> {
  const incident = await findIncident(db, id)
  const [found] = incident ? await rowsOf(db, asker, [incident]) : []
  const sighting = incident && (await findSighting(db, incident.sighting))
  if (!found || !incident || !sighting) return undefined
  const [channel] = await findHolding(db, ['channels'], asker.at, [incident.channel])
  const about = { unit: channel?.unit ?? null, channel: incident.channel }
  const standing = standingOf(incident.acts)
  const say = (does: IncidentActTable['does']): MayDo => {
    const no = whyNot(does, standing, asker.person)
    if (no !== undefined) return { may: false, whyNot: no }
    const decision = decide(asker, 'incident.handle', about)
    return decision.may ? { may: true, whyNot: null } : { may: false, whyNot: decision.because }
  }
  return {
    ...found.row,
    ...whatOf(sighting),
    steps: incident.acts.map((act) => ({
      ...{ at: act.at, says: saysOf(act), note: act.says },
      by: { id: act.person, name: found.names.get(act.person) ?? '' },
    })),
    may: { take: say('take'), note: say('note'), close: say('close'), openAgain: say('open-again') },
  }
}

const says: Readonly<Record<IncidentActTable['does'], string>> = {
  take: 'Looks after it.',
  note: 'Wrote a note.',
  close: 'Closed it.',
  'open-again': 'Opened it again.',
}
const saysOf = ({ does, outcome }: IncidentActTable): string =>
  outcome === null ? says[does] : `${says[does]} ${incidentOutcomes[IncidentOutcome.parse(outcome)]}.`

/** What was noticed, as a screen shows it. */
function whatOf({ what, capture }: SightingRow) {
  const { addresses, text, differences } = what
  return {
    capture,
    addresses: Array.isArray(addresses) ? addresses.filter((one) => typeof one === 'string') : [],
    words: typeof text === 'string' ? text : null,
    differences: Array.isArray(differences) ? (differences as IncidentPage['differences']) : [],
    account: accountOf(what),
  }
}

function accountOf(what: SightingRow['what']): IncidentPage['account'] {
  const { expected, found, before, after } = what
  if (typeof expected === 'string' && typeof found === 'string')
    return [{ field: 'Number on the platform', before: expected, after: found }]
  const fieldsOf = (value: unknown): readonly (readonly [string, string])[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string')
      : []
  const earlier = new Map(fieldsOf(before))
  const words: Readonly<Record<string, string>> = {
    handle: 'Handle',
    name: 'Name',
    about: 'What it says about itself',
  }
  return fieldsOf(after).flatMap(([field, value]) =>
    earlier.get(field) === value
      ? []
      : [{ field: words[field] ?? field, before: earlier.get(field) ?? '', after: value }],
  )
}
