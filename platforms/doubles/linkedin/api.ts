import type { Answer } from '../misbehave.ts'
import { type Call, json, type Take, textIn } from '../routes.ts'
import type { Network, Organization, Share } from './state.ts'

const wrong = (status: number, message: string): Answer => json({ status, message, code: 'DOUBLE' }, status)
const missing = wrong(404, 'The requested entity was not found.')
const done: Answer = { status: 204 }
const urnOf = ({ id }: Organization): string => `urn:li:organization:${id}`

export type LinkedinModes = {
  /** Whether the same words among the last posts are refused. */
  isDuplicateNoticed: boolean
}

const shareShape = (share: Share): Readonly<Record<string, unknown>> => ({
  ...{ id: share.urn, author: share.author, commentary: share.commentary, visibility: 'PUBLIC' },
  ...{ lifecycleState: 'PUBLISHED', createdAt: share.at, publishedAt: share.at },
  lastModifiedAt: share.editedAt ?? share.at,
  lifecycleStateInfo: { isEditedByAuthor: share.editedAt !== null },
  ...(share.content === undefined ? {} : { content: share.content }),
})

/** What the description says, as far as this connector uses it. Nothing is answered without a token and a version. */
export function apiOf(
  network: Network,
  modes: LinkedinModes,
  at: () => string,
): Readonly<Record<string, Take>> {
  const signed =
    (take: (call: Call, organization: Organization) => Answer): Take =>
    (call) => {
      const { authorization = '', 'linkedin-version': version } = call.asked.headers
      const organization = network.tokens.get(authorization.replace(/^Bearer /, ''))
      if (organization === undefined) return wrong(401, 'Invalid access token')
      return version === undefined ? wrong(400, 'Version is required') : take(call, organization)
    }
  const found = (take: (share: Share, call: Call, organization: Organization) => Answer): Take =>
    signed((call, organization) => {
      const share = network.shares.get(call.params['urn'] ?? '')
      return share === undefined ? missing : take(share, call, organization)
    })
  const page = (all: readonly unknown[], { query }: Call): Answer => {
    const [start, count] = [Number(query.get('start') ?? 0), Number(query.get('count') ?? 10)]
    return json({ elements: all.slice(start, start + count), paging: { start, count } })
  }
  const organizationShape = ({ id, name }: Organization) => ({
    id: Number(id),
    vanityName: name,
    localizedName: name,
  })
  return {
    'GET /rest/organizations': signed(({ query }) => {
      const named = network.organizations.filter(({ name }) => name === query.get('vanityName'))
      return json({ elements: named.map(organizationShape) })
    }),
    'GET /rest/organizations/:id': signed(({ params }, own) =>
      params['id'] === own.id ? json(organizationShape(own)) : wrong(403, 'Not enough permissions'),
    ),
    'POST /rest/images': signed(() => {
      const image = `urn:li:image:${network.next()}`
      network.images.set(image, null)
      return json({ value: { image, uploadUrl: `${at()}/upload/${encodeURIComponent(image)}` } })
    }),
    'PUT /upload/:image': ({ params, asked }) => {
      network.images.set(params['image'] ?? '', asked.body)
      return { status: 201 }
    },
    'GET /rest/images/:image': signed(({ params }) => {
      const image = params['image'] ?? ''
      return network.images.has(image)
        ? json({
            id: image,
            status: 'AVAILABLE',
            downloadUrl: `${at()}/download/${encodeURIComponent(image)}`,
          })
        : missing
    }),
    'GET /download/:image': ({ params }) => {
      const bytes = network.images.get(params['image'] ?? '')
      return bytes ? { status: 200, headers: { 'content-type': 'image/jpeg' }, body: bytes } : missing
    },
    'GET /rest/posts': signed((call) =>
      page(network.all.filter(({ author }) => author === call.query.get('author')).map(shareShape), call),
    ),
    'GET /rest/posts/:urn': found((share) => json(shareShape(share))),
    'POST /rest/posts': signed((call, organization) => create(network, modes, call, organization)),
    'POST /rest/posts/:urn': found((share, { asked, fields }, organization) => {
      if (asked.headers['x-restli-method'] !== 'PARTIAL_UPDATE') return wrong(400, 'Not a method')
      if (share.author !== urnOf(organization)) return wrong(403, 'Not enough permissions')
      const patch = fields['patch'] as { readonly $set?: { readonly commentary?: string } } | undefined
      share.commentary = patch?.$set?.commentary ?? share.commentary
      share.editedAt = network.now()
      return done
    }),
    // Whatever was deleted before is deleted.
    'DELETE /rest/posts/:urn': signed(({ params }) => {
      network.shares.delete(params['urn'] ?? '')
      return done
    }),
    'GET /rest/socialActions/:urn/comments': found((share, call) =>
      page(
        share.comments.map(({ id, actor, text, at: time }) => ({
          ...{ id, actor, message: { text }, created: { time }, $URN: `urn:li:comment:(${share.urn},${id})` },
        })),
        call,
      ),
    ),
    'POST /rest/socialActions/:urn/comments': found((share, { fields }, organization) => {
      const message = fields['message'] as { readonly text?: string } | undefined
      const text = message?.text ?? ''
      const comment = { id: network.next(), actor: urnOf(organization), text, at: network.now() }
      share.comments.push(comment)
      return json(
        { id: comment.id, actor: comment.actor, $URN: `urn:li:comment:(${share.urn},${comment.id})` },
        201,
      )
    }),
    'DELETE /rest/socialActions/:urn/comments/:id': found((share, { params }) => {
      const index = share.comments.findIndex(({ id }) => id === params['id'])
      if (index === -1) return missing
      share.comments.splice(index, 1)
      return done
    }),
  }
}

type Content = {
  readonly media?: { readonly id: string }
  readonly multiImage?: { readonly images: readonly { readonly id: string }[] }
}

function create(network: Network, modes: LinkedinModes, { fields }: Call, own: Organization): Answer {
  const author = urnOf(own)
  if (textIn(fields, 'author') !== author) return wrong(403, 'Not enough permissions')
  const commentary = (textIn(fields, 'commentary') ?? '').trim()
  if ([...commentary].length > 3000 * 2) return wrong(422, 'The commentary is too long')
  const content = fields['content'] as Content | undefined
  const images = content?.media ? [content.media] : (content?.multiImage?.images ?? [])
  if (images.some(({ id }) => !network.images.get(id))) return wrong(422, 'An image is not there')
  const before = network.all.filter((one) => one.author === author).slice(0, 10)
  const same = before.find((one) => one.commentary === commentary)
  if (modes.isDuplicateNoticed && same) return wrong(422, `Content is a duplicate of ${same.urn}`)
  const { urn } = network.share(author, commentary, content)
  return { status: 201, headers: { 'x-restli-id': urn } }
}
