import type { ServerProcess } from '../embedded/processes.ts'

/** The processes of a server that a round kills: its head, one of its back-ends, or all of them. */
export function victims(
  found: readonly ServerProcess[],
  target: 'postmaster' | 'back-end' | 'everything',
  random: () => number,
): ServerProcess[] {
  if (target === 'postmaster') return found.filter(({ isPostmaster }) => isPostmaster)
  if (target === 'everything') return [...found]
  const children = found.filter(({ isPostmaster }) => !isPostmaster)
  const one = children[Math.trunc(random() * children.length)]
  return one ? [one] : []
}

export function kill(processes: readonly ServerProcess[]): void {
  for (const { id } of processes) {
    try {
      process.kill(id, 'SIGKILL')
    } catch {
      // It ended by itself, which is what was wanted of it.
    }
  }
}
