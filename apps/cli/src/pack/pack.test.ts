import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildProgram, replies, root, secondlook } from '../testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'pack-'))
beforeAll(buildProgram)
afterAll(() => rmSync(folder, { recursive: true }))

/** A copy of the shipped pack with one file changed. */
function changed(name: string, file: string, change: (text: string) => string): string {
  const copy = join(folder, name)
  cpSync(join(root, 'policy-packs/act-2015'), copy, { recursive: true })
  writeFileSync(join(copy, file), change(readFileSync(join(copy, file), 'utf8')))
  return copy
}

describe('pack', () => {
  it('test holds for what is shipped', () => {
    const { code, out } = secondlook(['pack', 'test'])
    expect(out).toMatch(/act-2015 .*cases hold/)
    expect(out).toMatch(/act-transport .*cases hold/)
    expect(code).toBe(0)
  })

  it('test fails when a rule is broken', () => {
    const copy = changed('broken', 'rules/tone.yaml', (text) => text.replaceAll('then: stop', 'then: think'))
    const { code, out } = secondlook(['pack', 'test', copy])
    expect(code).toBe(1)
    expect(out).toMatch(/expected stop, got/)
  })

  it('lint has nothing to mend in what is shipped', () => {
    const { code, out } = secondlook(['pack', 'lint'])
    expect(out).toMatch(/^act-2015 .*nothing to mend$/m)
    expect(code).toBe(0)
  })

  it('lint names a rule without words and a clause nobody wrote', () => {
    const copy = changed(
      'gaps',
      'rules/tone.yaml',
      (text) =>
        `${text}\n- id: new-rule\n  clause: "99"\n  detector: insult\n  subject: insult\n  advice: [{ then: think }]\n`,
    )
    const { code, out } = secondlook(['pack', 'lint', copy])
    expect(code).toBe(1)
    expect(out).toContain('rules/new-rule: no clause 99')
    expect(out).toContain('rules/new-rule: no wording')
  })

  it('lint names an instrument that a clause cites and that is not there, and entries that contradict each other', () => {
    const copy = changed('library', 'instruments.yaml', (text) =>
      text
        .replace('- id: guidelines-2015', '- id: guidelines-2016')
        .replace('supersedes: ict-policy-2012', 'supersedes: nothing')
        .replace(/(- id: banerji|- id: policy-video)/, '- id: banerji'),
    )
    const { code, out } = secondlook(['pack', 'lint', copy])
    expect(code).toBe(1)
    expect(out).toContain('clauses/4: no instrument and no law guidelines-2015')
    expect(out).toContain('instruments/ict-policy-2024: comes in place of nothing, which is not here')
    expect(out).toContain('instruments/banerji: stands twice')
  })

  it('show prints a clause with its rules', () => {
    const { code, out } = secondlook(['pack', 'show', 'act-2015', '8.4b'])
    expect(code).toBe(0)
    expect(out).toContain('initiative-named')
  })

  it('diff says what differs', () => {
    const copy = changed('other', 'pack.yaml', (text) => text.replace(/^title: .*$/m, 'title: Another'))
    const { code, out } = secondlook(['pack', 'diff', 'act-2015', copy])
    expect(code).toBe(1)
    expect(out).toBe('~ pack.yaml title\n')
    expect(secondlook(['pack', 'diff', 'act-2015', 'act-2015']).code).toBe(0)
  })

  it('new starts a pack of another body that holds at once', () => {
    const place = join(folder, 'harbour')
    const made = secondlook([
      'pack',
      'new',
      place,
      '--title',
      'Posting well',
      '--body',
      'Harbour Council',
      '--time-zone',
      'Pacific/Auckland',
    ])
    expect(made.code).toBe(0)
    expect(secondlook(['pack', 'test', place]).code).toBe(0)
    expect(secondlook(['pack', 'lint', place]).out).not.toContain('no clause')
    const [answer] = replies(
      secondlook(['check', '--json', '--pack', place, '--as', 'official'], 'What the fuck'),
    )
    expect(answer).toMatchObject({ advice: 'stop', packs: [{ id: 'harbour' }] })
  })

  it('new refuses a folder that holds something and a zone without rules', () => {
    expect(secondlook(['pack', 'new', root]).code).toBe(2)
    expect(secondlook(['pack', 'new', join(folder, 'z'), '--time-zone', 'Mars/Base']).code).toBe(2)
  })
})

describe('replay', () => {
  const drafts =
    '{"id":"a","text":"You are a complete moron.","capacity":"official","channel":"x"}\n{"id":"b","text":"Hello","capacity":"personal"}\n'

  it('shows what another pack would change, and nothing where nothing does', () => {
    const copy = changed('softer', 'rules/tone.yaml', (text) => text.replaceAll('then: stop', 'then: think'))
    const outcome = secondlook(['replay', '--from', 'act-2015', '--to', copy], drafts)
    const [change, last] = replies(outcome)
    expect(change).toMatchObject({ line: 1, id: 'a', from: { advice: 'stop' }, to: { advice: 'think' } })
    expect(last).toMatchObject({ summary: { drafts: 2, changed: 1, by: expect.any(Object) } })
    expect(outcome.code).toBe(1)
    const same = secondlook(['replay', '--from', 'act-2015', '--to', 'act-2015'], drafts)
    expect(replies(same)).toEqual([{ summary: { drafts: 2, changed: 0, by: {} } }])
    expect(same.code).toBe(0)
  })

  it('refuses a call without packs', () => expect(secondlook(['replay'], drafts).code).toBe(2))
})
