import type { Answer } from '../doubles/misbehave.ts'
import { escaped } from '../doubles/page.ts'
import { linkShape } from './api.ts'
import type { Network, Post } from './network.ts'

const policy =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** A page of the practice platform: the first thing on it is that it is one. */
export function pageOf(title: string, body: string, status = 200): Answer {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
    body: `<!doctype html>
<html lang="en-AU">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} · Practice</title>
<link rel="stylesheet" href="/practice.css">
<link rel="icon" href="data:,">
</head>
<body>
<a class="skip" href="#main">Skip to the page</a>
<header><p class="note" role="note"><strong>Practice platform.</strong> This is no real social network. It is made for trying out Second Look, and nothing on it is public.</p>
<nav aria-label="Practice"><a class="home" href="/">Practice</a><a href="/">Latest posts</a><a href="/behind">Behind our back</a></nav></header>
<main id="main" tabindex="-1">
<h1>${escaped(title)}</h1>
${body}
</main>
</body>
</html>
`,
  }
}

const date = new Intl.DateTimeFormat('en-AU', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Australia/Sydney',
})

export const timeHtml = (at: string): string => `<time datetime="${at}">${date.format(new Date(at))}</time>`

/** A text as it was written, with what leads somewhere as a link. */
export function textHtml(text: string): string {
  let html = ''
  let at = 0
  for (const { 0: link, index } of text.matchAll(linkShape)) {
    html += `${escaped(text.slice(at, index))}<a href="${escaped(link)}" rel="nofollow noopener">${escaped(link)}</a>`
    at = index + link.length
  }
  return html + escaped(text.slice(at))
}

export const handleOf = (network: Network, post: Post): string => network.accountById(post.by)?.handle ?? ''
export const pathOf = (network: Network, post: Post): string => `/@${handleOf(network, post)}/${post.id}`

/** What a post is called in a list: its title or how it begins. */
export function nameOf(post: Post): string {
  const { title, text } = post.versions.at(-1) ?? { title: null, text: '' }
  const name = (title ?? text).replace(/\s+/g, ' ').trim()
  return [...name].length > 60 ? `${[...name].slice(0, 60).join('')}…` : name
}

/** A post as people see it; its heading stands at this level. */
export function postHtml(network: Network, post: Post, level: 2 | 3): string {
  const last = post.versions.at(-1)
  const first = post.versions[0]
  if (!last || !first) return ''
  const account = network.accountById(post.by)
  const handle = account?.handle ?? ''
  const pictures = last.pictures.map(
    ({ id, alt, credit }) =>
      `<figure><img src="/pictures/${escaped(id)}" alt="${escaped(alt)}">${credit === '' ? '' : `<figcaption>${escaped(credit)}</figcaption>`}</figure>`,
  )
  const to = post.repliesTo === null ? undefined : network.postById(post.repliesTo)
  const edited = post.versions.length > 1 ? ` · edited ${timeHtml(last.at)}` : ''
  return `<article class="card" aria-labelledby="by-${post.id}">
<h${level} id="by-${post.id}">${last.title === null ? `${escaped(account?.name ?? '')} wrote` : escaped(last.title)}</h${level}>
<p class="soft"><a href="/@${escaped(handle)}">@${escaped(handle)}</a> · <a href="${escaped(pathOf(network, post))}">${timeHtml(first.at)}</a>${edited}</p>
${to === undefined ? '' : `<p class="soft">In reply to <a href="${escaped(pathOf(network, to))}">a post by @${escaped(handleOf(network, to))}</a></p>`}
<p class="said">${textHtml(last.text)}</p>
${pictures.join('\n')}
</article>`
}
