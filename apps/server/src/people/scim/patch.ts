import { type ScimRefusal, scimNo } from './errors.ts'

export type Operation = {
  readonly op: 'add' | 'replace' | 'remove'
  readonly path: string | undefined
  readonly value: unknown
}

export const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'

/** The operations of a PATCH. Some services write `Replace` for `replace`. */
export function readOperations(body: unknown): readonly Operation[] | ScimRefusal {
  const { schemas, Operations } = (body ?? {}) as Record<string, unknown>
  if (!Array.isArray(schemas) || !schemas.includes(patchSchema))
    return scimNo(400, `A PATCH names the schema ${patchSchema}.`, 'invalidSyntax')
  if (!Array.isArray(Operations) || Operations.length === 0 || Operations.length > 1000)
    return scimNo(400, 'A PATCH has from 1 to 1000 Operations.', 'invalidSyntax')
  const read: Operation[] = []
  for (const one of Operations as readonly unknown[]) {
    const { op, path, value } = (one ?? {}) as Record<string, unknown>
    const name = typeof op === 'string' ? op.toLowerCase() : ''
    if (name !== 'add' && name !== 'replace' && name !== 'remove')
      return scimNo(400, 'An operation is add, replace or remove.', 'invalidSyntax')
    if (path !== undefined && typeof path !== 'string') return scimNo(400, 'A path is a text.', 'invalidPath')
    if (name === 'remove' && path === undefined)
      return scimNo(400, 'A remove says what with a path.', 'noTarget')
    read.push({ op: name, path, value })
  }
  return read
}
