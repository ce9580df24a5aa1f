import { AskChannels, Asked, AskWithRegisters } from '@secondlook/contract'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { sendRefusal } from '../http/problem.ts'
import { refuse } from '../http/refusals.ts'
import { type AskerOf, findPerson, mustAsk } from '../people/index.ts'
import type { Db } from '../store/database.ts'
import { type AskNeeds, assessFor } from './ask.ts'
import { draftOf, isTooLong, signsMax } from './model.ts'
import type { ListChannels } from './ports.ts'

export type ChecksNeeds = AskNeeds & {
  readonly db: Db
  readonly askerOf: AskerOf
  readonly listChannels: ListChannels
}

const keepNowhere = (reply: FastifyReply): FastifyReply => reply.header('cache-control', 'no-store')

const tooLong = refuse(
  'too-large',
  `Ask about one post at a time: up to ${signsMax.toLocaleString('en-AU')} characters with its pictures’ words.`,
)

/** Asking with the registers. Nothing that was sent is stored, logged or repeated in a refusal. */
export function checksRoutes(app: FastifyInstance, needs: ChecksNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()

  typed.post(
    '/api/v1/checks',
    { schema: { body: AskWithRegisters }, config: { act: 'check.ask' } },
    async (request, reply) => {
      const { person, selves, at } = await mustAsk(needs.askerOf, request)
      const draft = draftOf(request.body, person, needs.now())
      if (isTooLong(draft)) return sendRefusal(reply, tooLong)
      const unit = (await findPerson(needs.db, person, at))?.unit ?? null

      const asked = await assessFor(needs, { person, selves, unit }, draft)

      if ('refusal' in asked) return sendRefusal(reply, asked)
      return keepNowhere(reply).send(Asked.parse(asked))
    },
  )

  typed.get('/api/v1/checks/channels', { config: { act: 'check.ask' } }, async (_request, reply) =>
    keepNowhere(reply).send(AskChannels.parse({ channels: await needs.listChannels() })),
  )
}
