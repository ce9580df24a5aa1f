import {
  AddedMedia,
  AddMediaQuery,
  MediaDeclaration,
  MediaFile,
  MediaId,
  MediaPage,
  MediaPageQuery,
} from '@secondlook/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import type { Blobs } from '../blobs/blobs.ts'
import { sendRefusal } from '../http/problem.ts'
import { type Refusal, refuse } from '../http/refusals.ts'
import {
  type Act,
  type Asker,
  type AskerOf,
  decide,
  findPerson,
  findUnit,
  isRefusal,
  mustAsk,
  permitFor,
} from '../people/index.ts'
import { commit, type Permit, type Recorder } from '../records/index.ts'
import { newId } from '../store/ids.ts'
import { cleanName } from './file-name.ts'
import { keepMedia } from './keep.ts'
import { looksLike } from './look.ts'
import { type Media, needsConsent, type UsesOfMedia } from './model.ts'
import { pictureRoute } from './picture-route.ts'
import { placeFor } from './place-for.ts'
import { readBody } from './read-body.ts'
import { removeMedia } from './remove.ts'
import { Slots } from './slots.ts'
import { findMedia, hold, listLooks, listMedia, say } from './store.ts'
import type { TakenIn } from './take-in.ts'

export type MediaNeeds = {
  readonly recorder: Recorder
  readonly blobs: Blobs
  readonly askerOf: AskerOf
  /** Makes of a file the picture that is kept of it. */
  readonly takeIn: (bytes: Uint8Array) => Promise<TakenIn | Refusal>
  /** What contexts above use pictures for. */
  readonly uses: readonly UsesOfMedia[]
}

const nothingHere = refuse(
  'not-found',
  'There is no such picture that you may see. It may have been removed.',
)
const tooMany = refuse('not-now', 'Many pictures are being added right now. Try again in a moment.')
const tooLarge = refuse('picture-too-large', 'This file is larger than 20 MB. Save it smaller, and add that.')

/** Each opens a program of its own; two at once leave room for everybody who only reads. */
const atOnce = 2
const waiting = 6

const keepNowhere = (reply: FastifyReply): FastifyReply => reply.header('cache-control', 'no-store')

/** Pictures: added, looked at, described and taken away. Who may read one, is asked of every one. */
export function mediaRoutes(app: FastifyInstance, needs: MediaNeeds): void {
  addRoute(app, needs)
  readRoutes(app, needs)
  changeRoutes(app, needs)
  pictureRoute(app, { ...needs, findReadable: (request, id) => findFor(needs, request, id, 'media.read') })
}

/** The body is the file, whatever type it is sent under; it is read behind the gate, and no further than it may go. */
function addRoute(app: FastifyInstance, needs: MediaNeeds): void {
  const slots = new Slots(atOnce, waiting)
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    scope
      .withTypeProvider<ZodTypeProvider>()
      .post(
        '/api/v1/media',
        { schema: { querystring: AddMediaQuery }, config: { act: 'media.add' } },
        async (request, reply) => {
          const added = await slots.run(async () => await add(needs, request, request.query))
          if (added === undefined || 'refusal' in added) {
            // What was not read of the body is nobody's: the next request must not begin in it.
            reply.header('connection', 'close')
            return sendRefusal(reply, added ?? tooMany)
          }
          return keepNowhere(reply).code(201).send(added)
        },
      )
  })
}

async function add(
  needs: MediaNeeds,
  request: FastifyRequest,
  query: z.infer<typeof AddMediaQuery>,
): Promise<AddedMedia | Refusal> {
  const { db } = needs.recorder.database
  const asker = await mustAsk(needs.askerOf, request)
  if (query.unit !== undefined && !(await findUnit(db, query.unit, asker.at)))
    return refuse('bad-request', 'There is no such unit now.', [{ path: 'unit', says: 'names no unit' }])
  const own = await findPerson(db, asker.person, asker.at)
  const place = placeFor(asker, query, own?.unit ?? null)
  const permit = permitFor(asker, 'media.add', { ...place, person: asker.person })
  if (isRefusal(permit)) return permit
  const bytes = await readBody(request.body, request.headers['content-length'])
  if (!bytes) return tooLarge
  const taken = await needs.takeIn(bytes)
  if ('refusal' in taken) return taken

  const before = await listLooks(db, [...asker.selves], 500)
  const id = await keepMedia(needs, permit, {
    ...{ taken, name: cleanName(query.name), person: asker.person },
    ...{ unit: place?.unit ?? null, channel: place?.channel ?? null },
  })
  const media = await findMedia(db, id)
  if (!media) throw new Error('a picture that was kept is not there')
  return AddedMedia.parse({
    media: toReply(asker, media),
    found: taken.found,
    alike: before
      .filter(({ look }) => looksLike(look, taken.look))
      .map(({ id: one, name }) => ({ id: one, name })),
  })
}

const byId = { params: MediaId }

function readRoutes(app: FastifyInstance, needs: MediaNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()

  typed.get(
    '/api/v1/media',
    { schema: { querystring: MediaPageQuery }, config: { act: 'media.read' } },
    async (request, reply) => {
      const asker = await mustAsk(needs.askerOf, request)
      const { limit, after } = request.query
      const found = await listMedia(needs.recorder.database.db, {
        ...{ people: [...asker.selves], limit: limit + 1, after },
      })
      const page = found.slice(0, limit)
      return keepNowhere(reply).send(
        MediaPage.parse({
          media: page.map((media) => toReply(asker, media)),
          next: found.length > limit ? (page.at(-1)?.id ?? null) : null,
        }),
      )
    },
  )

  typed.get('/api/v1/media/:id', { schema: byId, config: { act: 'media.read' } }, async (request, reply) => {
    const media = await findFor(needs, request, request.params.id, 'media.read')
    if ('refusal' in media) return sendRefusal(reply, media)
    return keepNowhere(reply).send(toReply(await mustAsk(needs.askerOf, request), media))
  })
}

function changeRoutes(app: FastifyInstance, needs: MediaNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const { recorder } = needs

  typed.put(
    '/api/v1/media/:id/declaration',
    { schema: { ...byId, body: MediaDeclaration }, config: { act: 'media.add' } },
    async (request, reply) => {
      const found = await findToChange(needs, request, request.params.id, 'media.add')
      if ('refusal' in found) return sendRefusal(reply, found)
      const { media, permit, asker } = found
      await commit(recorder, permit, async (tx, at) => {
        await hold(tx, [`said ${media.id}`])
        const { people, ai, alt } = request.body
        const said = { id: newId(recorder.source), media: media.id, person: asker.person, people, ai, alt }
        const rows = await say(tx, at, said)
        return {
          result: undefined,
          events: [
            {
              type: 'media.described',
              subject: media.id,
              parts: { said: { people, ai, alt } },
              rows: rows.map((key) => ({ table: 'media_said' as const, key })),
            },
          ],
        }
      })
      const after = await findMedia(recorder.database.db, media.id)
      return after ? keepNowhere(reply).send(toReply(asker, after)) : sendRefusal(reply, nothingHere)
    },
  )

  typed.delete(
    '/api/v1/media/:id',
    { schema: byId, config: { act: 'media.remove' } },
    async (request, reply) => {
      const found = await findToChange(needs, request, request.params.id, 'media.remove')
      if ('refusal' in found) return sendRefusal(reply, found)
      const uses = (await Promise.all(needs.uses.map((usesOf) => usesOf(found.media.id)))).flat()
      const [first] = uses
      if (first)
        return sendRefusal(
          reply,
          refuse('picture-in-use', `This picture is used: ${first.says}. Take it out there first.`),
        )
      return (await removeMedia(recorder, found.permit, found.media))
        ? reply.code(204).send()
        : sendRefusal(reply, nothingHere)
    },
  )
}

type Changing = { readonly media: Media; readonly permit: Permit; readonly asker: Asker }

async function findToChange(
  needs: MediaNeeds,
  request: FastifyRequest,
  id: string,
  act: Act,
): Promise<Changing | Refusal> {
  const media = await findFor(needs, request, id, 'media.read')
  if ('refusal' in media) return media
  const asker = await mustAsk(needs.askerOf, request)
  const permit = permitFor(asker, act, objectOf(media))
  return isRefusal(permit) ? permit : { media, permit, asker }
}

/** A picture that whoever asks may see. One that is not theirs to see is answered like none at all. */
async function findFor(
  needs: MediaNeeds,
  request: FastifyRequest,
  id: string,
  act: Act,
): Promise<Media | Refusal> {
  const asker = await mustAsk(needs.askerOf, request)
  const media = await findMedia(needs.recorder.database.db, id)
  return media && decide(asker, act, objectOf(media)).may ? media : nothingHere
}

const objectOf = ({ unit, channel, person }: Media) => ({ unit, channel, person })

function toReply(asker: Asker, media: Media): MediaFile {
  const { digest: _digest, medium: _medium, small: _small, look: _look, ...shown } = media
  const object = objectOf(media)
  return MediaFile.parse({
    ...shown,
    needsConsent: needsConsent(media),
    may: {
      declare: decide(asker, 'media.add', object).may,
      remove: decide(asker, 'media.remove', object).may,
    },
  })
}
