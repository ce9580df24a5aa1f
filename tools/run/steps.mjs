// What must hold, in the order in which it is cheapest to know.
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root, run, runBeside } from './install.mjs'
import { filesOf } from './slowest.mjs'

const bin = (name) => join(root, 'node_modules', '.bin', name)
const typed = [
  'packages/calendar',
  'packages/connectors',
  'packages/contract',
  'packages/engine',
  'packages/ledger',
  'packages/packs',
  'apps/cli',
  'apps/server',
  'apps/web',
  'tools',
  'e2e',
  'platforms',
]

/** What needs nothing of the other row, so that one core has the one row and the other the other; tests have both cores. */
const beside = [
  ['format and lint', 'types'],
  ['nothing unused', 'build', 'generated files are fresh'],
]

/** Each step says how many things it found to hold and not to hold, and tests how long each file took. */
export const steps = {
  'format and lint': async () => one(await runBeside(bin('biome'), ['check', '--error-on-warnings', '.'])),
  types: async () => {
    const counts = []
    for (const folder of typed)
      counts.push(one(await runBeside('node', [join(root, 'node_modules/tsgo/bin/tsc'), '-p', folder])))
    return sum(counts)
  },
  'nothing unused': async () => one(await runBeside(bin('knip'), ['--no-progress'])),
  build: async () => one(await runBeside('node', ['tools/build.mjs'])),
  'generated files are fresh': async () =>
    one(await runBeside('node', ['--import', 'tsx', 'tools/docs.ts', '--check'])),
  tests: (env) => vitest([], env),
  'browser tests': (env) => vitest(['--config', 'e2e/vitest.config.ts'], env),
}

const one = (held) => ({ passed: held ? 1 : 0, failed: held ? 0 : 1 })
export const sum = (counts) => ({
  passed: counts.reduce((all, { passed }) => all + passed, 0),
  failed: counts.reduce((all, { failed }) => all + failed, 0),
  files: counts.flatMap(({ files }) => files ?? []),
})

function vitest(args, env) {
  const report = join(root, 'node_modules', '.cache', `vitest-${process.pid}.json`)
  rmSync(report, { force: true })
  const held = run(
    bin('vitest'),
    ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`, ...args],
    { env },
  )
  try {
    const said = JSON.parse(readFileSync(report, 'utf8'))
    const { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests } = said
    const skipped = process.env.REQUIRE_ALL === '1' ? numPendingTests : 0
    const failed = numFailedTests + skipped
    // A file that cannot even be loaded has no tests to count, and must not pass for that.
    return {
      passed: numPassedTests,
      failed: failed === 0 && !held ? Math.max(1, numFailedTestSuites) : failed,
      files: filesOf(said),
    }
  } catch {
    return { passed: 0, failed: 1 }
  } finally {
    rmSync(report, { force: true })
  }
}

/** Runs the named steps and prints what came of each. */
export async function runSteps(names, env = {}) {
  const rows = beside.map((row) => row.filter((name) => names.includes(name)))
  const counts = (await Promise.all(rows.map((row) => inTurn(row, env)))).flat()
  const alone = names.filter((name) => !rows.flat().includes(name))
  return sum([...counts, ...(await inTurn(alone, env))])
}

async function inTurn(names, env) {
  const counts = []
  for (const name of names) {
    const started = performance.now()
    const count = await steps[name](env)
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    process.stdout.write(
      `${count.failed === 0 ? 'holds' : 'FAILS'}  ${name}  (${count.passed} passed, ${count.failed} failed, ${seconds} s)\n`,
    )
    counts.push(count)
  }
  return counts
}
