import { createHash } from 'node:crypto'
import type { Answer } from '../doubles/misbehave.ts'
import { type Call, json, type Take, textIn } from '../doubles/routes.ts'
import type { Keeping } from './keep.ts'
import { type Account, type Comment, type Network, No, type Post, type Said, type Shot } from './network.ts'

const no = (status: number, says: string): Answer => json({ says }, status)
const absent = no(404, 'There is no such thing here.')
const gone = no(410, 'This was taken off.')
const done: Answer = { status: 204 }

/** What begins as an address, up to the next space, without the signs that end a sentence. */
export const linkShape = /https?:\/\/[^\s<>"]*[^\s<>".,:;!?'’”)\]}]/g

export const addressOf = (network: Network, post: Post, at: string): string =>
  `${at}/@${network.accountById(post.by)?.handle ?? ''}/${post.id}`

function postShape(network: Network, post: Post, at: string): Readonly<Record<string, unknown>> {
  const first = post.versions[0]
  const last = post.versions.at(-1)
  const text = last?.text ?? ''
  return {
    id: post.id,
    address: addressOf(network, post, at),
    at: first?.at,
    editedAt: post.versions.length > 1 ? last?.at : null,
    revision: String(post.versions.length),
    by: post.by,
    repliesTo: post.repliesTo,
    title: last?.title ?? null,
    text,
    links: text.match(linkShape) ?? [],
    pictures: (last?.pictures ?? []).map((shot) => ({ ...shot, address: `${at}/pictures/${shot.id}` })),
  }
}

const commentShape = (network: Network, post: Post, comment: Comment, at: string) => ({
  ...comment,
  address: `${addressOf(network, post, at)}#${comment.id}`,
})

const accountShape = ({ id, handle, name, about }: Account, at: string) => ({
  ...{ id, handle, name, about, address: `${at}/@${handle}` },
})

function shotsIn(value: unknown): readonly Shot[] {
  if (!Array.isArray(value)) return []
  return value.map((one: Call['fields'] | null) => ({
    ...{ id: textIn(one ?? {}, 'id') ?? '', alt: textIn(one ?? {}, 'alt') ?? '' },
    credit: textIn(one ?? {}, 'credit') ?? '',
  }))
}

const saidIn = ({ fields }: Call): Said => ({
  title: textIn(fields, 'title') ?? null,
  text: textIn(fields, 'text') ?? '',
  pictures: shotsIn(fields['pictures']),
})

type Signed = (call: Call, account: Account) => Answer

/** What the network does not do is said with its number; anything else is its own mistake. */
const tried =
  (take: Take): Take =>
  async (call) => {
    try {
      return await take(call)
    } catch (error) {
      if (error instanceof No) return no(error.status, error.message)
      throw error
    }
  }

/** What programs ask of the practice network. `at` is where it lives. */
export function apiOf(network: Network, keeping: Keeping, at: () => string): Readonly<Record<string, Take>> {
  const accountOf = ({ asked }: Call): Account | undefined =>
    network.accountOfToken((asked.headers['authorization'] ?? '').replace(/^Bearer /, ''))
  const signed = (take: Signed): Take =>
    tried((call) => {
      const account = accountOf(call)
      return account === undefined ? no(401, 'Nobody has this token.') : take(call, account)
    })
  const own = (take: (call: Call, post: Post) => Answer): Take =>
    signed((call, account) => {
      const post = network.postById(call.params['id'] ?? '')
      if (post === undefined || post.by !== account.id) return absent
      return post.isRemoved ? gone : take(call, post)
    })
  const shaped = (post: Post, status = 200): Answer => json(postShape(network, post, at()), status)
  return {
    'GET /api/me': signed((_, account) => json(accountShape(account, at()))),
    'PUT /api/me': signed(({ fields }, account) => {
      network.describe(account, textIn(fields, 'about') ?? '')
      return json(accountShape(account, at()))
    }),
    'GET /api/accounts/:handle': ({ params }) => {
      const account = network.accountOf(params['handle'] ?? '')
      return account === undefined ? absent : json(accountShape(account, at()))
    },
    'GET /api/accounts/:id/posts': ({ params, query }) => {
      const account = network.accountById(params['id'] ?? '')
      if (account === undefined) return absent
      const before = Number((query.get('before') ?? 'p999999999999').slice(1))
      const posts = network.postsOf(account).filter(({ id }) => Number(id.slice(1)) < before)
      return json(posts.slice(0, 100).map((post) => postShape(network, post, at())))
    },
    'PUT /api/pictures/:id': signed(({ params, asked }) => {
      const id = params['id'] ?? ''
      const type = asked.headers['content-type'] ?? ''
      if (createHash('sha256').update(asked.body).digest('hex') !== id)
        return no(422, 'The bytes are not those that the name says.')
      if (type !== 'image/jpeg' && type !== 'image/png') return no(422, 'Send a JPEG or a PNG.')
      keeping.writePicture(id, asked.body)
      network.keepPicture(id, type)
      return json({ id, address: `${at()}/pictures/${id}` })
    }),
    'PUT /api/posts/:key': signed((call, account) => {
      const repliesTo = textIn(call.fields, 'repliesTo') ?? null
      const { post, isNew } = network.post(account, call.params['key'] ?? '', saidIn(call), repliesTo)
      return shaped(post, isNew ? 201 : 200)
    }),
    'GET /api/keys/:key': signed(({ params }, account) => {
      const post = network.madeBy(account, params['key'] ?? '')
      const made = post?.versions.find((version) => version.key === params['key'])
      return post === undefined || made === undefined
        ? absent
        : json({ ...postShape(network, post, at()), made }, post.isRemoved ? 410 : 200)
    }),
    'GET /api/posts/:id': ({ params }) => {
      const post = network.postById(params['id'] ?? '')
      return post === undefined ? absent : post.isRemoved ? gone : shaped(post)
    },
    'PUT /api/posts/:id/versions/:key': own((call, post) => {
      network.edit(post, call.params['key'] ?? '', saidIn(call))
      return shaped(post)
    }),
    'DELETE /api/posts/:id': own((_, post) => {
      network.remove(post)
      return done
    }),
    ...commentsApi(network, signed, accountOf, at),
  }
}

function commentsApi(
  network: Network,
  signed: (take: Signed) => Take,
  accountOf: (call: Call) => Account | undefined,
  at: () => string,
): Readonly<Record<string, Take>> {
  const under = (take: (call: Call, comment: Comment) => Answer): Take =>
    signed((call, account) => {
      const comment = network.commentUnder(account, call.params['id'] ?? '')
      return comment === undefined ? absent : take(call, comment)
    })
  const block = (isBlocked: boolean): Take =>
    signed(({ params }, account) => {
      network.block(account, params['who'] ?? '', isBlocked)
      return done
    })
  return {
    'GET /api/posts/:id/comments': (call) => {
      const post = network.postById(call.params['id'] ?? '')
      if (post === undefined || post.isRemoved) return absent
      const isOurs = accountOf(call)?.id === post.by
      const seen = network.commentsOn(post).filter(({ isHidden }) => isOurs || !isHidden)
      return json(seen.map((comment) => commentShape(network, post, comment, at())))
    },
    'PUT /api/comments/:id': under(({ fields }, comment) => {
      network.hide(comment, fields['isHidden'] === true)
      return json(comment)
    }),
    'DELETE /api/comments/:id': under((_, comment) => {
      network.removeComment(comment)
      return done
    }),
    'PUT /api/blocks/:who': block(true),
    'DELETE /api/blocks/:who': block(false),
  }
}
