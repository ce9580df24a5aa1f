import { BegunCorrections, CorrectionPlan, type MayDo } from '@secondlook/contract'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sendRefusal } from '../../http/problem.ts'
import { type Refusal, refuse } from '../../http/refusals.ts'
import { sayInstant } from '../../notices/index.ts'
import { type Asker, type AskerOf, mustAsk } from '../../people/index.ts'
import {
  beginCorrection,
  confinedTo,
  decideOn,
  findReadable,
  findTitles,
  mayKnowOf,
  type Readable,
  whyNotFor,
} from '../../posts/index.ts'
import { commit, type Permit, type Recorder } from '../../records/index.ts'
import { findEntryNames, findHolding } from '../../registers/index.ts'
import type { Db } from '../../store/database.ts'
import { lifeOf } from '../life/life.ts'
import { findActs, toLifeAct } from '../life/store.ts'
import { correctionsOf } from '../taken-down/find-taken-down.ts'
import { type CorrectionPart, planCorrection, sayPart } from './plan-correction.ts'

const Params = z.object({ post: z.string().min(1).max(100) })
const noSuch = refuse('not-found', 'There is no such post that you may see.')
const nothingOut = 'Nothing of it is out, so there is nothing to correct. Change it where it is written.'

/** Beginning a correction of a post that is out or was. It is content, and approved like any. */
export function correctionRoutes(
  app: FastifyInstance,
  { recorder, askerOf }: { readonly recorder: Recorder; readonly askerOf: AskerOf },
): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const { db } = recorder.database
  const fresh = (reply: FastifyReply): FastifyReply => reply.header('cache-control', 'no-store')

  typed.get(
    '/api/v1/posts/:post/correction',
    { schema: { params: Params, response: { 200: CorrectionPlan } }, config: { act: 'post.read' } },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const found = await findReadable(db, asker, request.params.post)
      return found ? fresh(reply).send(await showPlan(db, asker, found)) : sendRefusal(reply, noSuch)
    },
  )

  typed.post(
    '/api/v1/posts/:post/corrections',
    { schema: { params: Params, response: { 201: BegunCorrections } }, config: { act: 'post.write' } },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const found = await findReadable(db, asker, request.params.post)
      if (!found) return sendRefusal(reply, noSuch)
      const begun = await begin(recorder, asker, found)
      return 'refusal' in begun ? sendRefusal(reply, begun) : fresh(reply).code(201).send(begun)
    },
  )
}

async function partsOf(db: Db, asker: Asker, { post, last }: Readable): Promise<readonly CorrectionPart[]> {
  // A profile text is said anew, and a pin is moved: neither is corrected by a post of its own.
  if (!last || last.body.kind === 'profile' || last.body.kind === 'pinned') return []
  const acts = await findActs(db, [post.id])
  const channels = [...new Set(acts.map(({ channel }) => channel))]
  const names = await findEntryNames(db, channels)
  const held = await findHolding(db, ['channels'], asker.at, channels)
  return planCorrection(
    channels.flatMap((id) => {
      const entry = held.find((one) => one.id === id)
      const own = acts.filter((act) => act.channel === id)
      // Nothing new goes out on a channel that is not there any more.
      if (!entry) return []
      return [
        {
          channel: { id, name: names.get(id)?.name ?? entry.name },
          platform: entry.values.platform ?? '',
          life: lifeOf(own.map(toLifeAct), own.at(-1)?.version ?? 1),
        },
      ]
    }),
  )
}

const channelsIn = (parts: readonly CorrectionPart[]): readonly string[] =>
  parts.flatMap(({ places }) => places.map(({ channel }) => channel.id))

/** The permit to write it on all of its channels, or why there is none. */
async function permitFor(
  db: Db,
  asker: Asker,
  { about }: Readable,
  parts: readonly CorrectionPart[],
): Promise<Permit | Refusal> {
  const channels = channelsIn(parts)
  if (channels.length === 0) return refuse('not-in-this-state', nothingOut)
  const decision = decideOn(asker, 'post.write', { unit: about.unit, channels })
  if (!decision.may) return refuse('not-allowed', decision.because)
  return (await whyNotFor(db, asker, channels, 'channels')) ?? decision.permit
}

async function showPlan(db: Db, asker: Asker, found: Readable): Promise<CorrectionPlan> {
  const parts = await partsOf(db, asker, found)
  const permit = await permitFor(db, asker, found, parts)
  const mayDo: MayDo = 'refusal' in permit ? { may: false, whyNot: permit.says } : { may: true, whyNot: null }
  const { id, corrects } = found.post
  const corrections = await correctionsOf(db, [id], (column) => confinedTo(db, asker, column))
  const [title] = corrects == null ? [] : await findTitles(db, [corrects])
  const isKnown = title !== undefined && (await mayKnowOf(db, asker, title.initiatives))
  return {
    parts: parts.map((part) => ({
      ...{ kind: part.kind, channels: part.places.map(({ channel }) => channel), says: sayPart(part) },
    })),
    ...mayDo,
    correctedBy: [...(corrections.get(id) ?? [])],
    corrects: isKnown ? { id: title.post, name: title.title || 'Untitled' } : null,
  }
}

async function begin(recorder: Recorder, asker: Asker, found: Readable): Promise<BegunCorrections | Refusal> {
  const { db } = recorder.database
  const { post, last } = found
  const parts = await partsOf(db, asker, found)
  const permit = await permitFor(db, asker, found, parts)
  if ('refusal' in permit) return permit
  if (!last) throw new Error(`${post.id} is out and was never a version`)
  const [title] = await findTitles(db, [post.id])
  const done = await commit(recorder, permit, async (tx, at) => {
    const begun = []
    for (const part of parts)
      begun.push({
        part,
        ...(await beginCorrection(
          tx,
          { at, source: recorder.source },
          { post: post.id, unit: post.unit, last },
          {
            ...{ kind: part.kind, opening: openingOf(part) },
            title: `Correction: ${title?.title || 'Untitled'}`.slice(0, 200),
            places: part.places.map(({ channel, about }) => ({ channel: channel.id, about })),
          },
          asker.person,
        )),
      })
    const [first, ...more] = begun.map(({ event }) => event)
    if (!first) throw new Error('a correction without a channel')
    return { result: begun, events: [first, ...more] }
  })
  if (!done.ok) throw new Error('beginning a correction is never declined')
  return {
    posts: done.result.map(({ post: id, part }) => ({
      ...{ id, kind: part.kind, channels: part.places.map(({ channel }) => channel) },
    })),
  }
}

function openingOf({ kind, wentOutAt }: CorrectionPart): string {
  if (kind === 'edit') return ''
  if (kind === 'reply' || wentOutAt === null) return 'Correction:'
  return `Correction of what we posted on ${sayInstant(wentOutAt).replace(/,.*$/, '')}:`
}
