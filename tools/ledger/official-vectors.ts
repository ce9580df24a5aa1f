import {
  formatNote,
  formatVerifierKey,
  type ListedAccount,
  officialSigner,
  officialVerifier,
  type SignerKey,
  signOfficialList,
  signText,
  type VerifierKey,
} from '@secondlook/ledger'
import { jsonLines, newKey, oldKey, origin, strangeKey } from './seeds.ts'

const issued = '2026-11-26T00:00:00.000Z'
const account = (handle: string, more: Partial<ListedAccount> = {}): ListedAccount => ({
  ...{ account: `x:${handle}`, address: `@${handle}`, body: 'Example Parks', name: 'Parks', platform: 'x' },
  ...{ since: '2026-02-04', state: 'live' as const, ...more },
})
const accounts = [
  account('exampleparks'),
  account('examplepools', { name: 'Pools, until they closed', body: null, state: 'closed' }),
  { ...account('parks@social.example'), account: 'mastodon:parks@social.example', platform: 'Mastodon' },
]
const good = signOfficialList({ issued, accounts }, oldKey)
const [, , , , first = '', second = ''] = good.split('\n')

/** What nobody would write who keeps to the rules, signed all the same. */
const signed = (lines: readonly string[], key: SignerKey = officialSigner(oldKey)): string => {
  const text = `${lines.join('\n')}\n`
  return formatNote({ text, signatures: [signText(text, key)] })
}
const head = (count: number, at = issued): readonly string[] => [
  ...[`${origin}/official`, 'secondlook.official/v1', `issued ${at}`, `accounts ${count}`],
]

type Case = {
  readonly name: string
  readonly note: string
  readonly keys?: readonly VerifierKey[]
  readonly at?: number
  readonly reason?: string
}

const cases: readonly Case[] = [
  { name: 'three accounts, with the key of the log', note: good },
  { name: 'the same, with the key under the name for lists', note: good, keys: [officialVerifier(oldKey)] },
  { name: 'no account', note: signOfficialList({ issued, accounts: [] }, oldKey) },
  { name: 'another key', note: good, keys: [newKey], at: 1, reason: 'not-signed' },
  {
    ...{ name: 'signed by somebody else', note: signOfficialList({ issued, accounts }, strangeKey) },
    ...{ at: 1, reason: 'not-signed' },
  },
  {
    name: 'signed by the key of the log under its own name',
    note: signed(good.split('\n').slice(0, 7), oldKey),
    ...{ at: 1, reason: 'not-signed' },
  },
  { name: 'a name changed', note: good.replace('"Parks"', '"Porks"'), at: 9, reason: 'bad-signature' },
  {
    name: 'another day',
    note: good.replace(issued, '2026-11-27T00:00:00.000Z'),
    at: 9,
    reason: 'bad-signature',
  },
  { name: 'no signature', note: good.slice(0, good.lastIndexOf('\n\n') + 1), at: 1, reason: 'bad-text' },
  {
    name: 'an origin of something else',
    note: signed([origin, ...head(0).slice(1)]),
    at: 1,
    reason: 'bad-line',
  },
  { name: 'no instant', note: signed(head(0, '2026-11-26')), at: 3, reason: 'bad-line' },
  { name: 'a count too high', note: signed([...head(2), first]), at: 4, reason: 'bad-line' },
  {
    ...{ name: 'an account with a space in its JSON', note: signed([...head(1), first.replace(':', ': ')]) },
    ...{ at: 5, reason: 'bad-value' },
  },
  {
    ...{
      name: 'an account with an owner',
      note: signed([...head(1), first.replace('"platform"', '"owner":"p7","platform"')]),
    },
    ...{ at: 5, reason: 'bad-line' },
  },
  {
    ...{
      name: 'a state that there is not',
      note: signed([...head(1), first.replace('"live"', '"proposed"')]),
    },
    ...{ at: 5, reason: 'bad-line' },
  },
  { name: 'accounts out of order', note: signed([...head(2), second, first]), at: 6, reason: 'bad-order' },
  { name: 'an account twice', note: signed([...head(2), first, first]), at: 6, reason: 'bad-order' },
]

export const officialVectors: Readonly<Record<string, string>> = {
  'vectors/ledger/official.jsonl': jsonLines(
    cases.map(({ name, note, keys = [oldKey], at, reason }) => ({
      ...{ name, note, keys: keys.map(formatVerifierKey) },
      ...(reason === undefined ? { taken: true } : { taken: false, at, reason }),
    })),
  ),
}
