import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { paddingOf, parseTarHeader, tarEnd, tarHeader } from './tar.ts'

const long = `tables/${'t'.repeat(63)}/000001-${'a'.repeat(64)}.copy`

it('reads back what it writes', () => {
  for (const entry of [
    { name: 'a', size: 0 },
    { name: long, size: 4_194_304 },
  ])
    expect(parseTarHeader(tarHeader(entry, 1_764_028_800))).toEqual(entry)
})

it('takes nothing else for a header', () => {
  expect(parseTarHeader(new Uint8Array(512))).toBe('end')
  expect(parseTarHeader(new Uint8Array(512).fill(65))).toBeUndefined()
  const changed = tarHeader({ name: 'a', size: 5 }, 0)
  changed[0] = 66
  expect(parseTarHeader(changed)).toBeUndefined()
})

it('refuses a name that has no room', () => {
  expect(() => tarHeader({ name: 'é', size: 0 }, 0)).toThrow(RangeError)
  expect(() => tarHeader({ name: 'x'.repeat(101), size: 0 }, 0)).toThrow(RangeError)
})

it('is read by the tar of the system', () => {
  const folder = mkdtempSync(join(tmpdir(), 'secondlook-tar-'))
  const words = Buffer.from('seven words that nobody has to read')
  const archive = Buffer.concat([
    tarHeader({ name: long, size: words.length }, 1_764_028_800.874),
    words,
    new Uint8Array(paddingOf(words.length)),
    tarEnd,
  ])
  writeFileSync(join(folder, 'one.tar'), archive)
  execFileSync('tar', ['-xf', 'one.tar'], { cwd: folder, stdio: 'pipe' })
  expect(readFileSync(join(folder, long))).toEqual(words)
  rmSync(folder, { recursive: true })
})
