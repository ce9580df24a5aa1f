import type { FastifyRequest } from 'fastify'
import { type Act, type AskerOf, loadAsker, rememberAskers } from './people/index.ts'
import type { Asker as SignedIn } from './people/sign-in/index.ts'
import type { Actor, Recorder } from './records/index.ts'
import type { Db } from './store/database.ts'
import { handOn, pinFor } from './store/kept/kept.ts'

/** Whoever makes a request, as they stand now: who they are from signing in, what they hold from the table. */
export function askersOf({ database: { db }, source }: Recorder): AskerOf {
  return rememberAskers(async (request: FastifyRequest) => {
    const { asker } = request
    if (!asker) return undefined
    const own = pinFor(request, db)
    const found = await loadSignedIn(asker, own)
    handOn(found, own)
    return found
  })

  async function loadSignedIn(asker: SignedIn, own: Db) {
    const at = new Date(source.now()).toISOString()
    const hasSteppedUp = asker.stepUpUntil !== undefined && at < asker.stepUpUntil
    const onlyActs = (asker.scopes ?? []) as readonly Act[]
    return await loadAsker(own, { by: actorOf(asker), at, hasSteppedUp, onlyActs })
  }
}

const actorOf = ({ person, token }: SignedIn): Exclude<Actor, { kind: 'operator' | 'system' }> =>
  token === undefined ? { kind: 'person', id: person.id } : { kind: 'token', id: token, person: person.id }
