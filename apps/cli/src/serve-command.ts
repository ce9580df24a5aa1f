import { existsSync } from 'node:fs'
import { WrongCall } from './wrong-call.ts'

export const serveCommand = (args: readonly string[]): Promise<number> => runProgram('serve', 'main', args)
export const workCommand = (args: readonly string[]): Promise<number> => runProgram('work', 'work', args)

/** The server is a program of its own, so that checking a post never loads it. */
async function runProgram(name: string, file: string, args: readonly string[]): Promise<number> {
  if (args.length > 0) throw new WrongCall(`${name} takes no ${args[0]}; its settings are in the environment`)
  const built = new URL(`../../server/dist/${file}.js`, import.meta.url)
  if (!existsSync(built)) throw new WrongCall('run npm run build first')
  await import(built.href)
  // A wrong setting has been said, and has set how this ends.
  return Number(process.exitCode ?? 0)
}
