import { existsSync } from 'node:fs'
import { WrongCall } from './wrong-call.ts'

type LinkProgram = { runLinkCommand(person: string): Promise<number> }

/** Who there is belongs to the server, which is a program of its own: the command line hands the call over. */
export async function linkCommand([person, more]: readonly string[]): Promise<number> {
  if (person === undefined)
    throw new WrongCall('link needs a person: an email at work, a staff number or an id')
  if (more !== undefined) throw new WrongCall(`link is for one person, and takes no ${more}`)
  const built = new URL('../../server/dist/link-host.js', import.meta.url)
  if (!existsSync(built)) throw new WrongCall('run npm run build first')
  const program = (await import(built.href)) as LinkProgram
  return await program.runLinkCommand(person)
}
