import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** Most that may be sent, gzipped, before the page can be read and after it. */
const budgets = { before: 200_000, after: 400_000, pictures: 80_000, app: 200_000, screen: 60_000 }
const groupNames = {
  before: 'before the page can be read',
  after: 'after it (engine, pack, weights, editor)',
  pictures: 'to read what picture files tell',
  app: 'of the app before its first screen',
  screen: 'for the largest screen of the app',
}

/** Writes a file, and beside it the forms in which a server sends it. */
export async function writePacked(path, bytes) {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, bytes)
  await writeFile(`${path}.gz`, gzipSync(bytes, { level: 9 }))
  await writeFile(
    `${path}.br`,
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  )
}

/** The screen for which most has to be fetched beside what is there from the start, with all of it. */
export function largestScreen(files, first) {
  const isFirst = new Set(first.map(({ path }) => path))
  const partsOf = (file) => {
    const parts = new Set([file.path])
    for (const path of parts)
      for (const more of files.find((one) => one.path === path).imports) parts.add(more)
    return files.filter(({ path }) => parts.has(path) && !isFirst.has(path))
  }
  const weigh = (parts) => parts.reduce((sum, { bytes }) => sum + gzipSync(bytes).length, 0)
  const screens = files.filter(({ screen }) => /-screen\.tsx$/.test(screen ?? '')).map(partsOf)
  return screens.sort((one, other) => weigh(other) - weigh(one))[0] ?? []
}

export function sizesOf(groups) {
  const named = Object.entries(groups).map(([group, files]) => {
    const sizes = files.map(({ path, bytes }) => ({ path, gzipped: gzipSync(bytes, { level: 9 }).length }))
    return [
      group,
      { files: sizes, gzipped: sizes.reduce((sum, { gzipped }) => sum + gzipped, 0), budget: budgets[group] },
    ]
  })
  return Object.fromEntries(named)
}

export function saySizes(sizes) {
  return Object.entries(sizes)
    .map(([group, { files, gzipped, budget }]) => {
      const parts = files.map((file) => `${file.path} ${kB(file.gzipped)}`).join(', ')
      return `${groupNames[group]}: ${kB(gzipped)} of ${kB(budget)} gzipped (${parts})\n`
    })
    .join('')
}

const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`
