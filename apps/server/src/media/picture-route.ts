import { Readable } from 'node:stream'
import { MediaId } from '@secondlook/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type Blobs, readWhole } from '../blobs/blobs.ts'
import { sendRefusal } from '../http/problem.ts'
import type { Refusal } from '../http/refusals.ts'
import { digestFor, type Media } from './model.ts'

type PictureNeeds = {
  readonly blobs: Blobs
  readonly findReadable: (request: FastifyRequest, id: string) => Promise<Media | Refusal>
}

/** Whatever a browser makes of an answer that should be a picture, it runs nothing, asks for nothing and is nobody's frame. */
const asPicture = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
} as const

/** The picture as we made it anew, whole or smaller. */
export function pictureRoute(app: FastifyInstance, { blobs, findReadable }: PictureNeeds): void {
  app.withTypeProvider<ZodTypeProvider>().get(
    '/api/v1/media/:id/picture',
    {
      schema: {
        params: MediaId,
        querystring: z.object({ size: z.enum(['full', '1200', '400']).default('full') }),
      },
      config: { act: 'media.read' },
    },
    async (request, reply) => {
      const media = await findReadable(request, request.params.id)
      if ('refusal' in media) return sendRefusal(reply, media)
      const { size } = request.query
      const digest = digestFor(media, size)
      const named = `${media.id}.${media.kind === 'jpeg' ? 'jpg' : 'png'}`
      reply.headers(asPicture).type(`image/${media.kind}`)
      reply.header('content-disposition', `inline; filename="${named}"`)
      // A small one is read first, so that a missing file is still said as a fault and not as half an answer.
      return reply.send(size === 'full' ? Readable.from(blobs.read(digest)) : await readWhole(blobs, digest))
    },
  )
}
