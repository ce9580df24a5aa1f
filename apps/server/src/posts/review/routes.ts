import { AskForApproval, Decide, WithReason } from '@secondlook/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sendRefusal } from '../../http/problem.ts'
import type { Refusal } from '../../http/refusals.ts'
import { type Act, type Asker, isRefusal, mustAsk } from '../../people/index.ts'
import { commit, type Permit } from '../../records/index.ts'
import { mayNotApprove } from '../lifecycle/may.ts'
import { isSensitive } from '../lifecycle/yes.ts'
import type { PostsNeeds } from '../needs.ts'
import { whyOut } from '../out.ts'
import { type ActNeeds, noPost, type Outcome } from './act-on.ts'
import { askForApproval, roundBefore } from './ask.ts'
import { decideOnPost, isSaid, saidBefore, yesOf } from './decide-on.ts'
import { nudge } from './nudge.ts'
import { openPost } from './open-post.ts'
import { findReadable, permitOn, type Readable } from './permits.ts'
import { sayNo } from './say-no.ts'
import { type TakesBack, takeBack } from './take-back.ts'

export const PostParams = z.object({ post: z.string().min(1).max(100) })
const Made = z.object({ id: z.string() })

/** Somebody who does something to a post that they may see. */
export type Doing = { readonly asker: Asker; readonly found: Readable }

/** Opens a post for whoever asks, gets the permit, and does it in one commit. */
export function actOf(needs: PostsNeeds) {
  const { recorder, askerOf, kinds, zone } = needs
  const { db } = recorder.database
  return async <T>(
    request: FastifyRequest,
    post: string,
    permitFor: (doing: Doing) => Promise<Permit | Refusal> | Permit | Refusal,
    work: (act: ActNeeds, doing: Doing) => Promise<Outcome<T>>,
  ): Promise<{ readonly result: T } | { readonly declined: Refusal }> => {
    const asker = await mustAsk(askerOf, request)
    const found = await findReadable(db, asker, post)
    if (!found) return { declined: noPost }
    const doing = { asker, found }
    const permit = await permitFor(doing)
    if (isRefusal(permit)) return { declined: permit }
    const signedInBy = asker.by.kind === 'token' ? 'token' : ((await needs.howSignedIn?.(request)) ?? null)
    const done = await commit(recorder, permit, (tx, at) =>
      work({ tx, at, source: recorder.source, kinds, zone, asker, signedInBy }, doing),
    )
    return done.ok ? { result: done.result } : { declined: done.declined }
  }
}

export const keepNowhere = (reply: FastifyReply): FastifyReply => reply.header('cache-control', 'no-store')

/** The same for what cannot be done any more once a post is out. */
const unlessOut =
  <T>(
    { isOut }: PostsNeeds,
    post: string,
    work: (act: ActNeeds, doing: Doing) => Promise<Outcome<T>>,
  ): ((act: ActNeeds, doing: Doing) => Promise<Outcome<T>>) =>
  async (act, doing) => {
    const out = await whyOut(isOut, act.tx, post)
    return out ? { declined: out } : await work(act, doing)
  }

/** Asking for approval, and what is said to it. */
export function reviewRoutes(app: FastifyInstance, needs: PostsNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const act = actOf(needs)
  const byTable =
    (name: Act) =>
    ({ asker, found }: Doing) =>
      permitOn(asker, name, found.about)

  typed.post(
    '/api/v1/posts/:post/rounds',
    {
      schema: { params: PostParams, body: AskForApproval, response: { 201: Made } },
      config: { act: 'post.write' },
    },
    async (request, reply) => {
      const { post } = request.params
      const done = await act(
        request,
        post,
        byTable('post.write'),
        unlessOut(needs, post, (needed) => askForApproval(needed, post, request.body)),
      )
      if (!('declined' in done)) return keepNowhere(reply).code(201).send({ id: done.result.id })
      // What is sent twice is answered as it was the first time.
      const before = roundBefore(done.declined)
      return before === undefined
        ? sendRefusal(reply, done.declined)
        : keepNowhere(reply).code(201).send({ id: before })
    },
  )

  typed.post(
    '/api/v1/posts/:post/decisions',
    { schema: { params: PostParams, body: Decide }, config: { act: 'post.read' } },
    async (request, reply) => {
      const { post } = request.params
      const done = await act(
        request,
        post,
        async (doing) => await permitToDecide(needs, doing, request.body),
        unlessOut(needs, post, (needed) => decideOnPost(needed, post, request.body)),
      )
      if ('declined' in done && done.declined !== saidBefore) return sendRefusal(reply, done.declined)
      return keepNowhere(reply).code(204).send()
    },
  )

  const takesBack: Readonly<Record<TakesBack, Act>> = {
    recall: 'post.write',
    drop: 'post.write',
    'look-after': 'post.look-after',
  }
  for (const [does, name] of Object.entries(takesBack) as [TakesBack, Act][])
    typed.post(
      `/api/v1/posts/:post/${does}`,
      { schema: { params: PostParams, body: WithReason }, config: { act: name } },
      async (request, reply) => {
        const { post } = request.params
        const work = (needed: ActNeeds) => takeBack(needed, post, does, request.body.reason)
        const done = await act(
          request,
          post,
          byTable(name),
          does === 'look-after' ? work : unlessOut(needs, post, work),
        )
        return 'declined' in done ? sendRefusal(reply, done.declined) : keepNowhere(reply).code(204).send()
      },
    )

  typed.post(
    '/api/v1/posts/:post/nudge',
    { schema: { params: PostParams }, config: { act: 'post.comment' } },
    async (request, reply) => {
      const { post } = request.params
      const done = await act(request, post, byTable('post.comment'), (needed) => nudge(needed, post))
      return 'declined' in done ? sendRefusal(reply, done.declined) : keepNowhere(reply).code(204).send()
    },
  )
}

/**
 * The permit of a decision. What the lifecycle has against a yes is said first, because it says more than the table
 * does; it is asked again when the post is held.
 */
async function permitToDecide(
  { recorder }: PostsNeeds,
  { asker, found }: Doing,
  decision: Decide,
): Promise<Permit | Refusal> {
  if (decision.does !== 'approve') return permitOn(asker, 'post.stop', found.about)
  const { db } = recorder.database
  const open = await openPost(db, asker.at, found.post.id, [...asker.selves])
  if (open) {
    const yes = yesOf(asker, asker.at, decision)
    const no = mayNotApprove(open.now, open.world, yes)
    if (no && !isSaid(open, yes)) return await sayNo(db, open, asker, no)
  }
  const isHigh = isSensitive(found.last?.tier ?? null) || open?.now.round?.isEmergency === true
  return permitOn(asker, isHigh ? 'post.approve-sensitive' : 'post.approve', found.about)
}
