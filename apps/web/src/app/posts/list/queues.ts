import type { Named, PostRow } from '@secondlook/contract'

export type Queue = {
  readonly channel: Named
  readonly waiting: number
  /** Since when the oldest of them waits. */
  readonly since: string
  /** When the next promise ends. */
  readonly due: string | null
}

/** What waits for approval, by channel: the longest queue first. Nobody is counted, and nobody compared. */
export function queuesOf(posts: readonly PostRow[]): readonly Queue[] {
  const queues = new Map<string, Queue>()
  for (const { channels, state, changedAt, due } of posts)
    for (const channel of state === 'in-review' ? channels : []) {
      const queue = queues.get(channel.id) ?? { channel, waiting: 0, since: changedAt, due }
      queues.set(channel.id, {
        ...{ channel, waiting: queue.waiting + 1 },
        since: changedAt < queue.since ? changedAt : queue.since,
        due: earliest(queue.due, due),
      })
    }
  return [...queues.values()].sort(
    (one, other) => other.waiting - one.waiting || (one.channel.name < other.channel.name ? -1 : 1),
  )
}

const earliest = (one: string | null, other: string | null): string | null =>
  one === null || other === null ? (one ?? other) : one < other ? one : other
