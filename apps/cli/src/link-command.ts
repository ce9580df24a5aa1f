import { runHost } from './host-program.ts'
import { WrongCall } from './wrong-call.ts'

/** Who there is, the server knows, which is a program of its own. */
export async function linkCommand([person, more]: readonly string[]): Promise<number> {
  if (person === undefined)
    throw new WrongCall('link needs a person: an email at work, a staff number or an id')
  if (more !== undefined) throw new WrongCall(`link is for one person, and takes no ${more}`)
  return await runHost({ name: 'link', person })
}
