export type Settings = {
  readonly port: number
  readonly host: string
}

/** Settings that cannot be used, in one line that says which and what would do. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}

/** Reads the settings once, before anything is opened. */
export function parseSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  return { port: parsePort(environment['PORT']), host: parseHost(environment['HOST']) }
}

function parsePort(given: string | undefined): number {
  if (given === undefined || given === '') return 4747
  const port = Number(given)
  if (/^\d{1,5}$/.test(given) && port <= 65_535) return port
  throw new SettingsError(`PORT is ${JSON.stringify(given)}; it must be a number from 0 to 65535`)
}

function parseHost(given: string | undefined): string {
  if (given === undefined || given === '') return '127.0.0.1'
  if (/^[A-Za-z0-9.:_-]+$/.test(given)) return given
  throw new SettingsError(
    `HOST is ${JSON.stringify(given)}; it must be a host name or an address such as 127.0.0.1`,
  )
}
