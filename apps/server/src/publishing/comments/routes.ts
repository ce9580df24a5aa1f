import {
  AnswerComplaint,
  AskComplaint,
  CommentBoard,
  CommentPage,
  CommentQuestion,
  ComplaintAnswer,
  ComplaintCode,
  ComplaintPage,
  DoneToComment,
  HouseRules,
  ModerateComment,
  NewComplaint,
  SayWhetherDone,
  SecondLook,
} from '@secondlook/contract'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sendRefusal } from '../../http/problem.ts'
import { type Refusal, refuse } from '../../http/refusals.ts'
import { type AskerOf, mustAsk } from '../../people/index.ts'
import type { PublishingNeeds } from '../needs.ts'
import { answerComplaint, showComplaint } from './complaints/answer.ts'
import { complain, readAnswer, showHouseRules } from './complaints/complain.ts'
import { moderate, noComment } from './moderate.ts'
import { sayWhether, takeSecondLook } from './second-look.ts'
import { showBoard, showComment } from './show-comments.ts'

/** Lets somebody try, and slows down failures: of the same thing from the same network. */
export type LimitTries = <T extends object>(
  tried: { readonly what: string; readonly address: string },
  attempt: () => Promise<T | Refusal>,
) => Promise<T | (Refusal & { readonly retryAfterS?: number })>

export type CommentRoutesNeeds = PublishingNeeds & {
  readonly askerOf: AskerOf
  readonly limitTries: LimitTries
}

const Id = z.string().min(1).max(100)
const read = { act: 'comments.read' as const }
const look = { act: 'comments.look-after' as const }
const open = { open: 'how comments are looked after, and asking about it, is for everybody outside' }
const noRequest = refuse('not-found', 'There is no such request that you may see.')

/** Comments under our posts: what people see and do, and what whoever wrote one may ask. */
export function commentRoutes(app: FastifyInstance, needs: CommentRoutesNeeds): void {
  forStaff(app, needs)
  forEverybody(app, needs)
}

const fresh = (reply: FastifyReply): FastifyReply => reply.header('cache-control', 'no-store')
const answer = (reply: FastifyReply, no: Refusal | undefined) =>
  no ? sendRefusal(reply, no) : fresh(reply).code(204).send()

function forStaff(app: FastifyInstance, needs: CommentRoutesNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const { db } = needs.recorder.database
  const asking = (request: Parameters<AskerOf>[0]) => mustAsk(needs.askerOf, request)
  const Comment = z.object({ comment: Id })
  const Act = z.object({ comment: Id, act: Id })
  const Request = z.object({ request: Id })

  typed.get(
    '/api/v1/comments',
    { schema: { querystring: CommentQuestion, response: { 200: CommentBoard } }, config: read },
    async (request, reply) => fresh(reply).send(await showBoard(needs, await asking(request), request.query)),
  )
  typed.get(
    '/api/v1/comments/:comment',
    { schema: { params: Comment, response: { 200: CommentPage } }, config: read },
    async (request, reply) => {
      const page = await showComment(needs, await asking(request), request.params.comment)
      return page ? fresh(reply).send(page) : sendRefusal(reply, noComment)
    },
  )
  typed.post(
    '/api/v1/comments/:comment/acts',
    {
      schema: { params: Comment, body: ModerateComment, response: { 200: DoneToComment } },
      config: { act: 'comments.moderate' },
    },
    async (request, reply) => {
      const did = await moderate(needs, await asking(request), request.params.comment, request.body)
      return 'refusal' in did ? sendRefusal(reply, did) : fresh(reply).send(did)
    },
  )
  typed.post(
    '/api/v1/comments/:comment/acts/:act/look',
    { schema: { params: Act, body: SecondLook }, config: look },
    async (request, reply) =>
      answer(reply, await takeSecondLook(needs, await asking(request), request.params, request.body)),
  )
  typed.post(
    '/api/v1/comments/:comment/acts/:act/whether',
    { schema: { params: Act, body: SayWhetherDone }, config: { act: 'comments.moderate' } },
    async (request, reply) =>
      answer(reply, await sayWhether(needs, await asking(request), request.params, request.body)),
  )
  typed.get(
    '/api/v1/comment-requests/:request',
    { schema: { params: Request, response: { 200: ComplaintPage } }, config: read },
    async (request, reply) => {
      const page = await showComplaint(db, await asking(request), request.params.request)
      return page ? fresh(reply).send(page) : sendRefusal(reply, noRequest)
    },
  )
  typed.post(
    '/api/v1/comment-requests/:request/answer',
    { schema: { params: Request, body: AnswerComplaint }, config: look },
    async (request, reply) =>
      answer(
        reply,
        await answerComplaint(needs, await asking(request), request.params.request, request.body),
      ),
  )
}

function forEverybody(app: FastifyInstance, needs: CommentRoutesNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const Channel = z.object({ channel: Id })
  const refused = (reply: FastifyReply, no: Refusal & { readonly retryAfterS?: number }) => {
    if (no.retryAfterS !== undefined) reply.header('retry-after', String(no.retryAfterS))
    return sendRefusal(reply, no)
  }

  typed.get(
    '/api/v1/house-rules/:channel',
    { schema: { params: Channel, response: { 200: HouseRules } }, config: open },
    async (request, reply) => {
      const rules = await showHouseRules(needs, request.params.channel)
      return 'refusal' in rules ? sendRefusal(reply, rules) : fresh(reply).send(rules)
    },
  )
  typed.post(
    '/api/v1/house-rules/:channel/requests',
    { schema: { params: Channel, body: NewComplaint, response: { 201: ComplaintCode } }, config: open },
    async (request, reply) => {
      // Each counts as a try that failed would, so that nobody fills the queue; the first few cost nothing.
      const counted = await needs.limitTries<{ is: 'never' }>(
        { what: 'a new request', address: request.ip },
        async () => noRequest,
      )
      if ('retryAfterS' in counted) return refused(reply, counted)
      const made = await complain(needs, request.params.channel, request.body)
      return 'refusal' in made ? sendRefusal(reply, made) : fresh(reply).code(201).send(made)
    },
  )
  typed.post(
    '/api/v1/house-rules/answer',
    { schema: { body: AskComplaint, response: { 200: ComplaintAnswer } }, config: open },
    async (request, reply) => {
      const found = await needs.limitTries<ComplaintAnswer>(
        { what: 'a code', address: request.ip },
        async () => await readAnswer(needs, request.body.code),
      )
      return 'refusal' in found ? refused(reply, found) : fresh(reply).send(found)
    },
  )
}
