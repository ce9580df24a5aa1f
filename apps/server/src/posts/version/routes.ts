import { PostChanges, PostVersion, SavedVersion, SaveVersion } from '@secondlook/contract'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sendRefusal } from '../../http/problem.ts'
import { refuse } from '../../http/refusals.ts'
import { mustAsk } from '../../people/index.ts'
import { findEntryNames } from '../../registers/index.ts'
import type { Db } from '../../store/database.ts'
import type { PostsNeeds } from '../needs.ts'
import { openPost } from '../open-post.ts'
import { changesBetween } from './changes.ts'
import { saveVersion } from './save-version.ts'
import { showVersion } from './show-version.ts'
import { findVersion, type VersionRow } from './store.ts'

const VersionNumber = z.coerce.number().int().min(1).max(1_000_000)
const ofPost = z.object({ post: z.string().max(100) })
const noVersion = refuse('not-found', 'There is no such version of this post.')
const keepNowhere = (reply: FastifyReply): FastifyReply => reply.header('cache-control', 'no-store')

/** Saving a version, and looking at versions and at what differs between two. */
export function versionRoutes(app: FastifyInstance, needs: PostsNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const { askerOf } = needs
  const { db } = needs.recorder.database
  const read = { act: 'post.read' }

  typed.post(
    '/api/v1/posts/:post/versions',
    { schema: { params: ofPost, body: SaveVersion }, config: { act: 'post.write' } },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const open = await openPost(db, asker, request.params.post)
      if ('refusal' in open) return sendRefusal(reply, open)
      const saved = await saveVersion(needs, asker, open, request.body.revision)
      if ('refusal' in saved) return sendRefusal(reply, saved)
      return keepNowhere(reply).send(SavedVersion.parse(saved))
    },
  )

  typed.get(
    '/api/v1/posts/:post/versions/:number',
    { schema: { params: ofPost.extend({ number: VersionNumber }) }, config: read },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const open = await openPost(db, asker, request.params.post)
      if ('refusal' in open) return sendRefusal(reply, open)
      const version = await findVersion(db, open.post.id, request.params.number)
      if (!version) return sendRefusal(reply, noVersion)
      return keepNowhere(reply).send(PostVersion.parse(await showVersion(db, version)))
    },
  )

  typed.get(
    '/api/v1/posts/:post/changes',
    {
      schema: { params: ofPost, querystring: z.object({ from: VersionNumber, to: VersionNumber }) },
      config: read,
    },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const open = await openPost(db, asker, request.params.post)
      if ('refusal' in open) return sendRefusal(reply, open)
      const { from, to } = request.query
      const [before, after] = [
        await findVersion(db, open.post.id, from),
        await findVersion(db, open.post.id, to),
      ]
      if (!before || !after) return sendRefusal(reply, noVersion)
      return keepNowhere(reply).send(PostChanges.parse(await showChanges(db, before, after)))
    },
  )
}

/** What differs between two versions, with everything in them by its name. */
export async function showChanges(db: Db, before: VersionRow, after: VersionRow): Promise<PostChanges> {
  const ids = [before.body, after.body].flatMap(({ variants, template, initiatives, schedule, pictures }) => [
    ...variants.map(({ channel }) => channel),
    ...initiatives,
    ...(template === null ? [] : [template]),
    ...(schedule.kind === 'event' ? [schedule.entry] : []),
    ...pictures.flatMap(({ asset }) => asset ?? []),
  ])
  const entries = await findEntryNames(db, ids)
  const names = new Map([...entries].map(([id, { name }]) => [id, name]))
  return changesBetween(before, after, names)
}
