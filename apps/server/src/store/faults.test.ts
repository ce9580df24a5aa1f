import { readFileSync } from 'node:fs'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { isConnectionLost, isRunAgain } from './faults.ts'

const thrownBy = async (work: () => Promise<unknown>): Promise<unknown> =>
  work().then(
    () => 'nothing',
    (error) => error,
  )
const withCode = (code: string) => Object.assign(new Error('x'), { code })

describe('a lost connection', () => {
  it('is a server that is not there', async () => {
    const nowhere = () => new pg.Client({ host: '/tmp/there-is-none', user: 'x' }).connect()
    expect(isConnectionLost(await thrownBy(nowhere))).toBe(true)
    const refused = () => new pg.Client({ host: '127.0.0.1', port: 1, user: 'x' }).connect()
    expect(isConnectionLost(await thrownBy(refused))).toBe(true)
  })

  it('is a server that stops, has crashed, is starting, or has no place left', () => {
    for (const code of ['57P01', '57P02', '57P03', '08006', '53300'])
      expect(isConnectionLost(withCode(code))).toBe(true)
  })

  it('is no missing file, no broken promise and no refused row', async () => {
    expect(isConnectionLost(await thrownBy(async () => readFileSync('/there/is/none')))).toBe(false)
    for (const one of [new Error('x'), withCode('23505'), withCode('57014'), 'x', undefined])
      expect(isConnectionLost(one)).toBe(false)
  })
})

it('is run again where a table was changed since a statement was planned, and not where something is not supported', () => {
  const stale = Object.assign(new Error('cached plan must not change result type'), { code: '0A000' })
  expect([isRunAgain(stale), isRunAgain(withCode('0A000'))]).toEqual([true, false])
})

it('is run again after a serialisation failure or a deadlock, and after nothing else', () => {
  expect(['40001', '40P01', '23505', '57P01'].map((code) => isRunAgain(withCode(code)))).toEqual([
    true,
    true,
    false,
    false,
  ])
})
