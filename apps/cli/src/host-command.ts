import { runHost } from './host-program.ts'
import { WrongCall } from './wrong-call.ts'

export async function migrateCommand(args: readonly string[]): Promise<number> {
  if (args.length > 0) throw new WrongCall(`migrate takes no ${args[0]}; its settings are in the environment`)
  return await runHost({ name: 'migrate' })
}

export async function backupCommand(args: readonly string[]): Promise<number> {
  const file = oneFile('backup', args)
  if (file === '-' && process.stdout.isTTY)
    throw new WrongCall('backup writes bytes, which a terminal cannot show; name a file')
  // Elsewhere a reader that stops reading is no reason to complain; of a backup, half is none.
  process.stdout.removeAllListeners('error')
  return await runHost({ name: 'backup', file })
}

export async function restoreCommand(args: readonly string[]): Promise<number> {
  return await runHost({ name: 'restore', file: oneFile('restore', args) })
}

function oneFile(name: string, [file, more]: readonly string[]): string {
  if (file === undefined) throw new WrongCall(`${name} needs a file, or - for a pipe`)
  if (more !== undefined) throw new WrongCall(`${name} takes one file, and no ${more}`)
  if (file !== '-' && file.startsWith('-')) throw new WrongCall(`${name} takes no ${file}`)
  return file
}
