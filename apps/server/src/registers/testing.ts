import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RegisterName } from '@secondlook/contract'
import type { FastifyInstance } from 'fastify'
import { makeApi } from '../http/api.ts'
import { guardRoutes } from '../http/guard.ts'
import { RootKeys } from '../keys/roots.ts'
import { Vault } from '../keys/vault.ts'
import { accessGate, loadAsker, type Person, rememberAskers } from '../people/index.ts'
import { issueNotice, tellOfNotice } from '../people/privacy/issue-notice.ts'
import {
  mustBeDone,
  openTestDirectory,
  type TestDirectory,
  toldOfEverything,
  zone,
} from '../people/testing.ts'
import { openSequencer, sequence } from '../records/index.ts'
import { registersRoutes } from './routes.ts'

// biome-ignore lint/suspicious/noExplicitAny: what a test reads of a reply, it expects to be there.
export type Said = { readonly status: number; readonly body: any; readonly text: string }

/** The routes of registers on a real database, with a directory of its own and a clock that the test sets. */
export type TestRegisters = {
  readonly house: TestDirectory
  readonly app: FastifyInstance
  readonly faults: readonly string[]
  readonly roots: RootKeys
  readonly credentials: Vault
  /** Where keys lie, which no backup holds. */
  readonly keysFolder: string
  /** Gives every event its number, and the log a signed head. */
  number(): Promise<void>
  send(
    as: Person | undefined,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<Said>
  /** Adds an entry, which must be done; its id. */
  add(as: Person, register: RegisterName, values: object, more?: object): Promise<string>
  read(as: Person, register: RegisterName, entry: string): Promise<Said['body']>
  deed(
    as: Person,
    register: RegisterName,
    entry: string,
    deed: string,
    values?: object,
    reason?: string,
  ): Promise<Said>
  /** Tells people of the notice of surveillance and waits until it has begun for them, so that they may act unasked. */
  letAct(people: readonly Person[]): Promise<void>
  close(): Promise<void>
}

const dayMs = 86_400_000
const says = {
  ...{ kind: 'data' as const, device: 'Second Look', how: 'It writes a record of each act.', until: null },
  ...{ who: 'Whoever keeps registers.', isContinuous: true, mayBeUsedAgainst: false },
  ...{
    purposesOfUse: ['A full record of official acts.'],
    purposesOfDisclosure: ['Whoever may ask by law.'],
  },
  consult: 'Write to the privacy officer.',
}

/** What a context above adds to the routes of the test. */
export type MoreRoutes = (
  app: FastifyInstance,
  needs: Parameters<typeof registersRoutes>[1] & { readonly onFault: (error: Error) => void },
) => void

/** Whoever asks says so in `x-as`; `x-unsure` leaves out that they have just shown that it is they. */
export async function openTestRegisters(more: MoreRoutes = () => undefined): Promise<TestRegisters> {
  const house = await openTestDirectory()
  const { db } = house.test.database
  const keysFolder = mkdtempSync(join(tmpdir(), 'registers-'))
  const roots = await RootKeys.open(keysFolder, randomBytes)
  const credentials = new Vault(keysFolder, roots, 'credentials', randomBytes)
  const faults: string[] = []
  const app = await makeApi({ onFault: (error) => faults.push(String(error.stack)), version: '0' })
  const askerOf = rememberAskers(async ({ headers }) => {
    const id = headers['x-as']
    if (typeof id !== 'string') return undefined
    const hasSteppedUp = headers['x-unsure'] === undefined
    const asker = await loadAsker(db, { by: { kind: 'person', id }, at: house.at(), hasSteppedUp })
    return { ...asker, told: toldOfEverything }
  })
  guardRoutes(app, accessGate(askerOf))
  const needs = {
    ...{ db, recorder: house.recorder, roots, credentials, zone, askerOf },
    houseRulesOf: (channel: string) => `/rules-of/${channel}`,
    onFault: (error: Error) => void faults.push(String(error.stack)),
  }
  registersRoutes(app, needs)
  more(app, needs)
  await app.ready()
  const send: TestRegisters['send'] = async (as, method, path, body) => {
    house.wait(1000)
    const reply = await app.inject({
      ...{ method, url: `/api/v1${path}` },
      ...(body !== undefined && { payload: body }),
      headers: as ? { 'x-as': as.id } : {},
    })
    const isJson = String(reply.headers['content-type']).includes('json')
    return { status: reply.statusCode, body: isJson ? reply.json() : undefined, text: reply.body }
  }
  const read: TestRegisters['read'] = async (as, register, entry) => {
    const { status, body } = await send(as, 'GET', `/registers/${register}/${entry}`)
    return status === 200 ? body : undefined
  }
  return {
    ...{ house, app, faults, send, read, roots, credentials, keysFolder },
    number: async () => {
      const { database } = house.test
      const name = 'secondlook/test'
      const now = () => house.clock.now
      const sequencer = await openSequencer({ database, roots, name, now })
      while ((await sequence(sequencer)) > 0);
    },
    add: async (as, register, values, more = {}) => {
      const { status, body } = await send(as, 'POST', `/registers/${register}`, { values, ...more })
      if (status !== 201) throw new Error(`${register}: ${JSON.stringify(body)}`)
      return body.id
    },
    deed: async (as, register, entry, deed, values = {}, reason) => {
      const { state } = await read(as, register, entry)
      return await send(as, 'POST', `/registers/${register}/${entry}/deeds/${deed}`, {
        ...{ state, values },
        ...(reason !== undefined && { reason }),
      })
    },
    letAct: async (people) => {
      const startsAt = new Date(house.clock.now + 15 * dayMs).toISOString()
      mustBeDone(
        await house.commit((tx, needs) => issueNotice(tx, needs, { says, items: ['acts'], startsAt })),
      )
      for (const { id } of people)
        mustBeDone(
          await house.commit((tx, needs) =>
            tellOfNotice(tx, needs, { person: id, how: 'on-paper', isAgreed: false }),
          ),
        )
      house.wait(16 * dayMs)
    },
    close: async () => {
      await app.close()
      await house.close()
      rmSync(keysFolder, { recursive: true })
    },
  }
}
