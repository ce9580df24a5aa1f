import { CannotOpenError, serve } from './serve.ts'
import { parseSettings, SettingsError } from './settings.ts'
import { SiteError } from './site.ts'

// The only reader of the environment. Being imported is being started: `secondlook serve` does just that.
try {
  const serving = await serve(parseSettings(process.env))
  process.stdout.write(`Second Look is open at ${serving.address}\n`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void serving.close())
} catch (error) {
  const isOurs =
    error instanceof SettingsError || error instanceof CannotOpenError || error instanceof SiteError
  if (!isOurs) throw error
  process.stderr.write(`secondlook serve: ${error.message}\n`)
  process.exitCode = 2
}
