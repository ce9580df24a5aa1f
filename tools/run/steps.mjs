// What must hold, in the order in which it is cheapest to know.
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './install.mjs'

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
]

/** Each step says how many things it found to hold and not to hold. */
export const steps = {
  'format and lint': () => one(run(bin('biome'), ['check', '--error-on-warnings', '.'], { quiet: true })),
  types: () =>
    sum(
      typed.map((folder) =>
        one(run('node', [join(root, 'node_modules/tsgo/bin/tsc'), '-p', folder], { quiet: true })),
      ),
    ),
  'nothing unused': () => one(run(bin('knip'), ['--no-progress'], { quiet: true })),
  build: () => one(run('node', ['tools/build.mjs'], { quiet: true })),
  'generated files are fresh': () =>
    one(run('node', ['--import', 'tsx', 'tools/docs.ts', '--check'], { quiet: true })),
  tests: (env) => vitest([], env),
  'browser tests': (env) => vitest(['--config', 'e2e/vitest.config.ts'], env),
}

const one = (held) => ({ passed: held ? 1 : 0, failed: held ? 0 : 1 })
export const sum = (counts) =>
  counts.reduce((all, { passed, failed }) => ({ passed: all.passed + passed, failed: all.failed + failed }), {
    passed: 0,
    failed: 0,
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
    const { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests } = JSON.parse(
      readFileSync(report, 'utf8'),
    )
    const skipped = process.env.REQUIRE_ALL === '1' ? numPendingTests : 0
    const failed = numFailedTests + skipped
    // A file that cannot even be loaded has no tests to count, and must not pass for that.
    return {
      passed: numPassedTests,
      failed: failed === 0 && !held ? Math.max(1, numFailedTestSuites) : failed,
    }
  } catch {
    return { passed: 0, failed: 1 }
  } finally {
    rmSync(report, { force: true })
  }
}

/** Runs the named steps and prints what came of each. */
export function runSteps(names, env = {}) {
  const counts = names.map((name) => {
    const started = performance.now()
    const count = steps[name](env)
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    process.stdout.write(
      `${count.failed === 0 ? 'holds' : 'FAILS'}  ${name}  (${count.passed} passed, ${count.failed} failed, ${seconds} s)\n`,
    )
    return count
  })
  return sum(counts)
}
