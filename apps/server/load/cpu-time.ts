import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** How long a program and the database of a folder have been on a processor, in milliseconds. Linux alone says it. */
export function cpuTimeOf({
  program,
  dataFolder,
}: {
  readonly program: number
  readonly dataFolder: string
}): {
  readonly server: number
  readonly database: number
} {
  const postmaster = Number(
    readFileSync(join(clusterIn(dataFolder), 'postmaster.pid'), 'utf8').split('\n', 1)[0],
  )
  const backEnds = processes().filter(({ parent }) => parent === postmaster)
  return {
    server: timeOf(program),
    database: [postmaster, ...backEnds.map(({ id }) => id)].reduce(
      (sum, id) => sum + timeOf(id),
      timeOfEnded(postmaster),
    ),
  }
}

/** How long some processes have been on a processor, each. */
export const timesOf = (ids: readonly number[]): ReadonlyMap<number, number> =>
  new Map(ids.map((id) => [id, timeOf(id)]))

/** How much longer they have been since; of those that came meanwhile all of it. */
export const spentSince = (before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): number =>
  [...after].reduce((sum, [id, time]) => sum + time - (before.get(id) ?? 0), 0)

/** The server that this process has started. */
export function serverOf(id: number): number {
  const found = processes().find(
    ({ id: one, parent }) => parent === id && read(`/proc/${one}/cmdline`).includes('secondlook.js'),
  )
  if (!found) throw new Error('no server was started')
  return found.id
}

function clusterIn(dataFolder: string): string {
  const found = readdirSync(dataFolder, { recursive: true, encoding: 'utf8' }).find((one) =>
    one.endsWith('postmaster.pid'),
  )
  if (found === undefined) throw new Error('no database runs in the data folder')
  return join(dataFolder, found, '..')
}

function processes(): readonly { readonly id: number; readonly parent: number }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const stat = read(`/proc/${name}/stat`)
      // What it is called may hold brackets and spaces; what comes after the last bracket does not.
      const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      return stat === '' ? [] : [{ id: Number(name), parent: Number(parent) }]
    })
}

/** Of those that it has started and that have ended; a hundredth of a second is what it is counted in. */
function timeOfEnded(id: number): number {
  const stat = read(`/proc/${id}/stat`)
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(13, 15)
    .map(Number)
  return (user + system) * 10
}

/** Of all of its threads that are there. */
function timeOf(id: number): number {
  let names: readonly string[] = []
  try {
    names = readdirSync(`/proc/${id}/task`)
  } catch {
    return 0
  }
  return names.reduce((sum, name) => {
    const [ran = '0'] = read(`/proc/${id}/task/${name}/schedstat`).split(' ')
    return sum + Number(ran) / 1e6
  }, 0)
}

/** A process may have ended since it was listed. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
