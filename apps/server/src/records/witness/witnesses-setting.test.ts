import { formatVerifierKey, makeSigner } from '@secondlook/ledger'
import { describe, expect, it } from 'vitest'
import { readWitnesses } from './witnesses-setting.ts'

const seed = (byte: number): Uint8Array => new Uint8Array(32).fill(byte)
const first = formatVerifierKey(makeSigner('witness.example', 'witness', seed(1)))
const second = formatVerifierKey(makeSigner('audit.example', 'witness', seed(2)))
const log = formatVerifierKey(makeSigner('witness.example', 'log', seed(1)))
const at = 'https://witness.example/add-checkpoint'

describe('the setting of witnesses', () => {
  it('reads address and key of each', () => {
    const read = readWitnesses(`${at} ${first}, http://127.0.0.1:4848/of/ours/ ${second}`)
    if (!read.ok) throw new Error(read.says)
    expect(read.witnesses.map(({ url, key }) => [url, formatVerifierKey(key)])).toEqual([
      ['https://witness.example', first],
      ['http://127.0.0.1:4848/of/ours', second],
    ])
  })

  for (const [wrong, because] of [
    [first, 'has'],
    [`${at} ${first} ${second}`, 'has'],
    [`${at} ${first},`, 'has ""'],
    [`witness.example ${first}`, 'is no address'],
    [`http://witness.example/add-checkpoint ${first}`, 'not https'],
    [`https://user:pass@witness.example/ ${first}`, 'without a user'],
    [`${at} ${log}`, 'no key of a witness'],
    [`${at} nothing`, 'no key of a witness'],
    [`${at} ${first}, ${at} ${first}`, 'twice'],
  ] as const) {
    it(`refuses ${JSON.stringify(wrong.slice(0, 60))} in one line that says how to write it`, () => {
      const read = readWitnesses(wrong)
      if (read.ok) throw new Error('it was taken')
      expect(read.says).toMatch(/^WITNESSES .*add-checkpoint witness\.example\+/)
      expect(read.says).toContain(because)
      expect(read.says).not.toContain('pass@')
    })
  }
})
