// `npm run check`: everything but the browser, in the order of `npm test`.
import { runSteps, steps } from './run/steps.mjs'

const { passed, failed } = await runSteps(Object.keys(steps).filter((name) => name !== 'browser tests'))
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = failed > 0 ? 1 : 0
