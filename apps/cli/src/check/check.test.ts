import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Assessment, LineRefusal } from '@secondlook/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildProgram, replies, secondlook } from '../testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'check-'))
const file = (name: string, content: string | Buffer): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
beforeAll(buildProgram)
afterAll(() => rmSync(folder, { recursive: true }))

const rude = '{"text":"You are a complete moron.","capacity":"official","channel":"parks"}'
const plain = '{"text":"The library opens at nine.","capacity":"personal"}'

describe('check --jsonl', () => {
  it('answers a thousand mixed lines, each in its place', () => {
    const odd = [
      JSON.stringify({ id: 'long', text: 'a word or two '.repeat(14_300) }),
      JSON.stringify({ id: 'one long word', text: 'x'.repeat(200_000) }),
      '{"id":"surrogate","text":"half \\ud83d of it, and \\udc4d"}',
      '{"id":"nul","text":"nul \\u0000 inside"}',
      '{"id":"bidi","text":"\\u202eright to left\\u202c \\u2066isolated\\u2069"}',
      '{"id":"nobody asked","text":"hello","unknown":{"deep":[1]}}',
      'not json',
      '',
      '[]',
      '{"id":7,"capacity":"official"}',
      '{"id":"wrong","text":"hello","capacity":"king"}',
      '{"id":"date","text":"hello","at":"2026-02-30"}',
    ]
    const lines = Array.from({ length: 1000 }, (_, at) => odd[at % 83] ?? (at % 2 ? rude : plain))
    const outcome = secondlook(['check', '--jsonl', file('mixed.jsonl', `${lines.join('\n')}\n`)])
    const answers = replies(outcome)
    expect(answers).toHaveLength(1000)
    for (const [at, answer] of answers.entries()) {
      expect(answer['line']).toBe(at + 1)
      const shape = 'error' in answer ? LineRefusal : Assessment
      expect(shape.safeParse(answer).success).toBe(true)
    }
    const codes = answers
      .slice(0, 12)
      .map((answer) => ('error' in answer ? (answer['error'] as { code: string }).code : answer['id']))
    expect(codes).toEqual([
      'long',
      'one long word',
      'surrogate',
      'nul',
      'bidi',
      'nobody asked',
      'bad-json',
      'bad-json',
      'bad-draft',
      'bad-draft',
      'bad-draft',
      'bad-draft',
    ])
    expect(answers[9]?.['id']).toBe(7)
    expect(answers[10]?.['error']).toMatchObject({
      message: 'capacity: expected personal, representative, official, unsure',
    })
    expect(outcome.code).toBe(2)
    expect(outcome.err.trim().split('\n')).toHaveLength(1)
  })

  it('gives the same bytes with four threads', () => {
    const path = file(
      'threads.jsonl',
      Array.from({ length: 3000 }, (_, at) => (at % 7 ? plain : rude)).join('\n'),
    )
    const args = ['check', '--jsonl', path, '--at', '2026-11-24']
    expect(secondlook([...args, '--jobs', '4']).out).toBe(secondlook(args).out)
  })

  it('refuses a line that is not UTF-8 and goes on', () => {
    const bytes = Buffer.concat([
      Buffer.from('{"text":"caf'),
      Buffer.from([0xe9]),
      Buffer.from(`"}\n${plain}\n`),
    ])
    const outcome = secondlook(['check', '--jsonl'], bytes)
    const [first, second] = replies(outcome)
    expect(first).toMatchObject({ line: 1, id: null, error: { code: 'bad-encoding' } })
    expect(second).toMatchObject({ line: 2, advice: 'clear' })
    expect(outcome.code).toBe(2)
  })

  it('lets flags fill what a line lacks and never override', () => {
    const input =
      '{"text":"Hello"}\n{"text":"Hello","capacity":"personal","channel":"own","at":"2020-01-01"}\n'
    const flags = ['--as', 'official', '--channel', 'parks', '--at', '2026-11-24', '--audience', 'restricted']
    const [first, second] = replies(secondlook(['check', '--jsonl', ...flags], input))
    expect(first).toMatchObject({
      capacity: 'official',
      channel: 'parks',
      at: '2026-11-24',
      audience: 'restricted',
    })
    expect(second).toMatchObject({ capacity: 'personal', channel: 'own', at: '2020-01-01' })
  })

  it('names what it consulted', () => {
    const registers = file('registers.json', '{"initiatives":[{"id":"i1","title":"Project Wattlebird"}]}')
    const args = [
      'check',
      '--jsonl',
      '--registers',
      registers,
      '--pack',
      'act-2015',
      '--pack',
      'act-transport',
    ]
    const [answer] = replies(
      secondlook(args, '{"text":"Project Wattlebird is on its way","capacity":"official","channel":"parks"}'),
    )
    expect(answer).toMatchObject({
      advice: 'stop',
      standing: 'blocked',
      registers: { digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) },
    })
    expect(answer?.['packs']).toMatchObject([{ id: 'act-2015' }, { id: 'act-transport' }])
    expect(answer?.['findings']).toContainEqual(
      expect.objectContaining({ clause: '8.4b', basis: 'fact', spans: [{ in: 'text', from: 0, to: 18 }] }),
    )
  })
})

describe('how check ends', () => {
  const ends: readonly (readonly [string, readonly string[], string, number])[] = [
    ['nothing found', ['check'], 'The library opens at nine.', 0],
    [
      'a thought',
      ['check', '--as', 'official', '--channel', 'x'],
      'As we have already explained, simply read the page.',
      0,
    ],
    ['an ask or a stop', ['check', '--as', 'official', '--channel', 'x'], 'You are a complete moron.', 1],
    [
      'an unmet requirement',
      ['check', '--as', 'official', '--channel', 'x'],
      'The library opens at nine.',
      0,
    ],
    [
      'an unmet requirement under --strict',
      ['check', '--strict', '--as', 'official', '--channel', 'x'],
      'The library opens at nine.',
      1,
    ],
    ['a flag nobody knows', ['check', '--loud'], 'x', 2],
    ['a capacity nobody knows', ['check', '--as', 'king'], 'x', 2],
    ['a date that is none', ['check', '--at', 'tomorrow'], 'x', 2],
    ['two files', ['check', 'a', 'b'], 'x', 2],
    ['a file that is not there', ['check', 'nowhere.txt'], '', 2],
    ['a pack that is not there', ['check', '--pack', 'nobody'], 'x', 2],
    ['a version that is not there', ['check', '--pack', 'act-2015@9.9.9'], 'x', 2],
    ['an overlay without its base', ['check', '--pack', 'act-transport'], 'x', 2],
    ['no threads', ['check', '--jsonl', '--jobs', '0'], plain, 2],
    ['a command nobody knows', ['chekc'], '', 2],
  ]
  for (const [name, args, input, code] of ends) {
    it(`${name}: ${code}`, () => {
      const outcome = secondlook(args, input)
      expect(outcome.code).toBe(code)
      expect(outcome.err).not.toMatch(/\n\s+at /)
      if (code > 0) expect(outcome.err.trim()).not.toBe('')
    })
  }

  it('names the place in registers that cannot be read', () => {
    const registers = file('bad.json', '{"consents":[{"id":"c1","person":"p1","state":"maybe"}]}')
    const { code, err } = secondlook(['check', '--registers', registers], 'x')
    expect(code).toBe(2)
    expect(err).toContain('consents.0.state')
  })
})

describe('check for a person', () => {
  it('underlines the words and says what to do, without colour where nobody looks', () => {
    const { out } = secondlook(['check', '--as', 'official', '--channel', 'x'], 'Read the sign, you idiot.\n')
    expect(out).toContain('We suggest not posting this as it stands')
    expect(out).toMatch(/Read the sign, you idiot\.\n +~+\n/)
    expect(out).not.toContain('\u001b')
  })

  it('says in one line why a text cannot be read', () => {
    const { code, err } = secondlook(['check'], Buffer.from([0x63, 0x61, 0x66, 0xe9]))
    expect(code).toBe(2)
    expect(err).toBe('secondlook: standard input: the text is not UTF-8; save the file as UTF-8\n')
  })

  it('prints one assessment with --json', () => {
    const [answer] = replies(secondlook(['check', '--json', '--at', '2026-11-24'], 'Hello'))
    expect(answer).toMatchObject({ line: 1, id: null, advice: 'clear', capacity: 'personal', standing: null })
    expect(answer?.['requirements']).toContainEqual({ kind: 'capacity', clause: '1', met: false })
  })
})
