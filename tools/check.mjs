// `npm run check`: everything but the browser, in the order of `npm test`.
import { saySlowest } from './run/slowest.mjs'
import { runSteps, steps } from './run/steps.mjs'

const { passed, failed, files } = await runSteps(
  Object.keys(steps).filter((name) => name !== 'browser tests'),
)
saySlowest(files)
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = failed > 0 ? 1 : 0
