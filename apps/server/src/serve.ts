import { buildApp } from './app.ts'
import type { Settings } from './settings.ts'
import { findSite } from './site.ts'

/** A server that could not be opened, in one line that says what to do. */
export class CannotOpenError extends Error {
  override readonly name = 'CannotOpenError'
}

export type Serving = { readonly address: string; close(): Promise<void> }

/** Opens the check and the policy, and answers until it is closed. */
export async function serve({ port, host }: Settings): Promise<Serving> {
  const app = await buildApp(findSite())
  try {
    await app.listen({ port, host })
  } catch (error) {
    await app.close()
    throw cannotOpen(error, port, host)
  }
  const bound = app.server.address()
  const openPort = typeof bound === 'object' && bound ? bound.port : port
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${openPort}`,
    close: () => app.close(),
  }
}

/** The one line for a port or an address that cannot be had; any other fault as it is. */
export function cannotOpen(error: unknown, port: number, host: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return new CannotOpenError(
      `port ${port} is in use; stop the other program, or choose another port: PORT=${port < 65_535 ? port + 1 : 4747}`,
    )
  }
  if (code === 'EACCES')
    return new CannotOpenError(`port ${port} needs more rights; choose one above 1023: PORT=4747`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new CannotOpenError(`HOST ${host} is not an address of this machine; try HOST=127.0.0.1`)
  }
  return error
}
