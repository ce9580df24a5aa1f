import { spawnSync } from 'node:child_process'
import { beforeAll, expect, it } from 'vitest'
import { buildProgram, root } from './testing.ts'

beforeAll(buildProgram)

it.each(['serve', 'work'])(
  '%s ends with 2 and one line where a setting is wrong, before anything is opened',
  (command) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['apps/cli/bin/secondlook.js', command], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, PORT: 'abc' },
      timeout: 20_000,
    })
    expect(status).toBe(2)
    expect(stdout).toBe('')
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining('PORT')])
  },
)
