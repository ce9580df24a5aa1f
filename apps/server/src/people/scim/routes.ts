import type { FastifyInstance } from 'fastify'
import { listOf, resourceTypes, schemas, serviceProviderConfig } from './discovery.ts'
import { scimNo, sendScimRefusal } from './errors.ts'
import { baseOf, idOf, type ScimNeeds, scimRoute } from './exchange.ts'
import { groupRoutes } from './groups.ts'
import { userRoutes } from './users.ts'

const bodyLimit = 1 << 20

/** SCIM 2.0 (RFC 7643, RFC 7644): a directory service keeps people and units current. */
export async function scimRoutes(app: FastifyInstance, needs: ScimNeeds): Promise<void> {
  await app.register(async (scim) => {
    scim.addContentTypeParser(
      ['application/scim+json', 'application/json'],
      { parseAs: 'string', bodyLimit },
      (_request, body, done) => {
        try {
          done(null, body === '' ? undefined : JSON.parse(String(body)))
        } catch {
          done(Object.assign(new Error('not JSON'), { statusCode: 400 }), undefined)
        }
      },
    )
    const otherFaults = scim.errorHandler
    scim.setErrorHandler((error: Error & { readonly statusCode?: number }, request, reply) =>
      error.statusCode !== undefined && error.statusCode < 500
        ? sendScimRefusal(
            reply,
            scimNo(error.statusCode, 'The request could not be read; send JSON as UTF-8.', 'invalidSyntax'),
          )
        : otherFaults.call(scim, error as never, request, reply),
    )
    const base = baseOf(needs)
    const fixed = (url: string, body: unknown): void =>
      scimRoute(scim, needs, 'GET', url, async () => ({ status: 200, body }))
    fixed('/ServiceProviderConfig', serviceProviderConfig(base))
    fixed('/ResourceTypes', listOf(resourceTypes(base)))
    fixed('/Schemas', listOf(schemas(base)))
    const one = (url: string, all: readonly { readonly id: string }[]): void =>
      scimRoute(scim, needs, 'GET', `${url}/:id`, async (request) => {
        const found = all.find(({ id }) => id === idOf(request))
        return found ? { status: 200, body: found } : scimNo(404, 'There is no such thing.')
      })
    one('/ResourceTypes', resourceTypes(base))
    one('/Schemas', schemas(base))
    userRoutes(scim, needs)
    groupRoutes(scim, needs)
  })
}
