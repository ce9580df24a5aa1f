import { parseSettings, type Settings, SettingsError } from './settings.ts'
import { SiteError } from './site.ts'
import { StoreError } from './store/index.ts'

/** A program that could not be opened, in one line that says what to do. */
export class CannotOpenError extends Error {
  override readonly name = 'CannotOpenError'
}

/** What went wrong, and never what it went wrong with. */
export const sayFaultOf =
  (program: string) =>
  (error: unknown): void => {
    process.stderr.write(
      `secondlook ${program}: ${error instanceof Error ? error.message : 'a fault without words'}\n`,
    )
  }

export type Opened = {
  /** What to say now that it is open, a line each. */
  readonly says: readonly string[]
  close(): Promise<void>
}

/** The only reader of the environment: opens a program that stays, and closes it when it is told to stop. */
export async function start(program: string, open: (settings: Settings) => Promise<Opened>): Promise<void> {
  try {
    const { says, close } = await open(parseSettings(process.env))
    for (const line of says) process.stdout.write(`${line}\n`)
    // A terminal and `npm start` may both pass the same signal on; the second must not cut the closing short.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void close())
  } catch (error) {
    const isOurs =
      error instanceof SettingsError ||
      error instanceof CannotOpenError ||
      error instanceof SiteError ||
      error instanceof StoreError
    if (!isOurs) throw error
    process.stderr.write(`secondlook ${program}: ${error.message}\n`)
    process.exitCode = 2
  }
}
