import type { Vault } from '../../src/keys/vault.ts'
import type { PublishingNeeds } from '../../src/publishing/index.ts'
import type { Recorder } from '../../src/records/index.ts'
import type { Database } from '../../src/store/database.ts'
import type { Boundary } from './boundary.ts'

type Plugin = Parameters<Database['scratch']['withPlugin']>[0]
type Statement = Parameters<Plugin['transformQuery']>[0]['node']

/** Scratch is written statement by statement, and each has happened for good when it returns. */
function afterEachWrite(pass: Boundary): Plugin {
  const names = new WeakMap<object, string>()
  return {
    transformQuery: ({ node, queryId }) => {
      names.set(queryId, nameOf(node))
      return node
    },
    transformResult: async ({ result, queryId }) => {
      const name = names.get(queryId) ?? ''
      // A lease is also renewed by the clock; what it is renewed for is a boundary of its own, right after.
      if ((result.numAffectedRows ?? 0n) > 0n && !isRenewal(name)) await pass(`after ${name}`)
      return result
    },
  }
}

const isRenewal = (name: string): boolean => name.startsWith('update publishing_line set lease_until')

const nameOf = (node: Statement): string =>
  node.kind === 'RawNode' ? (node.sqlFragments[0] ?? '').trim().slice(0, 60) : node.kind

/** A database that stops at the edges of each transaction and after each write to scratch. */
const mortalDatabase = (database: Database, pass: Boundary): Database => ({
  ...database,
  scratch: database.scratch.withPlugin(afterEachWrite(pass)),
  transact: async (work, options) => {
    const done = await database.transact(async (tx) => {
      const result = await work(tx)
      await pass('before commit')
      return result
    }, options)
    await pass('after commit')
    return done
  },
})

/** Keys are written to disk before the commit that they belong to. */
function mortalVault(vault: Vault, pass: Boundary): Vault {
  const keep: Vault['keep'] = async (group, keys) => {
    await vault.keep(group, keys)
    await pass('after keys')
  }
  return new Proxy(vault, {
    get: (own, name) => {
      if (name === 'keep') return keep
      const found: unknown = Reflect.get(own, name)
      return typeof found === 'function' ? found.bind(own) : found
    },
  })
}

export const mortalRecorder = (recorder: Recorder, pass: Boundary): Recorder => ({
  ...recorder,
  database: mortalDatabase(recorder.database, pass),
  vault: mortalVault(recorder.vault, pass),
})

/** What publishing is handed, with a boundary at every durable write and on both sides of every request, and within it. */
export const mortalNeeds = (needs: PublishingNeeds, pass: Boundary): PublishingNeeds => ({
  ...needs,
  out: {
    send: async (request) => {
      const name = `${request.method} ${new URL(request.address).pathname}`
      await pass(`before ${name}`)
      const asked = needs.out.send(request)
      // Nobody waits for the answer when it stands here: the request is on its way.
      asked.catch(() => undefined)
      await pass(`while ${name}`)
      const reply = await asked
      await pass(`after ${name}`)
      return reply
    },
  },
  keepEvidence: async (evidence) => {
    const kept = await needs.keepEvidence(evidence)
    await pass('after evidence')
    return kept
  },
})
