import {
  AddPasskey,
  Ended,
  Passkey,
  Passkeys,
  RenamePasskey,
  SignedIn,
  SignInWithPasskey,
} from '@secondlook/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sendRefusal } from '../../../http/problem.ts'
import { refuse } from '../../../http/refusals.ts'
import { commit } from '../../../records/index.ts'
import { needStepUp, sessionOf } from '../asker.ts'
import { nowOf, type SignInNeeds } from '../needs.ts'
import { signIn } from '../sessions/start-session.ts'
import { confirm, recordFailedStepUp } from '../sessions/step-up.ts'
import { isRefusal, limitTry, sendLimited } from '../tries/limit.ts'
import { addPasskey } from './add-passkey.ts'
import {
  askForNewPasskey,
  askForPasskey,
  notAdded,
  refused,
  takeNewPasskey,
  takePasskey,
} from './ceremony.ts'
import { deletePasskey, findPasskeysOf, renamePasskey, type SeenPasskey } from './store.ts'

const params = z.object({ id: z.uuid() })
const none = refuse('not-found', 'You have no such passkey.')

export function passkeyRoutes(app: FastifyInstance, needs: SignInNeeds): void {
  signInByPasskey(app, needs)
  stepUpByPasskey(app, needs)
  addOwnPasskeys(app, needs)
  changeOwnPasskeys(app, needs)
}

function signInByPasskey(app: FastifyInstance, needs: SignInNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()

  typed.post(
    '/api/v1/sign-in/passkey/options',
    { config: { open: 'signing in begins here' } },
    async (_request, reply) => ({ options: await askForPasskey(needs, reply, 'sign-in') }),
  )

  typed.post(
    '/api/v1/sign-in/passkey',
    {
      schema: { body: SignInWithPasskey, response: { 200: SignedIn.pick({ person: true }) } },
      config: { open: 'signing in ends here' },
    },
    async (request, reply) => {
      const { response } = request.body
      const tried = { kind: 'passkey', what: response.id, address: request.ip } as const
      const done = await limitTry(needs, tried, async () => {
        const passkey = await takePasskey(needs, request, reply, { purpose: 'sign-in', response })
        if ('refusal' in passkey) return passkey
        const person = await needs.people.findPerson({ id: passkey.person })
        // Whether somebody left is told to nobody who holds their key.
        return person?.isActive(nowOf(needs)) ? person : refused
      })
      if (isRefusal(done)) return sendLimited(reply, done)
      await signIn(needs, request, reply, { person: done.id, how: 'passkey', confirmedAt: nowOf(needs) })
      return { person: { id: done.id, name: done.name } }
    },
  )
}

function stepUpByPasskey(app: FastifyInstance, needs: SignInNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()

  typed.post(
    '/api/v1/session/step-up/passkey/options',
    { config: { act: 'session.see' } },
    async (request, reply) => {
      const asker = sessionOf(request)
      if ('refusal' in asker) return sendRefusal(reply, asker)
      return { options: await askForPasskey(needs, reply, 'step-up', asker.session) }
    },
  )

  typed.post(
    '/api/v1/session/step-up/passkey',
    {
      schema: { body: SignInWithPasskey, response: { 200: SignedIn } },
      config: { act: 'session.see' },
    },
    async (request, reply) => {
      const asker = sessionOf(request)
      if ('refusal' in asker) return sendRefusal(reply, asker)
      const { person, session } = asker
      const { response } = request.body
      const tried = { kind: 'step-up', what: session, address: request.ip } as const
      const done = await limitTry(
        needs,
        tried,
        async () => {
          const passkey = await takePasskey(needs, request, reply, {
            purpose: 'step-up',
            bound: session,
            response,
          })
          if ('refusal' in passkey) return passkey
          return passkey.person === person.id ? passkey : refused
        },
        () => recordFailedStepUp(needs, person.id, 'passkey'),
      )
      if (isRefusal(done)) return sendLimited(reply, done)
      const at = nowOf(needs)
      if (!(await confirm(needs, request, reply, session)))
        return sendRefusal(reply, refuse('not-signed-in', 'Your session ended meanwhile; sign in again.'))
      const stepUpUntil = new Date(Date.parse(at) + needs.times.freshMs).toISOString()
      return { person, session, stepUpUntil }
    },
  )
}

function addOwnPasskeys(app: FastifyInstance, needs: SignInNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const { db } = needs.recorder.database

  typed.get(
    '/api/v1/passkeys',
    { schema: { response: { 200: Passkeys } }, config: { act: 'passkey.see' } },
    async (request, reply) => {
      const asker = sessionOf(request)
      if ('refusal' in asker) return sendRefusal(reply, asker)
      return { passkeys: (await findPasskeysOf(db, asker.person.id)).map(show) }
    },
  )

  typed.post('/api/v1/passkeys/options', { config: { act: 'passkey.change' } }, async (request, reply) => {
    const asker = sessionOf(request)
    if ('refusal' in asker) return sendRefusal(reply, asker)
    const unsure = needStepUp(asker, nowOf(needs))
    if (unsure) return sendRefusal(reply, unsure)
    const known = await findPasskeysOf(db, asker.person.id)
    const asked = { name: asker.person.name, bound: asker.session, known }
    return { options: await askForNewPasskey(needs, reply, 'add', asked) }
  })

  typed.post(
    '/api/v1/passkeys',
    { schema: { body: AddPasskey, response: { 200: Passkeys } }, config: { act: 'passkey.change' } },
    async (request, reply) => {
      const asker = sessionOf(request)
      if ('refusal' in asker) return sendRefusal(reply, asker)
      const unsure = needStepUp(asker, nowOf(needs))
      if (unsure) return sendRefusal(reply, unsure)
      const { name, response } = request.body
      const made = await takeNewPasskey(needs, request, reply, {
        purpose: 'add',
        bound: asker.session,
        response,
      })
      if ('refusal' in made) return sendRefusal(reply, made)
      const person = asker.person.id
      const permit = needs.people.permit({ kind: 'person', id: person }, 'passkey.change')
      const done = await commit(needs.recorder, permit, async (tx, at) => {
        const added = await addPasskey(needs, tx, at, { person, name, made })
        return added ? { result: undefined, events: [added] } : { declined: notAdded }
      })
      if (!done.ok) return sendRefusal(reply, done.declined)
      return { passkeys: (await findPasskeysOf(db, person)).map(show) }
    },
  )
}

function changeOwnPasskeys(app: FastifyInstance, needs: SignInNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const { db } = needs.recorder.database

  typed.patch(
    '/api/v1/passkeys/:id',
    {
      schema: { params, body: RenamePasskey, response: { 200: Passkey } },
      config: { act: 'passkey.change' },
    },
    async (request, reply) => {
      const asker = sessionOf(request)
      if ('refusal' in asker) return sendRefusal(reply, asker)
      const { id } = request.params
      const { name } = request.body
      const person = asker.person.id
      const permit = needs.people.permit({ kind: 'person', id: person }, 'passkey.change')
      const done = await commit(needs.recorder, permit, async (tx) => {
        if (!(await renamePasskey(tx, person, id, name))) return { declined: none }
        const rows = [{ table: 'passkey', key: id }] as const
        return { result: id, events: [{ type: 'passkey.renamed', subject: person, parts: { name }, rows }] }
      })
      const passkey = (await findPasskeysOf(db, person)).find((one) => one.id === id)
      return done.ok && passkey ? show(passkey) : sendRefusal(reply, none)
    },
  )

  typed.delete(
    '/api/v1/passkeys/:id',
    { schema: { params, response: { 200: Ended } }, config: { act: 'passkey.change' } },
    async (request, reply) => {
      const asker = sessionOf(request)
      if ('refusal' in asker) return sendRefusal(reply, asker)
      const unsure = needStepUp(asker, nowOf(needs))
      if (unsure) return sendRefusal(reply, unsure)
      const person = asker.person.id
      const permit = needs.people.permit({ kind: 'person', id: person }, 'passkey.change')
      const done = await commit(
        needs.recorder,
        permit,
        async (tx) => {
          const known = await findPasskeysOf(tx, person)
          if (known.length === 1 && !needs.provider)
            return { declined: refuse('not-allowed', 'This is your only passkey; add another one first.') }
          if (!(await deletePasskey(tx, person, request.params.id))) return { declined: none }
          const rows = [{ table: 'passkey', key: request.params.id }] as const
          return { result: undefined, events: [{ type: 'passkey.removed', subject: person, rows }] }
        },
        { isolation: 'serializable' },
      )
      return done.ok ? { ended: 1 } : sendRefusal(reply, done.declined)
    },
  )
}

const show = ({ id, name, added_at, is_synced, use }: SeenPasskey) => ({
  ...{ id, name, addedAt: added_at, isSynced: is_synced },
  usedOn: use?.used_on ?? null,
  isBackedUp: use?.is_backed_up ?? false,
})
