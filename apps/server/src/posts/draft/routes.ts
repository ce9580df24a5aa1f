import {
  BeginPost,
  BegunPost,
  BeThere,
  CheckDraft,
  PostCheck,
  PostDraft,
  SaveDraft,
  SavedDraft,
  WhoIsThere,
} from '@secondlook/contract'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sendRefusal } from '../../http/problem.ts'
import { refuse } from '../../http/refusals.ts'
import { couldDo, findPerson, mustAsk } from '../../people/index.ts'
import { commit } from '../../records/index.ts'
import { findHolding } from '../../registers/index.ts'
import { decideOn } from '../about.ts'
import { refusalOf } from '../may-not.ts'
import type { PostsNeeds } from '../needs.ts'
import { openPost } from '../open-post.ts'
import { whyNotFor } from '../writes-for.ts'
import { beginPost } from './begin.ts'
import { checkTyped } from './check-draft.ts'
import { staleBefore } from './presence.ts'
import { saveDraft } from './save-draft.ts'
import { showDraft, showPresent } from './show-draft.ts'
import { findDraft, seePresent } from './store.ts'

const ofPost = { params: z.object({ post: z.string().max(100) }) }
/** A long text in a form for each of twenty channels, and the same as it was before. */
const bodyLimit = 16 << 20
const keepNowhere = (reply: FastifyReply): FastifyReply => reply.header('cache-control', 'no-store')

/** Beginning a post, and everything about what is being typed. */
export function draftRoutes(app: FastifyInstance, needs: PostsNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const { recorder, askerOf } = needs
  const { db, scratch } = recorder.database
  const write = { act: 'post.write' }

  typed.post('/api/v1/posts', { schema: { body: BeginPost }, config: write }, async (request, reply) => {
    const asker = await mustAsk(askerOf, request)
    const { body } = request
    const unit = body.unit ?? (await findPerson(db, asker.person, asker.at))?.unit ?? null
    const decision = decideOn(asker, 'post.write', { unit, channels: body.channels })
    const isWriter = decision.may || (couldDo(asker, 'post.write') && decision.needs === undefined)
    const elsewhere = isWriter && (await whyNotFor(db, asker, body.channels, 'channels'))
    if (elsewhere) return sendRefusal(reply, elsewhere)
    if (!decision.may) return sendRefusal(reply, refusalOf(decision))
    const [template] = await findHolding(
      db,
      ['templates'],
      asker.at,
      body.template === null ? [] : [body.template],
    )
    if (body.template !== null && !template)
      return sendRefusal(
        reply,
        refuse('bad-request', 'There is no such template now. Choose another, or none.', [
          { path: 'template', says: 'names no template' },
        ]),
      )
    const text = body.text === '' ? (template?.values.text ?? '') : body.text

    const begun = await commit(recorder, decision.permit, async (tx, at) => {
      const { post, event } = await beginPost(
        tx,
        { at, source: recorder.source },
        { ...body, unit, text },
        asker.person,
      )
      return { result: post, events: [event] }
    })

    if (!begun.ok) throw new Error('beginning a post is never declined')
    return keepNowhere(reply)
      .code(201)
      .send(BegunPost.parse({ id: begun.result }))
  })

  typed.get(
    '/api/v1/posts/:post/draft',
    { schema: ofPost, config: { act: 'post.read' } },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const open = await openPost(db, asker, request.params.post)
      if ('refusal' in open) return sendRefusal(reply, open)
      return keepNowhere(reply).send(PostDraft.parse(await showDraft(db, asker, open)))
    },
  )

  typed.put(
    '/api/v1/posts/:post/draft',
    { schema: { ...ofPost, body: SaveDraft }, bodyLimit, config: write },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const open = await openPost(db, asker, request.params.post)
      if ('refusal' in open) return sendRefusal(reply, open)
      const saved = await saveDraft(needs, asker, open, request.body)
      if ('refusal' in saved) return sendRefusal(reply, saved)
      return keepNowhere(reply).send(SavedDraft.parse(saved))
    },
  )

  typed.post(
    '/api/v1/posts/:post/presence',
    { schema: { ...ofPost, body: BeThere }, config: { act: 'post.read' } },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const open = await openPost(db, asker, request.params.post)
      if ('refusal' in open) return sendRefusal(reply, open)
      const { person, at } = asker
      await seePresent(
        scratch,
        { post: open.post.id, person, field: request.body.field, at },
        staleBefore(at),
      )
      const revision = (await findDraft(db, open.post.id))?.revision ?? open.draft.revision
      return keepNowhere(reply).send(
        WhoIsThere.parse({ present: await showPresent(db, asker, open.post.id), revision }),
      )
    },
  )

  typed.post(
    '/api/v1/posts/:post/check',
    { schema: { ...ofPost, body: CheckDraft }, bodyLimit, config: write },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const open = await openPost(db, asker, request.params.post)
      if ('refusal' in open) return sendRefusal(reply, open)
      const checked = await checkTyped(needs, asker, open.post, request.body.body)
      if ('refusal' in checked) return sendRefusal(reply, checked)
      return keepNowhere(reply).send(PostCheck.parse(checked.check))
    },
  )
}
