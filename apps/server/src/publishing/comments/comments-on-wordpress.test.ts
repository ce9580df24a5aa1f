import type { CommentPage } from '@secondlook/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sharedWordPress } from '../../../../../platforms/once.ts'
import { hasWordPress, type SharedWordPress } from '../../../../../platforms/wordpress/wordpress.ts'
import { openPublishingHouse, type PublishingHouse } from '../testing.ts'
import { watchAll } from '../watch/jobs.ts'

// One post on a real site, and what strangers say under it, told in order.

describe.skipIf(!hasWordPress())('comments on a real WordPress', () => {
  let site: SharedWordPress
  let house: PublishingHouse
  let channel = ''
  let post = ''
  let address = ''
  /** What the site had answered when evidence was kept, newest last. */
  const kept: string[] = []

  beforeAll(async () => {
    site = await sharedWordPress()
    const editor = await site.makeUser('editor')
    house = await openPublishingHouse([site.address], {
      keepEvidence: async ({ exchanges }) => {
        kept.push(exchanges.map(({ response }) => Buffer.from(response.body).toString()).join('\n'))
        return `capture-${kept.length}`
      },
    })
    channel = await house.connect({
      ...{ platform: 'wordpress', address: `${site.address}/`, platformId: String(editor.id) },
      ...{ service: site.address, user: editor.user, secret: editor.applicationPassword },
    })
    const title = 'The long path, and what you say of it'
    post = await house.approved(
      {
        text: 'The long path is open again.',
        variants: [{ channel, text: null, title, warning: null, about: null }],
      },
      [channel],
    )
    await house.work()
    const { publications } = (await house.test.send(house.approver, 'GET', `/posts/${post}/publications`))
      .body
    address = publications[0].addresses[0]
  }, 60_000)
  afterAll(async () => await house?.close())

  /** The page as anybody sees it. */
  const pageOfSite = async (): Promise<string> => await (await fetch(address)).text()
  const number = async (): Promise<string> => /\bpostid-(\d+)\b/.exec(await pageOfSite())?.[1] ?? ''
  const asAdmin = async (method: string, path: string, body: object = {}): Promise<{ id: number }> => {
    const pair = Buffer.from(`${site.admin.user}:${site.admin.applicationPassword}`).toString('base64')
    const response = await fetch(`${site.address}/wp-json/wp/v2/${path}`, {
      ...{ method, headers: { 'content-type': 'application/json', authorization: `Basic ${pair}` } },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(await response.text())
    return (await response.json()) as { id: number }
  }
  /** Said by somebody whom the site knows already, so that it waits for nobody. */
  const said = async (content: string): Promise<number> => {
    const by = { author_name: 'Kit', author_email: 'kit@example.org', status: 'approved' }
    return (await asAdmin('POST', 'comments', { post: Number(await number()), content, ...by })).id
  }
  const look = async () => {
    house.test.house.wait(5 * 60_000)
    await watchAll(house.needs)
  }
  const ask = (method: 'GET' | 'POST', path: string, body?: object) =>
    house.test.send(house.ana, method, path, body)
  const find = async (text: string): Promise<CommentPage | undefined> => {
    const { comments } = (await ask('GET', `/comments?channel=${channel}`)).body
    const found = comments.find((one: { text: string }) => one.text.includes(text))
    return found && (await ask('GET', `/comments/${found.id}`)).body
  }
  const seen = async (text: string): Promise<CommentPage> => {
    const found = await find(text)
    if (!found) throw new Error(`${text} was not read`)
    return found
  }
  const act = async (id: string, body: object) => await ask('POST', `/comments/${id}/acts`, body)
  const private_ = (quote: string) => ({ ground: 'private', quote, note: 'It says where somebody lives.' })

  it('reads what a stranger wrote into the form of the site, which holds a first comment back', async () => {
    const form = new URLSearchParams({
      ...{ comment_post_ID: await number(), author: 'Lou', email: 'lou@example.org' },
      comment: `Sam's at "4 Mill St" -- the tram is late... & <b>always</b>\n\nWhy?`,
    })
    const sent = await fetch(`${site.address}/wp-comments-post.php`, {
      ...{ method: 'POST', body: form, redirect: 'manual' },
    })
    expect(sent.status).toBe(302)
    await look()
    expect(await seen('4 Mill St')).toMatchObject({
      ...{ by: 'Lou', isHidden: true, isGone: false, steps: [] },
      may: { show: { may: true }, hide: { may: false } },
    })
    expect(await pageOfSite()).not.toContain('4 Mill St')
  })

  it('lets a comment that was held back be shown', async () => {
    const { id } = await seen('4 Mill St')
    const done = await act(id, { does: 'show', note: 'Nothing is wrong with it.' })
    expect(done.body).toMatchObject({ standing: 'done' })
    expect(await pageOfSite()).toContain('4 Mill St')
  })

  it('keeps it, hides it from strangers, and gives it back', async () => {
    const { id, text } = await seen('4 Mill St')
    // The words are quoted as they are shown to whoever moderates.
    const [quote = ''] = text.split('\n')
    const captures = kept.length
    expect((await act(id, { does: 'hide', ...private_(quote) })).body).toMatchObject({ standing: 'done' })
    expect(kept.slice(captures).map((one) => one.includes('"status":"approved"'))).toEqual([true])
    expect(await pageOfSite()).not.toContain('4 Mill St')
    const { address: itsOwn } = await seen('4 Mill St')
    expect(await (await fetch(itsOwn)).text()).not.toContain('4 Mill St')
    await look()
    expect(await seen('4 Mill St')).toMatchObject({
      isHidden: true,
      steps: [{ does: 'show' }, { does: 'hide', capture: `capture-${captures + 1}`, standing: 'done' }],
    })
    expect((await act(id, { does: 'show', note: 'Sam asked us to.' })).body).toMatchObject({
      standing: 'done',
    })
    expect(await pageOfSite()).toContain('4 Mill St')
    await look()
    expect(await seen('4 Mill St')).toMatchObject({ isHidden: false, isChanged: false })
  })

  it('deletes with a reason, and sees what somebody deleted on the site', async () => {
    const [, there] = [await said('Delete this, 5 Mill St'), await said('Gone by other means')]
    await look()
    const { id } = await seen('5 Mill St')
    const deleting = { ...private_('5 Mill St'), whyNotHide: 'It would stay in the feed.' }
    expect((await act(id, { does: 'delete', ...deleting })).body).toMatchObject({ standing: 'done' })
    await asAdmin('DELETE', `comments/${there}`, { force: true })
    expect(await pageOfSite()).not.toMatch(/5 Mill St|Gone by other means/)
    await look()
    expect(await seen('5 Mill St')).toMatchObject({ isGone: true })
    expect(await seen('Gone by other means')).toMatchObject({
      ...{ isGone: true, steps: [] },
      may: { hide: { may: false, whyNot: 'It is not there any more.' } },
    })
  })

  it('leaves to the site what the site takes for spam, and takes none of it out of there', async () => {
    const there = await said('Buy from 6 Mill St')
    await look()
    const { id } = await seen('6 Mill St')
    await asAdmin('POST', `comments/${there}`, { status: 'spam' })
    // Nobody has looked since, so that the page here still shows it.
    const no = await act(id, { does: 'hide', ...private_('6 Mill St') })
    expect(no.body).toMatchObject({ code: 'not-in-this-state', detail: 'It is not there any more.' })
    expect(await pageOfSite()).not.toContain('6 Mill St')
    await look()
    expect(await seen('6 Mill St')).toMatchObject({ isGone: true, steps: [] })
    await asAdmin('POST', `comments/${there}`, { status: 'approved' })
    await look()
    expect(await seen('6 Mill St')).toMatchObject({ isGone: false, isHidden: false })
  })
})
