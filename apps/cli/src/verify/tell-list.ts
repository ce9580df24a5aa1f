import type { ListedAccount, OpenedList } from '@secondlook/ledger'
import { instant, plural, printable } from './tell.ts'

/** Whether somebody who writes this means that account: its address, its one spelling, or its handle. */
function isMeant({ account, address }: ListedAccount, text: string): boolean {
  const wanted = bare(text)
  const [, handle = ''] = /^[^:]*:(.*)$/.exec(account) ?? []
  return [account, address, handle].some((one) => bare(one) === wanted)
}

/** Without what does not tell one account from another: scheme, `www.`, the sign before a handle, a slash at the end. */
const bare = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^(www|m|mobile)\./, '')
    .replace(/^@/, '')
    .replace(/\/$/, '')

/** Whether an account is one that the list says is official on its day. */
export const isListed = ({ accounts }: OpenedList, text: string): boolean =>
  accounts.some((one) => isMeant(one, text) && (one.state === 'live' || one.state === 'paused'))

const states = {
  live: 'official since',
  paused: 'official, paused since',
  closed: 'not official any more, closed on',
  lapsed: 'not official any more, not confirmed since',
} as const

const tellAccount = ({ platform, address, name, body, state, since }: ListedAccount): string =>
  `${printable(platform)}: ${printable(address)}, ${printable(name)}${body === null ? '' : ` of ${printable(body)}`}; ${states[state]} ${since}.`

/** What a list that holds says, of all its accounts or of one, as of its day. */
export function tellList(list: OpenedList, asked: string | undefined): string {
  const { origin, issued, accounts } = list
  const shown = asked === undefined ? accounts : accounts.filter((one) => isMeant(one, asked))
  const lines = [
    'This list holds.',
    '',
    `It was issued ${instant(issued)} by ${printable(origin)}, and speaks of ${plural(accounts.length, 'account')}. What was opened or closed since, it cannot know.`,
    '',
    ...shown.map(tellAccount),
  ]
  if (asked !== undefined && shown.length === 0)
    lines.push(
      `${printable(asked)} is not in this list. That does not say that it is false; the list speaks only for its own.`,
    )
  return `${lines.join('\n')}\n`
}
