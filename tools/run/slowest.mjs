// Where the time of a run of the tests went.
import { readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './install.mjs'

const figures = join(root, 'tools/run/seconds.json')
const shown = 15
/** What takes less is begun when a worker is free. */
const worthKeeping = 1

/** How long each file of a report of vitest took, in seconds. */
export const filesOf = ({ testResults }) =>
  testResults.map(({ name, startTime, endTime }) => ({
    name: relative(root, name).replaceAll('\\', '/'),
    seconds: (endTime - startTime) / 1000,
  }))

/** One line for each of the slowest files, slowest first. */
export const slowest = (files) =>
  [...files]
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, shown)
    .map(({ name, seconds }) => `${seconds.toFixed(1).padStart(8)} s  ${name}`)

/** Says which files were slowest, and keeps the figures for the next run where that is asked for. */
export function saySlowest(files) {
  if (files.length === 0) return
  process.stdout.write(`the slowest files of tests:\n${slowest(files).join('\n')}\n`)
  if (process.env.WRITE_SECONDS === '1') writeFileSync(figures, written(readFileSync(figures, 'utf8'), files))
}

/** The figures with those of this run; what did not run keeps the one that it had. */
export function written(before, files) {
  const kept = new Map(Object.entries(JSON.parse(before)))
  for (const { name, seconds } of files) {
    if (seconds >= worthKeeping) kept.set(name, Math.round(seconds))
    else kept.delete(name)
  }
  const sorted = [...kept].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  return `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`
}
