import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

type Sizes = Readonly<Record<string, { readonly gzipped: number; readonly budget: number }>>

const list = new URL('../dist/sizes.json', import.meta.url)
const isBuilt = existsSync(list)
if (!isBuilt) process.stdout.write('not run: sizes of the pages (npm run build)\n')

describe.skipIf(!isBuilt)('what has to be sent, gzipped', () => {
  const sizes: Sizes = isBuilt ? JSON.parse(readFileSync(list, 'utf8')) : {}

  it('is under 200 kB before the page can be read', () => {
    expect(sizes['before']?.gzipped).toBeLessThan(200_000)
  })

  it('is at most 400 kB after it, for the engine, the pack, the weights and the editor', () => {
    expect(sizes['after']?.gzipped).toBeLessThanOrEqual(400_000)
  })

  it('is under 200 kB before the first screen of the app, and at most 60 kB for a screen', () => {
    expect(sizes['app']?.gzipped).toBeLessThan(200_000)
    expect(sizes['screen']?.gzipped).toBeLessThanOrEqual(60_000)
  })

  it('holds everything the page loads', () => {
    const { files = [] } = (sizes['after'] ?? {}) as { files?: { path: string }[] }
    expect(files.map(({ path }) => path.replace(/-[0-9a-f]+/, ''))).toEqual([
      '/assets/worker.js',
      '/assets/editor.js',
    ])
  })
})
