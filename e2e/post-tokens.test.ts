import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openProduct, type Product } from './product.ts'

// `secondlook post`, as it is built, with tokens of people of the demonstration, at the server as it is built. What a
// program may not do is refused by the server, whatever the command line thinks.

type Run = { readonly code: number | null; readonly out: string; readonly err: string }
type Holder = { readonly name: string; readonly token: string }

let product: Product
const command = fileURLToPath(new URL('../apps/cli/bin/secondlook.js', import.meta.url))

/** Somebody who has signed in as people do, and asks as their browser would. */
async function signIn(name: string) {
  const send = async (method: string, path: string, body?: object, cookie = '') => {
    const answer = await fetch(`${product.address}/api/v1${path}`, {
      ...{ method, headers: { origin: product.address, 'content-type': 'application/json', cookie } },
      ...(body && { body: JSON.stringify(body) }),
    })
    return { answer, body: (await answer.json().catch(() => ({}))) as Record<string, never> }
  }
  const { body } = await send('GET', '/sign-in/demonstration')
  const { people } = body as unknown as { people: { id: string; name: string }[] }
  const person = people.find((one) => one.name === name)
  const { answer } = await send('POST', '/sign-in/demonstration', { person: person?.id })
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  return async (method: string, path: string, sent?: object) =>
    (await send(method, path, sent, cookie)).body as Record<string, unknown>
}

/** A token of theirs, for what is named. */
async function holder(name: string, scopes: readonly string[]): Promise<Holder> {
  const ask = await signIn(name)
  const made = await ask('POST', '/tokens', { name: 'For the command line', scopes, days: 7 })
  expect(made, name).toHaveProperty('token')
  return { name, token: String(made['token']) }
}

/** What is typed, as whoever holds the token. */
const type = ({ token }: Holder, args: readonly string[], input = ''): Promise<Run> =>
  new Promise((resolve) => {
    const run = spawn(process.execPath, [command, 'post', ...args], {
      env: { ...process.env, SECONDLOOK_URL: product.address, SECONDLOOK_TOKEN: token },
    })
    let [out, err] = ['', '']
    run.stdout.on('data', (chunk) => {
      out += chunk
    })
    run.stderr.on('data', (chunk) => {
      err += chunk
    })
    run.on('close', (code) => resolve({ code, out, err }))
    run.stdin.end(input)
  })

let channel = ''
let author: Holder
let approver: Holder
let administrator: Holder

beforeAll(async () => {
  product = await openProduct({ DEMO: '1' })
  const ask = await signIn('Zainab Timetable')
  const { channels } = (await ask('GET', '/checks/channels')) as {
    channels: { id: string; handle: string }[]
  }
  channel = channels.find(({ handle }) => handle.includes('transport'))?.id ?? ''
  ;[author, approver, administrator] = await Promise.all([
    holder('Zainab Timetable', ['posts:write']),
    holder('Isaac Lamplighter', ['posts:approve']),
    holder('Tomasz Saltlake', ['posts:approve', 'posts:write']),
  ])
}, 120_000)
afterAll(() => product.close())

/** Begun, saved and asked for, all of it typed; the id and the digest, as they were printed. */
async function asked(text: string, tier: string) {
  const begun = await type(author, ['new', '-', '--channel', channel, '--tier', tier, '--ai', 'none'], text)
  const [, post = '', digest = ''] = /^(\S+) {2}version 1 {2}(sha256:\S+)\n$/.exec(begun.out) ?? []
  expect(begun.err).toBe('')
  const { code, out, err } = await type(author, ['ask', post, '--note', 'As agreed'])
  expect([code, out, err]).toEqual([0, `asked for approval of version 1  ${digest}\n`, ''])
  return { post, digest }
}
const approve = (who: Holder, { post, digest }: { post: string; digest: string }) =>
  type(who, ['approve', post, '--digest', digest])
const stateOf = async ({ post }: { post: string }) =>
  JSON.parse((await type(author, ['show', post, '--json'])).out).state as string

describe('secondlook post, at the server', () => {
  it('takes a post from blank to approved, with the tokens of two people', async () => {
    const wanted = await asked('The bridge on Lake Street is open to buses again.', 'T1')
    expect((await type(approver, ['list', '--show', 'to-approve'])).out).toContain(wanted.post)
    // Whoever wrote it has no say over it, nor whoever gives roles; nothing of it moves.
    for (const [who, says] of [
      [author, /not-allowed|own-words/],
      [administrator, /not-found|not-allowed/],
    ] as const) {
      const { code, out, err } = await approve(who, wanted)
      expect([code, out, says.test(err)], `${who.name}: ${err}`).toEqual([1, '', true])
    }
    const other = await approve(approver, { ...wanted, digest: `sha256:${'0'.repeat(64)}` })
    expect([other.code, other.err]).toEqual([1, expect.stringContaining('changed-meanwhile')])
    expect(await stateOf(wanted)).toBe('in-review')

    const { code, out, err } = await approve(approver, wanted)
    expect([code, out, err]).toEqual([0, 'approved version 1; it is now: approved\n', ''])
    expect((await type(author, ['show', wanted.post, '--strict'])).code).toBe(0)
  })

  it('leaves what is sensitive to somebody who shows that it is they', async () => {
    const wanted = await asked('The Minister for Transport opens the bridge on Lake Street.', 'T2')
    const { code, out, err } = await approve(approver, wanted)
    expect([code, out, /step-up-needed|not-allowed/.test(err)], err).toEqual([1, '', true])
    expect(await stateOf(wanted)).toBe('in-review')
    // Making nothing public takes no more than a reason.
    const returned = await type(approver, ['return', wanted.post, '--reason', 'Say which day.'])
    expect([returned.code, returned.err]).toEqual([0, ''])
    expect(await stateOf(wanted)).toBe('returned')
  })

  it('is approved no more once somebody enters what it speaks of, without anybody asking', async () => {
    const wanted = await asked('The stop at Zeldrin Arcade opens in March.', 'T1')
    await approve(approver, wanted)
    expect(await stateOf(wanted)).toBe('approved')
    const keeper = await signIn('Svetlana Railsplitter')
    const { person, unit } = (await keeper('GET', '/me')) as Record<string, { id: string }>
    const values = { title: 'Zeldrin Arcade', owner: person?.id, knownTo: [] }
    const entered = await keeper('POST', '/registers/initiatives', { values, unit: unit?.id })
    expect(entered, JSON.stringify(entered)).toHaveProperty('id')
    await expect.poll(() => stateOf(wanted), { timeout: 20_000, interval: 500 }).toBe('in-review')
    const { out } = await type(author, ['show', wanted.post, '--json'])
    expect(JSON.parse(out).neutral.state).toBe('asked')
    expect(out).not.toContain(String(entered['id']))
  })

  it('does nothing that its token is not for', async () => {
    const narrow = await holder('Isaac Lamplighter', ['people:read'])
    const list = await type(narrow, ['list'])
    expect([list.code, list.out, list.err]).toEqual([1, '', expect.stringContaining('not-allowed')])
    const begun = await type(approver, ['new', '-', '--channel', channel, '--ai', 'none'], 'Hello')
    expect([begun.code, begun.out, begun.err]).toEqual([1, '', expect.stringContaining('not-allowed')])
    const made = await type({ name: 'nobody', token: 'sl_made-up' }, ['list'])
    expect([made.code, made.out]).toEqual([1, ''])
  })
})
