import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toBase64 } from '../bytes/base64.ts'
import { property, rowsOf } from '../testing.ts'
import { commitPart, makePart } from './part.ts'

type Row = Readonly<Record<'event' | 'name' | 'salt' | 'json' | 'commitment', string>>
const rows = rowsOf<Row>(
  readFileSync(new URL('../../../../vectors/ledger/parts.jsonl', import.meta.url), 'utf8'),
)
const bytes = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))
const commit = (event: string, name: string, salt: Uint8Array, json: string) =>
  toBase64(commitPart(event, { name, salt, json }).commitment)

const id = fc.stringMatching(/^[a-z0-9][a-z0-9_.:-]{0,6}$/)
const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,6}$/)
const salt = fc.uint8Array({ minLength: 32, maxLength: 32 })
const json = fc.jsonValue().map((value) => JSON.stringify(value))

describe('a part', () => {
  it.each(rows)('[E3] of vector $event $name has its commitment, by us and by Node', (row) => {
    const raw = `secondlook.part/v1\n${row.event}\n${row.name}\n`
    const hash = createHash('sha256').update(raw).update(bytes(row.salt)).update(row.json).digest('base64')
    expect(hash).toBe(row.commitment)
    expect(commit(row.event, row.name, bytes(row.salt), row.json)).toBe(row.commitment)
  })

  it('[E3] fits neither another event, name, salt nor value', () => {
    property(fc.tuple(id, name, salt, json, id, name, salt, json), (all) => {
      const [event, part, grain, text, otherEvent, otherPart, otherGrain, otherText] = all
      const mine = commit(event, part, grain, text)
      if (event !== otherEvent) expect(commit(otherEvent, part, grain, text)).not.toBe(mine)
      if (part !== otherPart) expect(commit(event, otherPart, grain, text)).not.toBe(mine)
      if (!Buffer.from(grain).equals(otherGrain)) expect(commit(event, part, otherGrain, text)).not.toBe(mine)
      if (text !== otherText) expect(commit(event, part, grain, otherText)).not.toBe(mine)
    })
  })

  it('[E3] cannot have its bytes shifted from one field into the next', () => {
    const grain = new Uint8Array(32).fill(0x61)
    expect(commit('ab', 'c', grain, '1')).not.toBe(commit('a', 'bc', grain, '1'))
    for (const wrong of ['a\nb', '', 'a b', 'ä'])
      expect(() => commit(wrong, 'c', grain, '1')).toThrow(/id of an event/)
    for (const wrong of ['a\nb', '', 'A', 'a_b'])
      expect(() => commit('a', wrong, grain, '1')).toThrow(/name of a part/)
    expect(() => commit('a', 'b', grain.slice(1), '1')).toThrow(/salt/)
    expect(() => commit('a', 'b', grain, '"\ud800"')).toThrow(/whole/)
  })

  it('[E2] is made of a value that JSON can hold, and of a salt that is given', () => {
    expect(makePart('who', new Uint8Array(32), { b: 1, a: '☀' }).json).toBe('{"a":"☀","b":1}')
    expect(() => makePart('Who', new Uint8Array(32), 1)).toThrow(/name of a part/)
    expect(() => makePart('who', new Uint8Array(31), 1)).toThrow(/salt/)
    expect(() => makePart('who', new Uint8Array(32), undefined)).toThrow(/canonical/)
  })
})
