import { OfficialAccounts, OfficialAnswer, OfficialQuestion } from '@secondlook/contract'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { findUnits } from '../../people/index.ts'
import { signOfficial } from '../../records/index.ts'
import { findAllSpans } from '../entry/store.ts'
import type { RegistersNeeds } from '../needs.ts'
import { type Listed, listOfficial } from './official-accounts.ts'
import { answerOfficial } from './official-answer.ts'

const config = { open: 'which accounts are official is for everybody to know' }
/** A list that is asked for by many at once is worked out once for all of them. */
const keptMs = 2000

type Board = { readonly accounts: readonly Listed[]; readonly note: string }
type Needs = Pick<RegistersNeeds, 'db' | 'recorder' | 'roots' | 'zone' | 'houseRulesOf'>

/** The public page of official accounts. Nobody signs in for it, and nobody is remembered for having asked. */
export function officialRoutes(app: FastifyInstance, needs: Needs): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const board = rememberBoard(needs)
  /** What is not ours any more nobody looks after, so nothing is said of comments there. */
  const show = (one: Listed) => ({
    ...said(one),
    houseRules: one.state === 'live' || one.state === 'paused' ? needs.houseRulesOf(one.channel) : null,
  })

  typed.get(
    '/api/v1/official',
    { schema: { response: { 200: OfficialAccounts } }, config },
    async (_, reply) => {
      const { accounts, note } = await board()
      return forMany(reply).send({ accounts: accounts.map(show), note })
    },
  )

  app.get('/api/v1/official/note', { config }, async (_, reply) =>
    forMany(reply)
      .type('text/plain; charset=utf-8')
      .send((await board()).note),
  )

  typed.get(
    '/api/v1/official/answer',
    { schema: { querystring: OfficialQuestion, response: { 200: OfficialAnswer } }, config },
    async (request, reply) => {
      const { account, ...answer } = answerOfficial(request.query.account, (await board()).accounts)
      return forMany(reply).send({ ...answer, account: account && show(account) })
    },
  )
}

const forMany = (reply: FastifyReply): FastifyReply => reply.header('cache-control', 'public, max-age=60')

const said = ({ name, platform, address, body, state, since }: Listed) => ({
  ...{ name, platform, address, body, state, since },
})

/** Works the list out again when what is kept is older than a moment; those who come meanwhile wait for the same. */
function rememberBoard(needs: Needs): () => Promise<Board> {
  let kept: { readonly from: number; readonly board: Promise<Board> } | undefined
  return async () => {
    const now = needs.recorder.source.now()
    if (!kept || now < kept.from || now - kept.from >= keptMs)
      kept = { from: now, board: readBoard(needs, now) }
    const { board } = kept
    try {
      return await board
    } catch (error) {
      // What went wrong once is tried again by the next who asks.
      if (kept?.board === board) kept = undefined
      throw error
    }
  }
}

async function readBoard({ db, zone, roots }: Needs, now: number): Promise<Board> {
  const at = new Date(now).toISOString()
  const bodies = new Map((await findUnits(db, at)).map(({ id, name, since }) => [id, { name, since }]))
  const { accounts, issued } = listOfficial(await findAllSpans(db, ['channels']), { at, zone, bodies })
  const lines = accounts.map((one) => ({ account: one.account, ...said(one) }))
  return { accounts, note: (await signOfficial({ db, roots }, { issued, accounts: lines })) ?? '' }
}
