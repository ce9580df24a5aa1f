import { existsSync } from 'node:fs'
import { WrongCall } from './wrong-call.ts'

type HostProgram = { runHostCommand(name: string, file?: string): Promise<number> }

/** The store belongs to the server, which is a program of its own: the command line hands the call over. */
async function runHost(name: string, file?: string): Promise<number> {
  const built = new URL('../../server/dist/host.js', import.meta.url)
  if (!existsSync(built)) throw new WrongCall('run npm run build first')
  const program = (await import(built.href)) as HostProgram
  return await program.runHostCommand(name, file)
}

export async function migrateCommand(args: readonly string[]): Promise<number> {
  if (args.length > 0) throw new WrongCall(`migrate takes no ${args[0]}; its settings are in the environment`)
  return await runHost('migrate')
}

export async function backupCommand(args: readonly string[]): Promise<number> {
  const file = oneFile('backup', args)
  if (file === '-' && process.stdout.isTTY)
    throw new WrongCall('backup writes bytes, which a terminal cannot show; name a file')
  // Elsewhere a reader that stops reading is no reason to complain; of a backup, half is none.
  process.stdout.removeAllListeners('error')
  return await runHost('backup', file)
}

export async function restoreCommand(args: readonly string[]): Promise<number> {
  return await runHost('restore', oneFile('restore', args))
}

function oneFile(name: string, [file, more]: readonly string[]): string {
  if (file === undefined) throw new WrongCall(`${name} needs a file, or - for a pipe`)
  if (more !== undefined) throw new WrongCall(`${name} takes one file, and no ${more}`)
  if (file !== '-' && file.startsWith('-')) throw new WrongCall(`${name} takes no ${file}`)
  return file
}
