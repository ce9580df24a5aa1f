import { CannotOpenError, serve } from './serve.ts'
import { parseSettings, SettingsError } from './settings.ts'
import { SiteError } from './site.ts'
import { StoreError } from './store/index.ts'

// This and `host.ts` alone read the environment. Being imported is being started: `secondlook serve` does just that.
try {
  const serving = await serve(parseSettings(process.env))
  if (serving.elsewhere) process.stdout.write(`The database is kept in ${serving.elsewhere}\n`)
  if (serving.firstLink)
    process.stdout.write(
      `The first administrator comes in here, once and within an hour: ${serving.firstLink}\n`,
    )
  process.stdout.write(`Second Look is open at ${serving.address}\n`)
  // A terminal and `npm start` may both pass the same signal on; the second must not cut the closing short.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void serving.close())
} catch (error) {
  const isOurs =
    error instanceof SettingsError ||
    error instanceof CannotOpenError ||
    error instanceof SiteError ||
    error instanceof StoreError
  if (!isOurs) throw error
  process.stderr.write(`secondlook serve: ${error.message}\n`)
  process.exitCode = 2
}
