import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { startChild } from './child.ts'

const isThere = (pid: number): boolean => {
  try {
    return process.kill(-pid, 0)
  } catch {
    return false
  }
}

it('ends with whoever started it, however that ended', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'child-'))
  const code = `import { startChild } from ${JSON.stringify(fileURLToPath(new URL('child.ts', import.meta.url)))}
process.stdout.write(String(startChild(['sleep', '60'], { log: ${JSON.stringify(join(folder, 'log'))} }).pid))
setInterval(() => undefined, 1000)`
  const { SECOND_LOOK_PLATFORMS_FOR: _, ...env } = process.env
  const parent = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], { env })
  const pid = await new Promise<number>((resolve) =>
    parent.stdout.once('data', (piece: Buffer) => resolve(Number(piece.toString()))),
  )
  expect(isThere(pid)).toBe(true)
  parent.kill('SIGKILL')
  for (let waited = 0; isThere(pid) && waited < 100; waited++) await sleep(100)
  expect(isThere(pid)).toBe(false)
  rmSync(folder, { recursive: true, force: true })
})

it('takes along what it started', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'child-'))
  const child = startChild(['sh', '-c', 'sleep 60 & sleep 60'], { log: join(folder, 'log') })
  expect(isThere(child.pid)).toBe(true)
  await child.kill()
  for (let waited = 0; isThere(child.pid) && waited < 100; waited++) await sleep(20)
  expect(isThere(child.pid)).toBe(false)
  rmSync(folder, { recursive: true, force: true })
})
