import fastifySwagger from '@fastify/swagger'
import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod'
import { sendRefusal } from './problem.ts'
import { refuse } from './refusals.ts'

const bodyLimit = 1 << 20

export type ApiNeeds = {
  /** Is told of a fault; it never sees what was sent. */
  readonly onFault: (error: Error, route: string) => void
  readonly version: string
}

/** An application without routes: shapes are checked by zod, and whatever goes wrong leaves as a problem. */
export async function makeApi({ onFault, version }: ApiNeeds): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    bodyLimit,
    routerOptions: { ignoreTrailingSlash: true },
    trustProxy: false,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler((error: FastifyError, request, reply) => answerFault(error, request, reply, onFault))
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Second Look', version, description: 'A social-media policy that runs.' },
    },
    transform: jsonSchemaTransform,
  })
  return app
}

function answerFault(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
  onFault: ApiNeeds['onFault'],
): FastifyReply {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.map(({ instancePath, message }) => ({
      path: instancePath.slice(1).replaceAll('/', '.'),
      says: message ?? 'cannot be used',
    }))
    return sendRefusal(reply, refuse('bad-request', 'Look at what is marked, and send it again.', fields))
  }
  if (error.statusCode === 413) return sendRefusal(reply, refuse('too-large', 'Send less at once.'))
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return sendRefusal(reply, refuse('bad-request', 'The request could not be read; send JSON as UTF-8.'))
  onFault(error, `${request.method} ${request.routeOptions.url ?? 'unknown'}`)
  return sendRefusal(
    reply,
    refuse('not-now', 'Something broke on our side. Nothing was changed; try again in a moment.'),
  )
}
