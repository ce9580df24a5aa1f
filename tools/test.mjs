// `npm test`: installs what is missing and runs every test that this machine can run.
import { ensureDebian, ensureNode24, ensurePackages } from './run/install.mjs'
import { ensurePlatforms } from './run/platforms.mjs'
import { saySlowest } from './run/slowest.mjs'
import { runSteps, steps, sum } from './run/steps.mjs'

// What comes from elsewhere comes while what does not need it goes on.
const debian = ensureDebian()
if (!(await ensurePackages())) {
  process.stdout.write('0 passed, 1 failed\n')
  process.exit(1)
}
// The platforms come by the same packages, so they wait for whoever is getting those.
const elsewhere = Promise.all([debian, ensureNode24(), debian.then(() => ensurePlatforms())])
const isTests = (name) => name.endsWith('tests')
const names = Object.keys(steps)
const first = await runSteps(names.filter((name) => !isTests(name)))

const [{ chromium, postgres15 }, node24, noPlatforms] = await elsewhere
const missing = []
if (!chromium) missing.push('browser tests (install Chromium, or set CHROMIUM to where it is)')
if (!node24) missing.push('the same answers on Node 24 (install Node 24 and run npm test with it)')
if (!postgres15) missing.push('PostgreSQL 15 (apt-get install postgresql-15)')

const env = { ...(chromium ? { CHROMIUM: chromium } : {}), ...(node24 ? { NODE_24: node24 } : {}) }
const then = await runSteps(
  names.filter((name) => isTests(name) && (chromium || name !== 'browser tests')),
  env,
)
missing.push(...noPlatforms)
const { passed, failed, files } = sum([first, then])
saySlowest(files)
for (const one of missing) process.stdout.write(`not run: ${one}\n`)
const all = process.env.REQUIRE_ALL === '1' ? failed + missing.length : failed
process.stdout.write(`${passed} passed, ${all} failed\n`)
process.exitCode = all > 0 ? 1 : 0
