import type { Answer } from '../doubles/misbehave.ts'
import { escaped } from '../doubles/page.ts'
import { type Take, textIn } from '../doubles/routes.ts'
import { type Account, type Network, No, type Post, textMost } from './network.ts'
import { orWhy, seeOther } from './pages.ts'
import { nameOf, pageOf, pathOf } from './parts.ts'

const said: Readonly<Record<string, string>> = {
  edited: 'The post says something else now.',
  removed: 'The post is gone.',
  posted: 'It is on the account, and nobody approved it.',
  renamed: 'The account has another handle now.',
  taken: 'The account has another handle now, and somebody else has the old one.',
}

const editForm = (post: Post): string => `<form method="post" action="/behind/edit">
<input type="hidden" name="post" value="${post.id}">
<label for="edit-${post.id}">What it should say instead</label>
<textarea id="edit-${post.id}" name="text" rows="3" required maxlength="${textMost}">${escaped(post.versions.at(-1)?.text ?? '')}</textarea>
<button>Change this post</button></form>
<form method="post" action="/behind/remove"><input type="hidden" name="post" value="${post.id}">
<button class="grave">Delete this post</button></form>`

function accountHtml(network: Network, account: Account): string {
  const { id, handle, name } = account
  const posts = network.postsOf(account).slice(0, 10)
  const list = posts.map(
    (post) => `<li><details><summary>${escaped(nameOf(post))}</summary>
<p class="soft"><a href="${escaped(pathOf(network, post))}">Open the post</a></p>${editForm(post)}</details></li>`,
  )
  return `<section class="card" aria-labelledby="of-${id}"><h2 id="of-${id}">${escaped(name)} <span class="soft">@${escaped(handle)}</span></h2>
<h3>Change or delete a post</h3>
${list.length === 0 ? '<p>This account has no posts yet.</p>' : `<ul class="plain">${list.join('\n')}</ul>`}
<h3>Post something that nobody approved</h3>
<form method="post" action="/behind/post"><input type="hidden" name="account" value="${id}">
<label for="post-${id}">What to post as @${escaped(handle)}</label>
<textarea id="post-${id}" name="text" rows="3" required maxlength="${textMost}"></textarea>
<button>Post it</button></form>
<h3>Rename the account</h3>
<form method="post" action="/behind/rename"><input type="hidden" name="account" value="${id}">
<label for="handle-${id}">New handle for @${escaped(handle)}</label>
<input type="text" id="handle-${id}" name="handle" required maxlength="40" pattern="[A-Za-z0-9_]+" autocomplete="off">
<label class="tick"><input type="checkbox" name="taken" value="yes"> Let somebody else take the old handle</label>
<button>Rename it</button></form></section>`
}

/** Somebody who has the log-in and does not ask Second Look. */
export function behindOf(network: Network): Readonly<Record<string, Take>> {
  const postIn = (id: string | undefined): Post => {
    const post = network.postById(id ?? '')
    if (post === undefined || post.isRemoved) throw new No(404, 'This post is not there any more.')
    return post
  }
  const accountIn = (id: string | undefined): Account => {
    const account = network.accountById(id ?? '')
    if (account === undefined) throw new No(404, 'This account is not there.')
    return account
  }
  const back = (did: string): Answer => seeOther(`/behind?did=${did}`)
  return {
    'GET /behind': ({ query }) => {
      const did = said[query.get('did') ?? '']
      return pageOf(
        'Behind our back',
        `${did === undefined ? '' : `<p class="done" role="status">${did} Watch how Second Look notices.</p>`}
<p>Here you are somebody who has the log-in of an account and does not ask Second Look. Do something, and see how it is noticed.</p>
${network.kept.accounts.length === 0 ? '<p>There is no account yet.</p>' : network.kept.accounts.map((one) => accountHtml(network, one)).join('\n')}`,
      )
    },
    'POST /behind/edit': orWhy(({ fields }) => {
      const post = postIn(textIn(fields, 'post'))
      const last = post.versions.at(-1) ?? { title: null, pictures: [] }
      const text = (textIn(fields, 'text') ?? '').replaceAll('\r\n', '\n')
      network.edit(post, null, { title: last.title, pictures: last.pictures, text })
      return back('edited')
    }),
    'POST /behind/remove': orWhy(({ fields }) => {
      network.remove(postIn(textIn(fields, 'post')))
      return back('removed')
    }),
    'POST /behind/post': orWhy(({ fields }) => {
      const text = (textIn(fields, 'text') ?? '').replaceAll('\r\n', '\n')
      network.post(accountIn(textIn(fields, 'account')), null, { title: null, text, pictures: [] }, null)
      return back('posted')
    }),
    'POST /behind/rename': orWhy(({ fields }) => {
      const account = accountIn(textIn(fields, 'account'))
      const old = account.handle
      network.rename(account, (textIn(fields, 'handle') ?? '').trim())
      if (textIn(fields, 'taken') !== 'yes') return back('renamed')
      network.makeAccount(old)
      return back('taken')
    }),
  }
}
