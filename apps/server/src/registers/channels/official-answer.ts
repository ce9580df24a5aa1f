import type { OfficialAnswer } from '@secondlook/contract'
import { type Account, accountIn, glanceAt, looksLike, pretendedBy, sayAccount } from './identity.ts'
import type { Listed } from './official-accounts.ts'

type Answer = Omit<OfficialAnswer, 'account'> & { readonly account: Listed | null }

const isNow = ({ state }: Listed): boolean => state === 'live' || state === 'paused'
const last = (handle: string): string => handle.split('/').at(-1) ?? handle

/** Whether an account of ours is the one that was asked about. */
function isMeant(asked: Account, { is }: Pick<Listed, 'is'>): boolean {
  if (asked.platform === '')
    // A handle alone is looked for on every platform; a domain may be a site of ours.
    return (
      is.handle === asked.handle ||
      (is.platform !== 'web' && last(is.handle) === asked.handle) ||
      (is.platform === 'web' && is.handle === '' && is.host === asked.handle)
    )
  if (sayAccount(is) === sayAccount(asked)) return true
  // What lies under an address of ours on a site of our own is ours.
  return (
    is.platform === 'web' &&
    asked.platform === 'web' &&
    is.host === asked.host &&
    (is.handle === '' || asked.handle.startsWith(`${is.handle}/`))
  )
}

/** The account of ours that somebody may have taken this one for. */
function findLike(asked: Account, accounts: readonly Listed[]): Listed | undefined {
  const glance = glanceAt(asked)
  const pretended = pretendedBy(asked)
  return accounts.find((one) => {
    const { is } = one
    if (pretended && isMeant(pretended, one)) return true
    // A glance is cheap to compare, and everything else follows it.
    if (glance !== one.glance) return false
    const isAnywhere = asked.platform === '' && is.platform !== 'web'
    return looksLike(isAnywhere ? { ...asked, platform: is.platform, host: is.host } : asked, is)
  })
}

/** What is said of an account that somebody asks about. It speaks of ours, and accuses nobody of anything. */
export function answerOfficial(text: string, accounts: readonly Listed[]): Answer {
  const asked = accountIn(text)
  // What cannot be an account is none of ours, and nobody took it for one.
  const some = asked.says === undefined ? accounts : []
  const meant = some.filter((one) => isMeant(asked, one))
  const now = meant.filter(isNow)
  const [first] = now
  if (first) return { asked: text, answer: 'official', account: first, says: sayOfficial(asked, now) }
  const [closed] = meant
  if (closed) return { asked: text, answer: 'closed', account: closed, says: sayClosed(closed) }
  const like = findLike(asked, some.filter(isNow))
  if (like)
    return {
      ...{ asked: text, answer: 'looks-alike', account: like },
      says: `This is not one of ours. Ours is ${sayWhere(like)}.`,
    }
  return { asked: text, answer: 'not-official', account: null, says: sayOther(asked, accounts) }
}

const sayWhere = ({ address, platform }: Listed): string => `${address} on ${platform}`
const sayBody = ({ body }: Listed): string => (body === null ? '' : ` of ${body}`)

function sayOne(one: Listed): string {
  const paused = one.state === 'paused' ? '; it is paused at present' : ''
  const since = one.state === 'paused' ? '' : `, since ${sayDay(one.since)}`
  return `${one.name}${sayBody(one)}, ${sayWhere(one)}${since}${paused}`
}

function sayOfficial(asked: Account, now: readonly Listed[]): string {
  const all = now.map(sayOne).join('. And: ')
  return asked.platform === ''
    ? `An account of this name is ours: ${all}. On any other platform this name is not in our register.`
    : `This account is ours: ${all}.`
}

function sayClosed(one: Listed): string {
  const until = `It was ${one.name}${sayBody(one)}, ${sayWhere(one)}, until ${sayDay(one.since)}`
  return one.state === 'closed'
    ? `This account is not ours any more. ${until}. We do not speak for what is on it since.`
    : `This account is not confirmed as ours at present. ${until}. Until it is confirmed again, we do not speak for what is on it.`
}

function sayOther(asked: Account, accounts: readonly Listed[]): string {
  const none =
    'This account is not in our register. That does not say that it is false; we can only speak for ours.'
  const same = accounts.filter(
    (one) => isNow(one) && asked.handle !== '' && last(one.is.handle) === last(asked.handle),
  )
  if (same.length > 0) return `${none} Of this name, ours is ${same.map(sayWhere).join(' and ')}.`
  return asked.says === undefined ? none : `${none} ${asked.says}`
}

const months = 'January February March April May June July August September October November December'.split(
  ' ',
)

const sayDay = (day: string): string => {
  const [year, month, date] = day.split('-')
  return `${Number(date)} ${months[Number(month) - 1]} ${year}`
}
