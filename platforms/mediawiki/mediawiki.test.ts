import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasMediaWiki, type MediaWikiAccount, type StartedMediaWiki, startMediaWiki } from './mediawiki.ts'

type Answer = {
  readonly error?: { readonly code: string }
  readonly edit?: { readonly result: string; readonly newrevid?: number; readonly nochange?: boolean }
  readonly [part: string]: unknown
}
type Revision = {
  readonly revid: number
  readonly comment: string
  readonly sha1: string
  readonly content: string
}

describe.skipIf(!hasMediaWiki())('a real MediaWiki', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mediawiki-'))
  let wiki: StartedMediaWiki
  let account: MediaWikiAccount
  const cookies = new Map<string, string>()
  let token = ''

  beforeAll(async () => {
    const started = performance.now()
    wiki = await startMediaWiki({ folder })
    account = await wiki.makeBotPassword('River')
    process.stdout.write(`MediaWiki: an account after ${Math.round(performance.now() - started)} ms\n`)
    expect(await signIn(account.botPassword)).toBe('Success')
  })
  afterAll(async () => {
    await wiki.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  async function call(parts: Readonly<Record<string, string>>, file?: Buffer): Promise<Answer> {
    const form = new FormData()
    for (const [name, value] of Object.entries({ format: 'json', formatversion: '2', ...parts }))
      form.set(name, value)
    if (file) form.set('file', new Blob([new Uint8Array(file)]), 'file')
    const response = await fetch(`${wiki.address}/api.php`, {
      ...{
        method: 'POST',
        body: form,
        headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
      },
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    return (await response.json()) as Answer
  }
  const tokenFor = async (type: 'login' | 'csrf'): Promise<string> => {
    const { query } = await call({ action: 'query', meta: 'tokens', type })
    return (query as { tokens: Record<string, string> }).tokens[`${type}token`] ?? ''
  }
  async function signIn(lgpassword: string) {
    cookies.clear()
    const lgtoken = await tokenFor('login')
    const { login } = await call({ action: 'login', lgname: account.botUser, lgpassword, lgtoken })
    token = await tokenFor('csrf')
    return (login as { readonly result: string }).result
  }
  const edit = async (title: string, text: string, more: Readonly<Record<string, string>> = {}) =>
    await call({ action: 'edit', assert: 'user', title, text, token, ...more })
  const read = async (title: string): Promise<Revision | undefined> => {
    const parts = { action: 'query', prop: 'revisions', rvprop: 'ids|comment|sha1|content', rvslots: 'main' }
    const query = new URLSearchParams({ ...parts, titles: title, format: 'json', formatversion: '2' })
    const body = (await (await fetch(`${wiki.address}/api.php?${query}`)).json()) as {
      query: {
        pages: { revisions?: (Omit<Revision, 'content'> & { slots: { main: { content: string } } })[] }[]
      }
    }
    const [last] = body.query.pages[0]?.revisions ?? []
    return last && { ...last, content: last.slots.main.content }
  }

  it('makes a page once, whoever else makes it at the same time', async () => {
    const create = async () => await edit('Once', 'The pool opens at ten.', { createonly: '1' })
    const answers = await Promise.all(Array.from({ length: 10 }, create))
    const said = answers.map(({ edit: made, error }) => made?.result ?? error?.code).sort()
    expect(said).toEqual(['Success', ...Array.from({ length: 9 }, () => 'articleexists')])
    expect((await create()).error?.code).toBe('articleexists')
  })

  it('refuses what was written to an older text, and says when nothing changes', async () => {
    const first = (await edit('Changes', 'One.')).edit?.newrevid
    await edit('Changes', 'Two.', { baserevid: String(first) })
    expect((await edit('Changes', 'Three.', { baserevid: String(first) })).error?.code).toBe('editconflict')
    expect((await edit('Changes', 'Two.')).edit).toMatchObject({ result: 'Success', nochange: true })
    expect((await edit('Never', 'One.', { nocreate: '1' })).error?.code).toBe('missingtitle')
  })

  it('keeps what the summary says, and a digest of the text', async () => {
    await edit('Summary', 'Text.', { summary: 'Library hours (rec-1234567890abcdef)' })
    expect(await read('Summary')).toMatchObject({
      comment: 'Library hours (rec-1234567890abcdef)',
      sha1: createHash('sha1').update('Text.').digest('hex'),
    })
    expect(await read('Never')).toBeUndefined()
  })

  it('keeps another text than it was sent: signatures, what is put in, ends', async () => {
    await edit('Sent', 'By ~~~~ in {{subst:CURRENTYEAR}}.  \n\n')
    const kept = (await read('Sent'))?.content ?? ''
    expect(kept).toContain('[[User:River|River]]')
    expect(kept).not.toMatch(/~~~|subst:/)
    expect(kept).toMatch(/in 20\d\d\.$/)
  })

  it('refuses a token of nobody and a wrong password', async () => {
    expect((await edit('Token', 'x', { token: 'no+\\' })).error?.code).toBe('badtoken')
    expect(await signIn('no')).toBe('Failed')
    expect((await edit('Token', 'x')).error?.code).toBe('assertuserfailed')
    expect(await signIn(account.botPassword)).toBe('Success')
  })

  it('keeps a picture, with smaller ones of it where a page asks for them', async () => {
    const file = readFileSync(new URL('../../docs/images/ask-phone.png', import.meta.url))
    const upload = async () =>
      await call({ action: 'upload', filename: 'Map.png', comment: 'rec-9', token }, file)
    expect(await upload()).toMatchObject({ upload: { result: 'Success', filename: 'Map.png' } })
    expect(await upload()).toMatchObject({
      upload: { result: 'Warning', warnings: { exists: 'Map.png', nochange: {} } },
    })
    await edit('Picture', '[[File:Map.png|thumb|200px|alt=A map of the park]]')
    const page = await (await fetch(`${wiki.address}/wiki/Picture`)).text()
    const thumb = /<img alt="A map of the park" src="([^"]*200px-Map\.png)"/.exec(page)?.[1]
    expect((await fetch(`${wiki.address}${thumb}`)).headers.get('content-type')).toBe('image/png')
  })

  it('is the same after it was killed', async () => {
    await edit('Killed', 'Written before the end.')
    const before = wiki.address
    await wiki.kill()
    wiki = await startMediaWiki({ folder })
    expect(wiki.address).toBe(before)
    expect((await read('Killed'))?.content).toBe('Written before the end.')
    expect((await edit('Killed', 'Written after it.')).edit?.result).toBe('Success')
  })
})
