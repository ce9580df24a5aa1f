import type { FastifyReply } from 'fastify'

/** RFC 7644, section 3.12. */
export type ScimType =
  | 'invalidFilter'
  | 'tooMany'
  | 'uniqueness'
  | 'mutability'
  | 'invalidSyntax'
  | 'invalidPath'
  | 'noTarget'
  | 'invalidValue'

export type ScimRefusal = { readonly status: number; readonly detail: string; readonly scimType?: ScimType }

export const scimNo = (status: number, detail: string, scimType?: ScimType): ScimRefusal => ({
  ...{ status, detail },
  ...(scimType && { scimType }),
})

export const scimMedia = 'application/scim+json; charset=utf-8'

export function sendScimRefusal(
  reply: FastifyReply,
  { status, detail, scimType }: ScimRefusal,
): FastifyReply {
  return reply
    .code(status)
    .type(scimMedia)
    .send(
      JSON.stringify({
        schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
        status: String(status),
        ...(scimType && { scimType }),
        detail,
      }),
    )
}
