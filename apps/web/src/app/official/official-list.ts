import type { OfficialAccount } from '@secondlook/contract'
import type { z } from 'zod'
import { sayDay } from '../words/instant.ts'

type Account = z.infer<typeof OfficialAccount>

/** Accounts by the body that has them, those that are live first. */
export function byBody(accounts: readonly Account[]): readonly (readonly [string, readonly Account[]])[] {
  const bodies = new Map<string, Account[]>()
  for (const account of accounts) {
    const body = account.body ?? 'The whole organisation'
    bodies.set(body, [...(bodies.get(body) ?? []), account])
  }
  const byName = (one: string, other: string) => one.localeCompare(other)
  return [...bodies]
    .sort(([one], [other]) => byName(one, other))
    .map(([body, own]) => [
      body,
      own.sort(
        (one, other) => order.indexOf(one.state) - order.indexOf(other.state) || byName(one.name, other.name),
      ),
    ])
}

const order: readonly Account['state'][] = ['live', 'paused', 'lapsed', 'closed']

/** How an account stands, for whoever wants to know whether to trust it. */
export function sayAccount({ state, since }: Account): string {
  const day = sayDay(since)
  switch (state) {
    case 'live':
      return `Official since ${day}.`
    case 'paused':
      return `Official, and quiet since ${day}.`
    case 'lapsed':
      return `Nobody has confirmed it since ${day}. Treat it as not official.`
    default:
      return `Closed since ${day}. Nothing new on it is ours.`
  }
}
