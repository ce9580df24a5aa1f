// `npm test`: installs what is missing and runs every test that this machine can run.
import { ensureChromium, ensureNode24, ensurePackages, ensurePostgres15 } from './run/install.mjs'
import { ensurePlatforms } from './run/platforms.mjs'
import { runSteps, steps } from './run/steps.mjs'

if (!ensurePackages()) {
  process.stdout.write('0 passed, 1 failed\n')
  process.exit(1)
}
const chromium = ensureChromium()
const node24 = ensureNode24()
const postgres15 = ensurePostgres15()
// Half a minute of waiting for others, while what needs none of it is looked at.
const platforms = ensurePlatforms()
const missing = []
if (!chromium) missing.push('browser tests (install Chromium, or set CHROMIUM to where it is)')
if (!node24) missing.push('the same answers on Node 24 (install Node 24 and run npm test with it)')
if (!postgres15) missing.push('PostgreSQL 15 (apt-get install postgresql-15)')

const env = { ...(chromium ? { CHROMIUM: chromium } : {}), ...(node24 ? { NODE_24: node24 } : {}) }
const names = Object.keys(steps).filter((name) => chromium || name !== 'browser tests')
const { passed, failed } = await runSteps(names, env, platforms)
missing.push(...(await platforms))
for (const one of missing) process.stdout.write(`not run: ${one}\n`)
const all = process.env.REQUIRE_ALL === '1' ? failed + missing.length : failed
process.stdout.write(`${passed} passed, ${all} failed\n`)
process.exitCode = all > 0 ? 1 : 0
