import { readFileSync } from 'node:fs'
import { parseSettings, SettingsError } from './settings.ts'
import { backupCommand, type HostNeeds, migrateCommand, restoreCommand } from './store/host-commands.ts'
import { StoreError } from './store/index.ts'

/**
 * The commands that work on the store itself. Like `main.ts` it reads the environment and touches the world; the
 * command line hands it what was asked, already looked at, and gets the exit code.
 */
export async function runHostCommand(name: 'migrate' | 'backup' | 'restore', file = '-'): Promise<number> {
  const say = (line: string): void => {
    process.stderr.write(`secondlook ${name}: ${line}\n`)
  }
  try {
    const needs: HostNeeds = {
      settings: parseSettings(process.env),
      input: process.stdin,
      output: process.stdout,
      program: programVersion(),
      say,
      progress: showProgress(),
      now: () => new Date().toISOString(),
    }
    const commands = {
      migrate: () => migrateCommand(needs),
      backup: () => backupCommand(needs, file),
      restore: () => restoreCommand(needs, file),
    }
    const done = await commands[name]()
    if (!done.ok) say(`${done.refusal}: ${done.says}`)
    return done.ok ? 0 : 1
  } catch (error) {
    if (!(error instanceof StoreError) && !(error instanceof SettingsError)) throw error
    say(error.message)
    return 2
  }
}

/** How far it is, on a terminal and nowhere else. */
function showProgress(): HostNeeds['progress'] {
  if (!process.stderr.isTTY) return () => undefined
  return (what, bytes) => {
    process.stderr.write(`\r\u001b[K${what}  ${(bytes / 1e6).toFixed(1)} MB\r`)
  }
}

function programVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  return version
}
