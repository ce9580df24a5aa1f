import type { Answer } from '../doubles/misbehave.ts'
import { escaped } from '../doubles/page.ts'
import { type Call, type Take, textIn } from '../doubles/routes.ts'
import type { Keeping } from './keep.ts'
import { type Account, type Network, No, type Post, textMost } from './network.ts'
import { pageOf, pathOf, postHtml, textHtml, timeHtml } from './parts.ts'
import { style } from './style.ts'

export const seeOther = (location: string): Answer => ({ status: 303, headers: { location } })
const absent = pageOf(
  'Nothing here',
  '<p>There is nothing at this address. It may have been taken off.</p>',
  404,
)

/** A form that did not work says why on a page of its own, and leads back. */
export const orWhy =
  (take: (call: Call) => Answer): Take =>
  (call) => {
    // A page of somebody else must not press our buttons.
    const { origin, host = '' } = call.asked.headers
    if (origin !== undefined && origin !== 'null' && new URL(origin).host !== host)
      return pageOf('Not from here', '<p>This was sent from another site.</p>', 403)
    try {
      return take(call)
    } catch (error) {
      if (!(error instanceof No)) throw error
      const back = escaped(new URL(call.asked.headers['referer'] ?? '/', 'http://practice.invalid').pathname)
      return pageOf(
        'That did not work',
        `<p class="problem" role="alert">${escaped(error.message)}</p><p><a href="${back}">Go back</a></p>`,
        error.status,
      )
    }
  }

const comments = (network: Network, post: Post): string => {
  const seen = network.commentsOn(post).filter(({ isHidden }) => !isHidden)
  const replies = network.kept.posts.filter(({ repliesTo, isRemoved }) => repliesTo === post.id && !isRemoved)
  const list = seen.map(
    ({ id, by, at, text }) =>
      `<li id="${id}"><p class="soft"><strong>${escaped(by.name)}</strong> · ${timeHtml(at)}</p><p class="said">${textHtml(text)}</p></li>`,
  )
  return `<section aria-labelledby="comments"><h2 id="comments">Comments</h2>
${list.length === 0 ? '<p>Nobody has said anything yet.</p>' : `<ul class="plain">${list.join('\n')}</ul>`}
${replies.map((reply) => postHtml(network, reply, 3)).join('\n')}
<form method="post" action="/comments" class="card"><h3>Say something</h3>
<input type="hidden" name="post" value="${post.id}">
<label for="name">Your name</label><input type="text" id="name" name="name" required maxlength="40" autocomplete="off">
<label for="text">Your comment</label><textarea id="text" name="text" rows="3" required maxlength="${textMost}"></textarea>
<button>Comment</button></form></section>`
}

const accountPage = (network: Network, account: Account): Answer => {
  const posts = network.postsOf(account)
  return pageOf(
    account.name,
    `<p class="soft">@${escaped(account.handle)}</p>
<p class="said">${account.about === '' ? 'This account says nothing about itself.' : textHtml(account.about)}</p>
${posts.length === 0 ? '<p>No posts yet.</p>' : posts.map((post) => postHtml(network, post, 2)).join('\n')}`,
  )
}

/** What anybody sees in a browser. */
export function pagesOf(network: Network, keeping: Keeping): Readonly<Record<string, Take>> {
  return {
    'GET /practice.css': () => ({
      status: 200,
      headers: { 'content-type': 'text/css; charset=utf-8' },
      body: style,
    }),
    'GET /': () => {
      const posts = network.kept.posts
        .filter(({ isRemoved }) => !isRemoved)
        .slice(-50)
        .reverse()
      const accounts = network.kept.accounts.map(
        ({ handle, name }) =>
          `<li><a href="/@${escaped(handle)}">${escaped(name)}</a> @${escaped(handle)}</li>`,
      )
      return pageOf(
        'Latest posts',
        `${posts.length === 0 ? '<p>No posts yet. What Second Look sends to an account here shows up on this page.</p>' : posts.map((post) => postHtml(network, post, 2)).join('\n')}
<section aria-labelledby="accounts"><h2 id="accounts">Accounts</h2><ul class="plain">${accounts.join('')}</ul></section>`,
      )
    },
    'GET /@:handle': ({ params }) => {
      const account = network.accountOf(params['handle'] ?? '')
      return account === undefined ? absent : accountPage(network, account)
    },
    'GET /@:handle/:id': ({ params }) => {
      const post = network.postById(params['id'] ?? '')
      if (
        post === undefined ||
        post.isRemoved ||
        pathOf(network, post) !== `/@${params['handle']}/${post.id}`
      )
        return absent
      const { handle = '' } = params
      return pageOf(`A post by @${handle}`, `${postHtml(network, post, 2)}${comments(network, post)}`)
    },
    'GET /pictures/:id': ({ params }) => {
      const id = params['id'] ?? ''
      const body = keeping.readPicture(id)
      const type = network.kept.pictures[id]
      return body === undefined || type === undefined
        ? absent
        : { status: 200, headers: { 'content-type': type, 'x-content-type-options': 'nosniff' }, body }
    },
    'POST /comments': orWhy(({ fields }) => {
      const post = network.postById(textIn(fields, 'post') ?? '')
      if (post === undefined || post.isRemoved) return absent
      const { id } = network.comment(post, textIn(fields, 'name') ?? '', textIn(fields, 'text') ?? '')
      return seeOther(`${pathOf(network, post)}#${id}`)
    }),
  }
}

export const nothingHere: Answer = absent
