import { apiRoutes } from './api-routes.ts'
import type { Behind } from './app.ts'
import { askersOf } from './asker-of.ts'
import { type AskingPorts, askingPorts } from './asking-ports.ts'
import { blobsOf, openKeyedStore } from './blobs/blobs.ts'
import { DailyBound, KeptIndex } from './checks/index.ts'
import type { Ground } from './ground.ts'
import { ownOriginOf } from './http/origin.ts'
import { refuse } from './http/refusals.ts'
import { waysToLook } from './looking-ways.ts'
import { noticeKinds } from './notice-kinds.ts'
import { accessGate, findHolders, findPeople, roles } from './people/index.ts'
import {
  callbackPath,
  makeFirstLink,
  Provider,
  type SignInNeeds,
  scopeAllows,
} from './people/sign-in/index.ts'
import { openShelf } from './policy/index.ts'
import { publishingNeeds } from './publishing-needs.ts'
import { issuePermit } from './records/permit.ts'
import type { Settings } from './settings.ts'
import { signInNeeds } from './sign-in-needs.ts'

export type Composed = {
  readonly behind: Behind
  /** For the first administrator of a new store; `undefined` where there is one. */
  firstLink(): Promise<{ readonly url: string } | undefined>
}

/** Plugs the contexts into each other: what one needs of another it meets here and nowhere else. */
export function compose(
  ground: Ground,
  settings: Settings,
  version: string,
  onFault: (error: unknown) => void,
  asking: AskingPorts = askingPorts(ground.recorder),
): Composed {
  const { recorder, roots, queue, credentials, counters: vault } = ground
  const { publicUrl, oidc, isDemonstration, neutralAnswersADay: most } = settings
  const { database, source } = recorder
  const now = (): number => recorder.source.now()
  const signIn: SignInNeeds = {
    ...signInNeeds(ground, publicUrl),
    provider: oidc && new Provider(oidc, `${publicUrl}${callbackPath}`, now),
    ...(isDemonstration ? { demonstration: { list: () => listDemonstration(ground) } } : {}),
  }
  const pictures = blobsOf(openKeyedStore(settings), 'media')
  const permitOf = (job: string, act: string) => issuePermit({ kind: 'system', job }, act)
  const publishing = publishingNeeds(ground, settings, permitOf, onFault)
  const askerOf = askersOf(recorder)
  const gate = accessGate(askerOf)
  return {
    behind: {
      version,
      onFault,
      ownOrigin: ownOriginOf(publicUrl),
      gate: async (request, act) => {
        const { asker } = request
        if (asker && !scopeAllows(asker, act))
          return refuse('not-allowed', 'This token is not for that; make one with the scope it needs.')
        return await gate(request, act)
      },
      routes: (app) =>
        apiRoutes(app, {
          ...{
            recorder,
            queue,
            roots,
            credentials,
            signIn,
            askerOf,
            kinds: noticeKinds,
            isDemonstration,
            onFault,
          },
          ...{
            witnesses: settings.witnesses,
            shelf: openShelf(),
            isMailing: settings.smtp !== undefined,
            version,
          },
          ways: waysToLook(publishing, pictures, settings),
          pictures,
          captures: blobsOf(openKeyedStore(settings), 'captures'),
          checks: {
            ...{ policyFor: asking.policyFor, listChannels: asking.listChannels },
            kept: new KeptIndex(asking.registers),
            bound: new DailyBound({ database, vault, source, most }),
          },
          publishing,
          witnessPermit: issuePermit({ kind: 'system', job: 'log.cosign' }, 'log.cosign'),
        }),
    },
    firstLink: () => makeFirstLink(signIn, issuePermit({ kind: 'operator' }, 'enrolment.make')),
  }
}

/** Everybody who holds a role, one sentence each, so that each role can be looked at through somebody's eyes. */
async function listDemonstration({ recorder: { database, source } }: Ground) {
  const at = new Date(source.now()).toISOString()
  const holders = new Map<string, string[]>()
  for (const role of Object.keys(roles) as (keyof typeof roles)[]) {
    for (const { person } of await findHolders(database.db, role, at))
      holders.set(person, [...(holders.get(person) ?? []), roles[role].name])
  }
  const people = await findPeople(database.db, { at, limit: 200 })
  return people
    .map(({ id, name }) => ({
      id,
      name,
      says: holders.get(id)?.join(', ') ?? 'no role: sees what everybody sees',
    }))
    .sort((a, b) => Number(holders.has(b.id)) - Number(holders.has(a.id)) || (a.name < b.name ? -1 : 1))
}
