import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  checkpointText,
  cosignText,
  formatNote,
  formatReceipt,
  formatVerifierKey,
  inclusionProof,
  leafHash,
  MerkleTree,
  makePart,
  makeSigner,
  sealEvent,
  signOfficialList,
  signText,
} from '@secondlook/ledger'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildProgram, root, secondlook } from '../testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'verify-'))
const log = makeSigner('example.gov.au/log', 'log', new Uint8Array(32).fill(1))
const witness = makeSigner('witness.example', 'witness', new Uint8Array(32).fill(2))
const keyFlags = ['--key', formatVerifierKey(log)]
const file = join(folder, 'receipt.txt')

function receipt(): string {
  const salt = (at: number) => new Uint8Array(32).fill(at)
  const tree = new MerkleTree()
  const told = ['one', 'two'].map((text, at) => {
    const parts = [
      makePart('who', salt(at), { kind: 'person', id: 'p7' }),
      makePart('text', salt(9 + at), `${text}\u001b[31m`),
      makePart('reason', salt(20 + at), 'hidden'),
    ]
    const header = { id: `e${at}`, type: 'post.edited', at: '2026-11-25T08:00:00.000Z', subject: 'post_1' }
    const { leaf } = sealEvent(header, parts, [])
    tree.append(leafHash(Buffer.from(leaf)))
    return { leaf, shown: parts.slice(0, 2) }
  })
  const extensions = ['time 2026-11-25T08:00:05.000Z']
  const text = checkpointText({ origin: log.name, size: 2, root: tree.root(), extensions })
  const signatures = [signText(text, log), cosignText(text, 1_764_057_600, witness)]
  const events = told.map((one, index) => ({
    ...one,
    place: { index, path: inclusionProof(index, 2, tree.node) },
  }))
  return formatReceipt({ subject: 'post_1', events, checkpoint: formatNote({ text, signatures }) })
}

beforeAll(() => {
  buildProgram()
  writeFileSync(file, receipt())
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('secondlook verify', () => {
  it('says in sentences what a receipt shows that holds', () => {
    const { code, out, err } = secondlook([
      'verify',
      file,
      ...keyFlags,
      '--witness',
      formatVerifierKey(witness),
    ])
    expect(err).toBe('')
    expect(code).toBe(0)
    expect(out).toBe(`This receipt holds.

It shows 2 events about post_1, recorded in the log example.gov.au/log.

1. post.edited, on 2026-11-25 at 08:00:00 UTC, number 0 in the log.
   text: “one\\u001b[31m”
   who: the person p7
   recorded and not shown here: reason

2. post.edited, on 2026-11-25 at 08:00:00 UTC, number 1 in the log.
   text: “two\\u001b[31m”
   who: the person p7
   recorded and not shown here: reason

Signed by example.gov.au/log, over the first 2 events of the log, on 2026-11-25 at 08:00:05 UTC.
Cosigned by witness.example, on 2025-11-25 at 08:00:00 UTC.
That nothing was left out, a receipt cannot show.
`)
  })

  it('says which line does not hold, and why', () => {
    const changed = receipt().replace('"two', '"too')
    const { code, out, err } = secondlook(['verify', '-', ...keyFlags], changed)
    expect(code).toBe(1)
    expect(out).toBe(
      'This receipt does not hold. Line 28: what is shown there is not what was recorded (not-committed).\n',
    )
    expect(err).toBe('secondlook verify: line 28: not-committed\n')
  })

  it('takes keys from a file, and is told apart from a wrong call', () => {
    const keys = join(folder, 'keys')
    writeFileSync(keys, `log ${formatVerifierKey(log)}\n`)
    expect(secondlook(['verify', file, '--key', keys]).code).toBe(0)
    expect(secondlook(['verify', file])).toMatchObject({ code: 2, out: '' })
    expect(secondlook(['verify', file, '--key', 'nonsense']).code).toBe(2)
    expect(secondlook(['verify', join(folder, 'none'), ...keyFlags]).code).toBe(2)
    expect(secondlook(['verify', file, ...keyFlags, '--more']).code).toBe(2)
    expect(secondlook(['verify', file, '--key', formatVerifierKey(witness)]).err).toContain('--witness')
  })

  it('does not take bytes that are no text for text', () => {
    const bytes = Buffer.from(receipt())
    bytes[bytes.indexOf('one')] = 0xff
    expect(secondlook(['verify', '-', ...keyFlags], bytes).code).toBe(1)
  })

  it('reads a list of official accounts, and says of one whether it is among them', () => {
    const accounts = [
      {
        ...{ account: 'x:exampleparks', address: 'https://x.com/ExampleParks', platform: 'X' },
        ...({ name: 'Parks', body: 'Example', state: 'live', since: '2026-02-04' } as const),
      },
      {
        ...{ account: 'x:old', address: '@old', platform: 'X' },
        ...({ name: 'Old \u001b[31m', body: null, state: 'closed', since: '2026-03-01' } as const),
      },
    ]
    const list = signOfficialList({ issued: '2026-11-26T00:00:00.000Z', accounts }, log)
    expect(secondlook(['verify', '-', ...keyFlags], list)).toMatchObject({
      code: 0,
      out: `This list holds.

It was issued on 2026-11-26 at 00:00:00 UTC by example.gov.au/log/official, and speaks of 2 accounts. What was opened or closed since, it cannot know.

X: https://x.com/ExampleParks, Parks of Example; official since 2026-02-04.
X: @old, Old \\u001b[31m; not official any more, closed on 2026-03-01.
`,
    })
    const asked = (account: string) => secondlook(['verify', '-', ...keyFlags, '--account', account], list)
    expect(asked('http://www.x.com/EXAMPLEparks/').code).toBe(0)
    expect(asked('@old')).toMatchObject({ code: 1, err: '', out: expect.stringContaining('not official') })
    const changed = secondlook(['verify', '-', ...keyFlags], list.replace('Parks', 'Porks'))
    expect(changed).toMatchObject({ code: 1, err: 'secondlook verify: line 8: bad-signature\n' })
  })

  const stranger = join(root, 'tools/receipts/verify-receipt.mjs')
  it.runIf(existsSync(stranger))('gives the answers of a verifier that shares nothing with it', () => {
    const text = readFileSync(file)
    for (let at = 0; at < text.length; at += 70) {
      const changed = Buffer.from(text)
      changed[at] = (changed[at] ?? 0) ^ 1
      const one = join(folder, 'changed.txt')
      writeFileSync(one, at === 0 ? text : changed)
      const other = spawnSync(process.execPath, [stranger, one, '--log', formatVerifierKey(log)])
      expect(secondlook(['verify', one, ...keyFlags]).code, `byte ${at}`).toBe(other.status)
    }
  })
})
