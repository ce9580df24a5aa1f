import { existsSync } from 'node:fs'
import { WrongCall } from './wrong-call.ts'

type HostProgram = { runHostCommand(call: Readonly<Record<string, unknown>>): Promise<number> }

/** The store belongs to the server, which is a program of its own: the command line hands the call over. */
export async function runHost(call: {
  readonly name: string
  readonly [more: string]: unknown
}): Promise<number> {
  const built = new URL('../../server/dist/host.js', import.meta.url)
  if (!existsSync(built)) throw new WrongCall('run npm run build first')
  const program = (await import(built.href)) as HostProgram
  return await program.runHostCommand(call)
}
