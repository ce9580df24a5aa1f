import { dayOf } from '../src/app/words/instant.ts'
import { standingOf } from './double-entries.ts'
import type { Route } from './double-exchange.ts'
import * as shown from './double-shapes.ts'
import type { DoubleStore } from './double-store.ts'

/** What everybody may know of official accounts. */
export const officialRoutes = (store: DoubleStore): readonly Route[] => [
  [
    'GET /official',
    true,
    () => {
      const accounts = accountsOf(store)
      const lines = accounts.map(({ platform, address, state }) => `${platform}\t${address}\t${state}`)
      return shown.official({
        accounts,
        note: `official accounts\n${lines.join('\n')}\n\n— look.example AAAA\n`,
      })
    },
  ],
  [
    'GET /official/answer',
    true,
    ({ query }) => shown.officialAnswer(answerFor(store, query.get('account') ?? '')),
  ],
]

const states = { active: 'live', paused: 'paused', closed: 'closed', archived: 'closed' } as const

function accountsOf({ registers, unit }: DoubleStore) {
  return registers.all.flatMap((entry) => {
    const { register, values, from } = entry
    const life = String(values['life']) as keyof typeof states
    if (register !== 'channels' || !(life in states)) return []
    const isLapsed = standingOf(entry) === 'ended' && life === 'active'
    const isNow = !isLapsed && (life === 'active' || life === 'paused')
    const since = isLapsed ? dayOf(entry.until ?? from) : String(values['closedOn'] ?? dayOf(from))
    return [
      {
        ...{ name: String(values['title']), platform: String(values['platform']) },
        ...{ address: String(values['address']), body: unit(entry.unit)?.name ?? null },
        ...{ state: isLapsed ? ('lapsed' as const) : states[life], since },
        houseRules: isNow ? `/house-rules/${entry.id}` : null,
      },
    ]
  })
}

const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/\/$/, '')
const alike = (text: string): string =>
  bare(text).replaceAll('1', 'l').replaceAll('0', 'o').replaceAll('rn', 'm')

function answerFor(store: DoubleStore, asked: string) {
  const all = accountsOf(store)
  const same = all.find(({ address }) => bare(address) === bare(asked))
  const close = all.find(({ address }) => alike(address) === alike(asked))
  if (same?.state === 'closed')
    return {
      asked,
      answer: 'closed',
      account: same,
      says: 'It was ours, and we closed it. Nothing new on it is from us.',
    }
  if (same) return { asked, answer: 'official', account: same, says: 'It is in our list, letter by letter.' }
  if (close)
    return {
      ...{ asked, answer: 'looks-alike', account: close },
      says: 'It is not in our list, but it is spelt nearly like an account that is. That can be chance. Compare the two, and go by ours.',
    }
  return {
    ...{ asked, answer: 'not-official', account: null },
    says: 'That does not mean that anything is wrong with it. It means that we do not speak there.',
  }
}
