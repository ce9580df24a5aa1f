import { PackError } from '@secondlook/engine'
import { PackFolderError } from '@secondlook/packs'
import { check } from './check/check.ts'
import { serveThread } from './check/jobs.ts'
import { backupCommand, migrateCommand, restoreCommand } from './host-command.ts'
import { linkCommand } from './link-command.ts'
import { pack } from './pack/pack.ts'
import { postCommand } from './post/post-command.ts'
import { exportCommand, fsckCommand, keysCommand } from './records-command.ts'
import { replayCommand } from './replay/replay-command.ts'
import { serveCommand, workCommand } from './serve-command.ts'
import { usage } from './usage.ts'
import { verifyCommand } from './verify/verify-command.ts'
import { WrongCall } from './wrong-call.ts'

type Command = (args: readonly string[]) => Promise<number>

const commands: Readonly<Record<string, Command>> = {
  check,
  replay: replayCommand,
  pack,
  serve: serveCommand,
  work: workCommand,
  migrate: migrateCommand,
  backup: backupCommand,
  restore: restoreCommand,
  verify: verifyCommand,
  fsck: fsckCommand,
  export: exportCommand,
  keys: keysCommand,
  link: linkCommand,
  post: (args) => postCommand(args),
}

async function run([name, ...rest]: readonly string[]): Promise<number> {
  if (name === '--version' || name === 'version') return usage.version()
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') return usage.help(rest[0])
  const command = commands[name]
  if (!command) throw new WrongCall(`there is no command ${name}; secondlook help lists them`)
  if (rest.includes('--help') || rest.includes('-h')) return usage.help(name)
  return command(rest)
}

/** A reader that stops reading, such as `head`, is no reason to complain. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

if (!serveThread()) await answer()

async function answer(): Promise<void> {
  try {
    process.exitCode = await run(process.argv.slice(2))
  } catch (error) {
    const known = error instanceof WrongCall || error instanceof PackFolderError || error instanceof PackError
    if (!known) throw error
    process.stderr.write(`secondlook: ${error.message.split('\n').slice(0, 20).join('\nsecondlook: ')}\n`)
    process.exitCode = 2
  }
}
