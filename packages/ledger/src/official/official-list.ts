import { canonicalText, parseCanonical } from '../bytes/canonical-json.ts'
import { isPlainText, linesOf, parseCount } from '../bytes/text.ts'
import { isInstant, mustBe } from '../event/words.ts'
import { keyId, makeSigner, type SignerKey, type VerifierKey } from '../note/key.ts'
import { formatNote, heldSignatures, parseNote, signText } from '../note/note.ts'
import { type Refused, refuse, type Taken, take } from '../refusal.ts'

export const officialStates = ['live', 'paused', 'closed', 'lapsed'] as const

/** One account of a list; `account` is its one spelling, however its address is written. */
export type ListedAccount = {
  readonly account: string
  readonly address: string
  readonly body: string | null
  readonly name: string
  readonly platform: string
  readonly since: string
  readonly state: (typeof officialStates)[number]
}

/** The accounts that are or were official, as of an instant. */
export type OfficialList = { readonly issued: string; readonly accounts: readonly ListedAccount[] }

export type OpenedList = OfficialList & { readonly origin: string; readonly signedBy: VerifierKey }

const secondLine = 'secondlook.official/v1'
const ending = '/official'

/** The key of a log under the name by which it signs lists: no checkpoint can bear it (O2). */
export const officialSigner = (log: SignerKey): SignerKey =>
  makeSigner(`${log.name}${ending}`, 'log', log.seed)

/** What whoever trusts a log's key holds against a list. A key that is one for lists already stays as it is. */
export function officialVerifier(log: VerifierKey): VerifierKey {
  if (log.name.endsWith(ending)) return log
  const name = `${log.name}${ending}`
  return { ...log, name, id: keyId(name, 'log', log.publicKey) }
}

/** Signs a list with the key of a log. The accounts may come in any order. */
export function signOfficialList({ issued, accounts }: OfficialList, log: SignerKey): string {
  const signer = officialSigner(log)
  const inOrder = [...accounts].sort((left, right) => (left.account < right.account ? -1 : 1))
  const lines = inOrder.map(({ account, address, body, name, platform, since, state }) =>
    canonicalText({ account, address, body, name, platform, since, state }),
  )
  const head = [signer.name, secondLine, `issued ${issued}`, `accounts ${lines.length}`]
  const text = `${[...head, ...lines].join('\n')}\n`
  const read = parseOfficialText(text)
  mustBe('an instant and accounts, each once', read.ok, read.ok ? '' : `${read.reason} in line ${read.at}`)
  return formatNote({ text, signatures: [signText(text, signer)] })
}

/** A list that one of these keys signed, for whoever trusts them. Looks from top to bottom. */
export function openOfficialList(note: string, logs: readonly VerifierKey[]): Taken<OpenedList> | Refused {
  const parsed = parseNote(note)
  if (!parsed.ok) return parsed
  const read = parseOfficialText(parsed.value.text)
  if (!read.ok) return read
  const keys = logs
    .filter(({ kind }) => kind === 'log')
    .map(officialVerifier)
    .filter(({ name }) => name === read.value.origin)
  const held = heldSignatures(parsed.value, keys)
  if (!held.ok) return held
  const [signed] = held.value
  return signed ? take({ ...read.value, signedBy: signed.key }) : refuse(1, 'not-signed')
}

function parseOfficialText(text: string): Taken<OfficialList & { readonly origin: string }> | Refused {
  const lines = isPlainText(text) ? linesOf(text) : undefined
  if (!lines) return refuse(1, 'bad-text')
  const [origin = '', second, third = '', fourth = '', ...rest] = lines
  const issued = third.startsWith('issued ') ? third.slice('issued '.length) : ''
  const count = fourth.startsWith('accounts ') ? parseCount(fourth.slice('accounts '.length)) : undefined
  if (!origin.endsWith(ending) || origin === ending) return refuse(1, 'bad-line')
  if (second !== secondLine) return refuse(2, 'bad-line')
  if (!isInstant(issued)) return refuse(3, 'bad-line')
  if (count !== rest.length) return refuse(4, 'bad-line')
  const accounts: ListedAccount[] = []
  for (const [at, line] of rest.entries()) {
    const account = parseAccount(line)
    if (!account.ok) return refuse(at + 5, account.reason)
    const last = accounts.at(-1)
    if (last && last.account >= account.value.account) return refuse(at + 5, 'bad-order')
    accounts.push(account.value)
  }
  return take({ origin, issued, accounts })
}

const members = ['account', 'address', 'body', 'name', 'platform', 'since', 'state']

function parseAccount(line: string): Taken<ListedAccount> | Refused {
  const read = parseCanonical(line)
  if (!read.ok) return refuse(1, 'bad-value')
  const { value } = read
  if (typeof value !== 'object' || value === null) return refuse(1, 'bad-line')
  const said: Readonly<Record<string, unknown>> = { ...value }
  const isWhole =
    Object.keys(said).join() === members.join() &&
    members.every((name) => isSaid(said[name]) || (name === 'body' && said[name] === null)) &&
    isInstant(`${said['since']}T00:00:00.000Z`) &&
    officialStates.some((state) => state === said['state'])
  return isWhole ? take(said as ListedAccount) : refuse(1, 'bad-line')
}

const isSaid = (value: unknown): boolean => typeof value === 'string' && value !== ''
