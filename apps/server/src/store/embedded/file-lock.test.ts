import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { lockFile, takeOver } from './file-lock.ts'

const folder = mkdtempSync(join(tmpdir(), 'secondlook-lock-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('a lock on a file', () => {
  it('is had by one where it is exclusive', async () => {
    const path = join(folder, 'one')
    const first = await lockFile(path, 'exclusive', 0)
    expect(first).toBeDefined()
    expect(await lockFile(path, 'exclusive', 0)).toBeUndefined()
    expect(await lockFile(path, 'shared', 50)).toBeUndefined()
    first?.release()
    const next = await lockFile(path, 'exclusive', 0)
    expect(next).toBeDefined()
    next?.release()
  })

  it('is waited for', async () => {
    const path = join(folder, 'waited')
    const first = await lockFile(path, 'exclusive', 0)
    const waiting = lockFile(path, 'exclusive', 5000)
    setTimeout(() => first?.release(), 50)
    const second = await waiting
    expect(second).toBeDefined()
    second?.release()
  })

  it('that is shared is taken over by the last who has it, and by nobody before', async () => {
    const path = join(folder, 'shared')
    const [first, second] = await Promise.all([lockFile(path, 'shared', 0), lockFile(path, 'shared', 0)])
    expect(first && (await takeOver(first, path))).toBeUndefined()
    const last = second && (await takeOver(second, path))
    expect(last).toBeDefined()
    expect(await lockFile(path, 'shared', 0)).toBeUndefined()
    last?.release()
  })
})
