import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { shippedPack } from '@secondlook/packs'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../tidy/files.ts'

const folder = mkdtempSync(join(tmpdir(), 'vectors-'))
const wanted = readFileSync(join(root, 'vectors/assessments.jsonl'), 'utf8')
const drafts = join(root, 'vectors/drafts.jsonl')
const registers = join(root, 'vectors/registers.json')
const program = join(folder, 'print.mjs')
const packs = join(folder, 'packs.json')

beforeAll(async () => {
  await build({
    entryPoints: [join(root, 'tools/vectors/print.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  })
  writeFileSync(packs, JSON.stringify(['act-2015', 'act-transport'].map(shippedPack)))
})
afterAll(() => rmSync(folder, { recursive: true }))

const answers = (node: string, env: NodeJS.ProcessEnv): string =>
  execFileSync(node, [program, packs, drafts, registers], {
    encoding: 'utf8',
    maxBuffer: 1 << 27,
    env: { ...process.env, ...env },
  })

describe('the vectors', () => {
  it('get the same bytes on this Node', () => expect(answers(process.execPath, {})).toBe(wanted))

  it('get the same bytes in another zone and language', () => {
    expect(
      answers(process.execPath, { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }),
    ).toBe(wanted)
  })

  const node24 = process.env['NODE_24']
  it.skipIf(!node24)('get the same bytes on Node 24', () => expect(answers(node24 ?? '', {})).toBe(wanted))
})
