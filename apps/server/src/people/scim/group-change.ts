import { type ScimRefusal, scimNo } from './errors.ts'
import { readOperations } from './patch.ts'

/** What a request wants of a group. `members` is the whole list. */
export type GroupChange = {
  readonly name?: string
  readonly key?: string | null
  readonly members?: readonly string[]
  readonly add?: readonly string[]
  readonly remove?: readonly string[] | 'all'
}

const membersMax = 1000

export function readGroup(body: unknown): GroupChange | ScimRefusal {
  const { displayName, externalId, members } = (body ?? {}) as Record<string, unknown>
  if (typeof displayName !== 'string' || displayName.trim() === '')
    return scimNo(400, 'A group needs a displayName.', 'invalidValue')
  const ids = members === undefined || members === null ? [] : readMembers(members)
  if (!Array.isArray(ids)) return ids as ScimRefusal
  return {
    name: displayName.trim(),
    ...(typeof externalId === 'string' && externalId !== '' && { key: externalId }),
    ...(members !== undefined && { members: ids }),
  }
}

function readMembers(value: unknown): readonly string[] | ScimRefusal {
  const list = (Array.isArray(value) ? value : [value]) as readonly unknown[]
  if (list.length > membersMax) return scimNo(400, `At most ${membersMax} members at once.`, 'tooMany')
  const ids = list.map((one) =>
    typeof one === 'object' && one !== null ? (one as Record<string, unknown>)['value'] : one,
  )
  return ids.every((id): id is string => typeof id === 'string')
    ? ids
    : scimNo(400, 'A member has the id of a user as its value.', 'invalidValue')
}

const oneMember = /^members\[value eq "([^"\\]+)"\]$/i

export function readGroupPatch(body: unknown): GroupChange | ScimRefusal {
  const operations = readOperations(body)
  if ('detail' in operations) return operations
  let change: GroupChange = {}
  for (const { op, path, value } of operations) {
    const next = takeOperation(change, op, path, value)
    if ('detail' in next) return next
    change = next
  }
  return change
}

function takeOperation(
  change: GroupChange,
  op: 'add' | 'replace' | 'remove',
  path: string | undefined,
  value: unknown,
): GroupChange | ScimRefusal {
  if (path === undefined) {
    let all = change
    for (const [name, one] of Object.entries((value ?? {}) as object)) {
      if (name === 'id' || name === 'schemas') continue
      const next = takeOperation(all, op, name, one)
      if ('detail' in next) return next
      all = next
    }
    return all
  }
  const single = oneMember.exec(path)
  if (single?.[1] !== undefined && op === 'remove') return withOut(change, [single[1]])
  if (path === 'displayName' && typeof value === 'string' && value.trim() !== '')
    return { ...change, name: value.trim() }
  if (path === 'externalId' && (typeof value === 'string' || value === undefined || value === null))
    return { ...change, key: typeof value === 'string' && value !== '' ? value : null }
  if (path !== 'members') return scimNo(400, `There is nothing to change at ${path}.`, 'invalidPath')
  if (op === 'remove' && value === undefined) return { ...change, remove: 'all' }
  const ids = readMembers(value ?? [])
  if ('detail' in ids) return ids
  if (op === 'remove') return withOut(change, ids)
  return op === 'add' ? { ...change, add: [...(change.add ?? []), ...ids] } : { ...change, members: ids }
}

const withOut = (change: GroupChange, ids: readonly string[]): GroupChange =>
  change.remove === 'all' ? change : { ...change, remove: [...(change.remove ?? []), ...ids] }
