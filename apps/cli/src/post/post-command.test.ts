import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WrongCall } from '../wrong-call.ts'
import { postCommand } from './post-command.ts'
import { type Asked, check, finding, openDouble, page, refusal, token } from './testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'post-'))
const file = join(folder, 'post.txt')
beforeAll(() => writeFileSync(file, 'The pool opens.\n'))
afterAll(() => rmSync(folder, { recursive: true }))

type Double = Parameters<typeof openDouble>[0]
type Run = {
  readonly code: number
  readonly out: string
  readonly err: string
  readonly asked: readonly Asked[]
}

async function run(args: readonly string[], more: Double = {}, settings: object = {}): Promise<Run> {
  const double = await openDouble(more)
  let [out, err] = ['', '']
  try {
    const code = await postCommand(args, {
      settings: { SECONDLOOK_URL: double.address, SECONDLOOK_TOKEN: token, ...settings },
      say: async (text) => {
        out += text
      },
      complain: (line) => {
        err += `${line}\n`
      },
    })
    expect(out + err).not.toContain(token)
    return { code, out, err, asked: double.asked }
  } finally {
    await double.close()
  }
}
const sent = ({ asked }: Run) => asked.map(({ method, path }) => `${method} ${path}`)

describe('post new', () => {
  it('begins a post, says when and how much is at stake, and saves a version', async () => {
    const done = await run([
      ...['new', file, '--channel', 'fb', '--channel', 'x', '--at', '2026-11-27T09:00+11:00'],
      ...['--tier', 'T1', '--ai', 'none', '--title', 'Pool'],
    ])
    expect([done.code, done.out]).toEqual([0, 'p1  version 4  D4\n'])
    expect(sent(done)).toEqual([
      ...['POST /posts', 'GET /posts/p1/draft', 'PUT /posts/p1/draft', 'POST /posts/p1/versions'],
    ])
    expect(done.asked[0]?.body).toMatchObject({
      text: 'The pool opens.',
      channels: ['fb', 'x'],
      kind: 'post',
    })
    expect(done.asked[2]?.body).toMatchObject({
      base: 4,
      body: {
        tier: 'T1',
        ai: 'none',
        schedule: { kind: 'at', at: '2026-11-26T22:00:00.000Z', latest: null },
      },
      margin: { title: 'Pool' },
    })
    expect(done.asked[3]?.body).toEqual({ revision: 5 })
  })

  it('types nothing where nothing more was said', async () => {
    const done = await run(['new', file, '--channel', 'fb', '--json'])
    expect(JSON.parse(done.out)).toEqual({ id: 'p1', version: { number: 4, digest: 'D4', isNew: true } })
    expect(sent(done)).not.toContain('PUT /posts/p1/draft')
  })

  it('says where the post is when no version could be saved of it', async () => {
    const no = () => refusal(409, 'changed-meanwhile', 'Somebody typed.')
    const { code, err } = await run(['new', file, '--channel', 'fb'], { 'POST /posts/p1/versions': no })
    expect([code, err]).toEqual([
      1,
      'begun as p1; no version is saved yet\nchanged-meanwhile: Somebody typed.\n',
    ])
  })
})

describe('post list', () => {
  const row = (id: string, more: object = {}) => ({
    ...{
      id,
      title: `Post ${id}`,
      kind: 'post',
      state: 'draft',
      tier: null,
      unit: null,
      channels: [],
      by: null,
    },
    ...{ at: null, due: null, waitsFor: [], changedAt: '2026-11-24T22:05:00.000Z', ...more },
  })
  const pages: Double = {
    'GET /posts': ({ path }) => ({
      status: 200,
      body: path.includes('after=2')
        ? { posts: [row('c')], next: null }
        : {
            posts: [
              row('a', { at: '2026-11-24T22:05:00.000Z', tier: 'T2', waitsFor: [{ id: 'o', name: 'Ora' }] }),
              row('bb', { title: 'Red\u001b[31m\u202etitle' }),
            ],
            next: '2',
          },
    }),
  }

  it('is a table for people, whose titles move no cursor', async () => {
    const { out, asked } = await run(['list', '--show', 'to-approve'], pages)
    expect(asked[0]?.path).toBe('/posts?show=to-approve')
    expect(out).toBe(
      [
        'ID  STANDS  TIER  GOES OUT          WAITS FOR  TITLE',
        'a   draft   T2    2026-11-25 09:05  Ora        Post a',
        'bb  draft   -     -                 -          Red·[31m·title',
        'There are more; --all lists them.',
        '',
      ].join('\n'),
    )
  })

  it('goes through every page where all are asked for', async () => {
    const { out } = await run(['list', '--all', '--json'], pages)
    const read = JSON.parse(out)
    expect([read.posts.map(({ id }: { id: string }) => id), read.next]).toEqual([['a', 'bb', 'c'], null])
  })
})

describe('post show and check', () => {
  it('shows the words, the digest to approve and who can', async () => {
    const steps = [
      {
        name: 'Manager',
        need: 1,
        of: null,
        done: [],
        state: 'now',
        due: null,
        can: [{ id: 'o', name: 'Ora' }],
      },
    ]
    const { code, out } = await run(['show', 'p1'], {
      'GET /posts/p1': () => ({ status: 200, body: page({ state: 'in-review', steps }) }),
    })
    expect(code).toBe(0)
    expect(out).toContain('p1  Pool opens\nWaiting for approval\n')
    expect(out).toContain('version 3  D3\nsaved 2026-11-25 09:05 by Ana, tier T1')
    expect(out).toContain('  The pool opens.\n  At nine.\n')
    expect(out).toContain('Manager: 0 of 1; can approve now: Ora')
  })

  it.each([
    ['approved', 0],
    ['in-review', 1],
  ])('with --strict tells by its exit whether %s is approved', async (state, code) => {
    const more: Double = { 'GET /posts/p1': () => ({ status: 200, body: page({ state }) }) }
    expect((await run(['show', 'p1', '--strict'], more)).code).toBe(code)
    expect((await run(['show', 'p1'], more)).code).toBe(0)
  })

  it.each([
    ['clear', {}, 0],
    ['think', {}, 0],
    ['ask', {}, 1],
    ['stop', {}, 1],
    [
      'clear',
      { problems: [{ code: 'c', says: 'Too long.', field: 'text', channel: 'x', isWarning: false }] },
      1,
    ],
    [
      'clear',
      { problems: [{ code: 'c', says: 'Cut off.', field: 'text', channel: 'x', isWarning: true }] },
      0,
    ],
  ])('of a draft with %s and %j ends with %i', async (advice, more, code) => {
    const done = await run(['check', 'p1'], {
      'POST /posts/p1/check': () => ({ status: 200, body: { ...check, advice, ...more } }),
    })
    expect([done.code, done.asked[1]?.body['body']]).toMatchObject([code, { text: 'The pool opens.' }])
  })

  it('says by which key a finding is answered, and which is cleared only by a change', async () => {
    const findings = [finding(), finding({ key: 'k2', mayBeAnswered: false, basis: 'fact' })]
    const { out } = await run(['check', 'p1'], {
      'POST /posts/p1/check': () => ({ status: 200, body: { ...check, advice: 'ask', findings } }),
    })
    expect(out).toContain('answered by --answer k1=REASON')
    expect(out).toContain('cleared only by a change')
    expect(out).not.toContain('k2')
  })
})

describe('deciding', () => {
  it('asks for approval of the last version, or of a new one where the draft has gone on', async () => {
    const as = await run(['ask', 'p1', '--note', 'Please'])
    expect(as.asked.at(-1)?.body).toEqual({ version: 3, note: 'Please', emergency: null })
    expect(sent(as)).not.toContain('POST /posts/p1/versions')
    const on = await run(['ask', 'p1'], {
      'GET /posts/p1': () => ({ status: 200, body: page({ hasMore: true }) }),
    })
    expect(on.asked.at(-1)?.body).toEqual({ version: 4, note: null, emergency: null })
  })

  it('approves exactly the digest that was named, with a reason for each finding', async () => {
    const done = await run([
      'approve',
      'p1',
      '--digest',
      'D2',
      '--answer',
      'k1=It is = so',
      '--answer',
      'k2=Yes',
    ])
    expect(done.asked[1]?.body).toEqual({
      ...{ version: 3, digest: 'D2', does: 'approve', reason: null },
      answers: [
        { finding: 'k1', reason: 'It is = so' },
        { finding: 'k2', reason: 'Yes' },
      ],
    })
    expect(done.out).toBe('approved version 3; it is now: draft\n')
  })

  it('returns and recalls with a reason', async () => {
    const back = await run(['return', 'p1', '--reason', 'Wrong day'])
    expect(back.asked[1]?.body).toMatchObject({ digest: 'D3', does: 'return', reason: 'Wrong day' })
    const recalled = await run(['recall', 'p1', '--reason', 'Rain'])
    expect(recalled.asked[0]?.body).toEqual({ reason: 'Rain' })
  })

  it('tells a refusal by its code and its sentence, and ends with 1', async () => {
    const no: Double = {
      'POST /posts/p1/decisions': () =>
        refusal(403, 'own-words', 'You wrote some of this.', [{ path: 'digest', says: 'is another' }]),
    }
    const done = await run(['approve', 'p1', '--digest', 'D3'], no)
    expect([done.code, done.out, done.err]).toEqual([
      ...[1, '', 'own-words: You wrote some of this. digest is another.\n'],
    ])
    const json = await run(['approve', 'p1', '--digest', 'D3', '--json'], no)
    expect(JSON.parse(json.out)).toEqual({
      error: { code: 'own-words', message: 'You wrote some of this. digest is another.' },
    })
    expect((await run(['show', 'p2'])).err).toBe('not-found: There is no such post.\n')
  })
})

describe('a wrong call', () => {
  it.each([
    [[], 'post needs what to do'],
    [['fly'], 'it knows no fly'],
    [['show'], 'post show needs the id of a post'],
    [['show', 'a', 'b'], 'takes no b'],
    [['show', 'a', '--reason', 'x'], 'post show takes no --reason'],
    [['list', 'x'], 'post list takes no x'],
    [['list', '--show', 'theirs'], '--show theirs: expected to-approve'],
    [['approve', 'a'], 'post approve needs --digest'],
    [['approve', 'a', '--digest', 'd', '--answer', 'k'], 'expected KEY=REASON'],
    [['return', 'a', '--reason', ' '], 'post return needs --reason'],
    [['new', file], 'needs at least one --channel'],
    [['new', '/no/such', '--channel', 'c'], 'there is no file /no/such'],
    [['new', file, '--channel', 'c', '--at', '2026-11-27T09:00'], 'an instant with its offset'],
    [['new', file, '--channel', 'c', '--at', 'tomorrow'], 'an instant with its offset'],
    [['new', file, '--channel', 'c', '--tier', 'T9'], '--tier T9: expected T0, T1, T2, T3'],
    [
      ['new', file, '--channel', 'c', '--ai', 'some'],
      '--ai some: expected none, assisted, modified, generated',
    ],
  ])('is %j', async (args, says) => {
    const error: unknown = await run(args).catch((one: unknown) => one)
    expect(error).toBeInstanceOf(WrongCall)
    expect(String(error)).toContain(says)
  })

  it.each([
    [{ SECONDLOOK_URL: undefined }, 'set SECONDLOOK_URL'],
    [{ SECONDLOOK_TOKEN: undefined }, 'set SECONDLOOK_TOKEN'],
    [{ SECONDLOOK_URL: 'secondlook' }, 'is no address'],
    [{ SECONDLOOK_URL: 'http://secondlook.example' }, 'has to begin with https://'],
    [{ SECONDLOOK_URL: 'https://me:secret@secondlook.example' }, 'holds a name or a password'],
    [{ SECONDLOOK_URL: 'http://127.0.0.1:1' }, 'could not be asked'],
  ])('has settings such as %j', async (settings, says) => {
    const error: unknown = await run(['show', 'p1'], {}, settings).catch((one: unknown) => one)
    expect(error).toBeInstanceOf(WrongCall)
    expect(String(error)).toContain(says)
    expect(String(error)).not.toMatch(/sl_|secret@/)
  })
})
