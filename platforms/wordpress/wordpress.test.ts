import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasWordPress, type StartedWordPress, startWordPress, type WordPressUser } from './wordpress.ts'

type Post = {
  readonly id: number
  readonly slug: string
  readonly status: string
  readonly link: string
  readonly code?: string
  readonly content: { readonly raw?: string; readonly rendered: string }
}

describe.skipIf(!hasWordPress())('a real WordPress', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wordpress-'))
  let site: StartedWordPress
  let editor: WordPressUser

  beforeAll(async () => {
    const started = performance.now()
    site = await startWordPress({ folder })
    editor = await site.makeUser('editor')
    process.stdout.write(`WordPress: an account after ${Math.round(performance.now() - started)} ms\n`)
  })
  afterAll(async () => {
    await site.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const basic = ({ user, applicationPassword }: WordPressUser) => ({
    authorization: `Basic ${Buffer.from(`${user}:${applicationPassword}`).toString('base64')}`,
  })
  async function ask<Body = Post>(
    path: string,
    {
      method = 'GET',
      body,
      as = editor,
    }: { method?: string; body?: object; as?: WordPressUser | 'stranger' } = {},
  ) {
    const response = await fetch(`${site.address}/wp-json/wp/v2/${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(as !== 'stranger' && basic(as)) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return { status: response.status, body: (await response.json()) as Body }
  }
  const post = async (slug: string, more: object = {}) =>
    await ask('posts', {
      method: 'POST',
      body: { title: 'Library hours', content: '<p>We open at ten.</p>', status: 'publish', slug, ...more },
    })
  const everyStatus = 'publish,future,draft,pending,private,trash'
  const withSlug = async (slug: string, status = everyStatus) =>
    (await ask<readonly Post[]>(`posts?slug=${slug}&status=${status}&context=edit`)).body

  it('makes a second post under the same slug, and a search for the slug finds the first', async () => {
    const [first, second] = [await post('rec-one'), await post('rec-one')]
    expect([first.body.slug, second.body.slug]).toEqual(['rec-one', 'rec-one-2'])
    expect((await withSlug('rec-one')).map(({ id }) => id)).toEqual([first.body.id])
    expect((await withSlug('rec-one', 'any')).map(({ id }) => id)).toEqual([first.body.id])
    expect(await withSlug('rec-never')).toEqual([])
  })

  it('answers at both addresses of its interface', async () => {
    const plain = await fetch(`${site.address}/?rest_route=/wp/v2/posts&slug=hello-world`)
    const pretty = await fetch(`${site.address}/wp-json/wp/v2/posts?slug=hello-world`)
    expect(await plain.json()).toEqual(await pretty.json())
  })

  it('publishes now what was to be published at a time that is past', async () => {
    const { body } = await post('rec-past', { status: 'future', date_gmt: '2020-01-01T00:00:00' })
    expect(body.status).toBe('publish')
  })

  it('publishes now what is due in less than a minute, and keeps what is due later', async () => {
    const dueIn = async (seconds: number) => {
      const date = new Date(Date.now() + seconds * 1_000).toISOString().slice(0, 19)
      return (await post(`rec-in-${seconds}`, { status: 'future', date_gmt: date })).body.status
    }
    expect([await dueIn(30), await dueIn(600)]).toEqual(['publish', 'future'])
  })

  it('keeps what it is told to delete, under another slug, and hides it from strangers', async () => {
    const { body } = await post('rec-gone')
    expect((await ask(`posts/${body.id}`, { as: 'stranger' })).status).toBe(200)
    const deleted = await ask(`posts/${body.id}`, { method: 'DELETE' })
    expect([deleted.status, deleted.body.status]).toEqual([200, 'trash'])
    expect((await ask(`posts/${body.id}`, { as: 'stranger' })).status).toBe(401)
    expect((await fetch(body.link)).status).toBe(404)
    expect(await withSlug('rec-gone')).toEqual([])
    expect((await withSlug('rec-gone__trashed')).map(({ id }) => id)).toEqual([body.id])
    const again = await ask(`posts/${body.id}`, { method: 'DELETE' })
    expect([again.status, again.body.code]).toEqual([410, 'rest_already_trashed'])
  })

  it('gives what was sent and what is shown, which differ', async () => {
    const { body } = await post('rec-quotes', { content: '<p>It\'s "free" -- come.</p>' })
    expect(body.content.raw).toBe('<p>It\'s "free" -- come.</p>')
    expect(body.content.rendered).toBe('<p>It&#8217;s &#8220;free&#8221; &#8212; come.</p>\n')
    expect(await (await fetch(body.link)).text()).toContain('It&#8217;s &#8220;free&#8221; &#8212; come.')
  })

  it('takes nothing from strangers, whoever has a wrong password among them, and lets no contributor publish', async () => {
    const refused = async (as: WordPressUser | 'stranger') => {
      const { status, body } = await ask('posts', {
        method: 'POST',
        body: { title: 'x', status: 'publish' },
        as,
      })
      return [status, body.code]
    }
    expect(await refused('stranger')).toEqual([401, 'rest_cannot_create'])
    expect(await refused({ ...editor, applicationPassword: 'no' })).toEqual([401, 'rest_cannot_create'])
    const search = await ask(`posts?slug=hello-world&context=edit`, {
      as: { ...editor, applicationPassword: 'no' },
    })
    expect([search.status, search.body.code]).toEqual([401, 'rest_forbidden_context'])
    expect(await refused(await site.makeUser('contributor'))).toEqual([403, 'rest_cannot_publish'])
  })

  it('keeps what a post was before it was changed', async () => {
    const { body } = await post('rec-changed')
    await ask(`posts/${body.id}`, { method: 'POST', body: { content: '<p>We open at eleven.</p>' } })
    const revisions = (await ask<readonly Post[]>(`posts/${body.id}/revisions?context=edit`)).body
    expect(revisions.map(({ content }) => content.raw)).toContain('<p>We open at eleven.</p>')
    expect((await ask(`posts/${body.id}/revisions`, { as: 'stranger' })).status).toBe(401)
  })

  it('takes a picture with its words for who cannot see it, and makes small ones of it', async () => {
    const response = await fetch(`${site.address}/wp-json/wp/v2/media`, {
      method: 'POST',
      headers: {
        ...basic(editor),
        'content-type': 'image/png',
        'content-disposition': 'attachment; filename="map.png"',
      },
      body: picture,
    })
    const { id, source_url } = (await response.json()) as { readonly id: number; readonly source_url: string }
    expect(response.status).toBe(201)
    const { body } = await ask<{ readonly alt_text: string }>(`media/${id}`, {
      ...{ method: 'POST', body: { alt_text: 'A map of the park' } },
    })
    expect(body.alt_text).toBe('A map of the park')
    expect((await fetch(source_url)).headers.get('content-type')).toBe('image/png')
  })

  it('is the same after it was killed', async () => {
    const { body } = await post('rec-killed')
    const before = site.address
    await site.kill()
    site = await startWordPress({ folder })
    expect(site.address).toBe(before)
    expect((await withSlug('rec-killed')).map(({ id }) => id)).toEqual([body.id])
    expect((await fetch(body.link)).status).toBe(200)
  })
})

/** The smallest picture there is. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
