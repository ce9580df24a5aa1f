import { describe, expect, it } from 'vitest'
import { openCheckpoint, trustKey } from '../note/checkpoint.ts'
import { formatVerifierKey, makeSigner } from '../note/key.ts'
import { formatNote, signText } from '../note/note.ts'
import {
  type ListedAccount,
  officialSigner,
  officialVerifier,
  openOfficialList,
  signOfficialList,
} from './official-list.ts'

const log = makeSigner('example.gov.au/log', 'log', new Uint8Array(32).fill(1))
const next = makeSigner('example.gov.au/log', 'log', new Uint8Array(32).fill(2))
const issued = '2026-11-26T00:00:00.000Z'
const account = (name: string, more: Partial<ListedAccount> = {}): ListedAccount => ({
  ...{ account: `x:${name}`, address: `@${name}`, body: 'Parks', name, platform: 'x' },
  ...{ since: '2026-01-31', state: 'live' as const, ...more },
})
const list = signOfficialList(
  { issued, accounts: [account('zoo', { body: null, state: 'closed' }), account('act\nparks “1”')] },
  log,
)
/** A text as it stands, signed with the key of the log under the name for lists. */
const signed = (text: string): string =>
  formatNote({ text, signatures: [signText(text, officialSigner(log))] })

describe('a list of official accounts', () => {
  it('[O1] is lines in one order, each in canonical JSON, whatever order they came in', () => {
    expect(list.split('\n').slice(0, 6)).toEqual([
      'example.gov.au/log/official',
      'secondlook.official/v1',
      'issued 2026-11-26T00:00:00.000Z',
      'accounts 2',
      String.raw`{"account":"x:act\nparks “1”","address":"@act\nparks “1”","body":"Parks","name":"act\nparks “1”","platform":"x","since":"2026-01-31","state":"live"}`,
      '{"account":"x:zoo","address":"@zoo","body":null,"name":"zoo","platform":"x","since":"2026-01-31","state":"closed"}',
    ])
    expect(() => signOfficialList({ issued, accounts: [account('a'), account('a')] }, log)).toThrow(TypeError)
    expect(() => signOfficialList({ issued: '2026-11-26', accounts: [] }, log)).toThrow(TypeError)
  })

  it('[O2] is opened with the key of the log, or with the same key under the name for lists', () => {
    for (const key of [log, officialVerifier(log)]) {
      const opened = openOfficialList(list, [key])
      expect(opened).toMatchObject({ ok: true, value: { origin: 'example.gov.au/log/official', issued } })
    }
    expect(officialVerifier(log)).toMatchObject({ publicKey: log.publicKey })
    expect(officialVerifier(log).id).not.toBe(log.id)
    expect(formatVerifierKey(officialVerifier(log))).toBe(formatVerifierKey(officialSigner(log)))
    expect(openOfficialList(list, [next])).toMatchObject({ ok: false, at: 1, reason: 'not-signed' })
    const other = makeSigner('other.example/log', 'log', log.seed)
    expect(openOfficialList(list, [other])).toMatchObject({ ok: false, at: 1, reason: 'not-signed' })
  })

  it('[O3] is no checkpoint, and no checkpoint is a list', () => {
    for (const key of [log, officialVerifier(log)]) {
      const trust = { log: [trustKey(key)], witnesses: [], witnessesMin: 0 }
      expect(openCheckpoint(list, trust)).toMatchObject({ ok: false, at: 2, reason: 'bad-line' })
    }
    const head = `example.gov.au/log\n0\n${'A'.repeat(43)}=\n`
    const note = formatNote({ text: head, signatures: [signText(head, log)] })
    expect(openOfficialList(note, [log])).toMatchObject({ ok: false, at: 1, reason: 'bad-line' })
  })

  const head = `example.gov.au/log/official\nsecondlook.official/v1\nissued ${issued}\naccounts `
  const line = (name: string) => list.split('\n')[5]?.replaceAll('zoo', name)
  const refused = [
    ['no note', 'example.gov.au/log/official\n', 1, 'bad-text'],
    ['another origin', signed(`${head}0\n`.replace('/official', '/officials')), 1, 'bad-line'],
    ['another form', signed(`${head}0\n`.replace('/v1', '/v2')), 2, 'bad-line'],
    ['no instant', signed(`${head}0\n`.replace('.000Z', 'Z')), 3, 'bad-line'],
    ['another count', signed(`${head}2\n${line('zoo')}\n`), 4, 'bad-line'],
    ['no JSON', signed(`${head}1\n{}}\n`), 5, 'bad-value'],
    ['another member', signed(`${head}1\n{"account":"x:zoo"}\n`), 5, 'bad-line'],
    ['a list', signed(`${head}1\n[]\n`), 5, 'bad-line'],
    ['no day', signed(`${head}1\n${line('zoo')?.replace('01-31', '02-30')}\n`), 5, 'bad-line'],
    ['no state', signed(`${head}1\n${line('zoo')?.replace('closed', 'open')}\n`), 5, 'bad-line'],
    ['one twice', signed(`${head}2\n${line('zoo')}\n${line('zoo')}\n`), 6, 'bad-order'],
    ['out of order', signed(`${head}2\n${line('zoo')}\n${line('act')}\n`), 6, 'bad-order'],
  ] as const
  it.each(refused)('[O4] with %s is refused, with the line', (_name, note, at, reason) =>
    expect(openOfficialList(note, [log])).toEqual({ ok: false, at, reason }),
  )

  it('[O5] does not hold under a key that the log has left behind', () => {
    expect(openOfficialList(signOfficialList({ issued, accounts: [] }, next), [log]).ok).toBe(false)
    expect(openOfficialList(signOfficialList({ issued, accounts: [] }, next), [next]).ok).toBe(true)
  })

  it('[O6] does not hold when any of its bytes is another, is gone, or is there twice', () => {
    const bytes = Buffer.from(list)
    const isTaken = (changed: Buffer): boolean => openOfficialList(changed.toString('utf8'), [log]).ok
    expect(isTaken(bytes)).toBe(true)
    for (let at = 0; at < bytes.length; at++) {
      const flipped = Buffer.from(bytes)
      flipped[at] = (flipped[at] ?? 0) ^ 1
      expect(isTaken(flipped), `byte ${at} flipped`).toBe(false)
      const cut = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)])
      expect(isTaken(cut), `byte ${at} gone`).toBe(false)
      const doubled = Buffer.concat([bytes.subarray(0, at + 1), bytes.subarray(at)])
      expect(isTaken(doubled), `byte ${at} twice`).toBe(false)
    }
  })
})
