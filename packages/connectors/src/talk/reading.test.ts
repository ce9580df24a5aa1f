import { expect, it } from 'vitest'
import { told } from '../conformance-answers.ts'
import { type PartBack, readParts } from './reading.ts'
import type { Talk } from './talk.ts'

const gone: PartBack = { is: 'gone', says: 'Nobody finds it.' }
const unreadable: PartBack = { is: 'unreadable', says: 'Nobody answered.' }
const there: PartBack = {
  ...{ id: '1', address: 'https://a.example/1', title: null, text: 'Late', links: [], pictures: [] },
  ...{ revision: null, postedAt: null, editedAt: null },
}

const readOf = (...backs: readonly PartBack[]) => {
  const parts = backs.map((_, at) => ({ id: String(at), address: '', revision: null }))
  // biome-ignore lint/correctness/useYield: nothing has to be asked to know these.
  function* readOne(id: string): Talk<PartBack> {
    return backs[Number(id)] ?? gone
  }
  return told(readParts({ parts }, readOne), []).end
}

it.each<[string, readonly PartBack[], object]>([
  ['what is there', [there, there], { is: 'there', parts: [there, there] }],
  ['what is gone', [gone, gone], { is: 'gone', says: 'Nobody finds it.' }],
  ['what is there of it, where a part is gone', [gone, there], { is: 'there', parts: [there] }],
  ['nothing where a part cannot be read', [there, unreadable], unreadable],
  ['nothing where there are no parts', [], { is: 'gone', says: 'There is nothing to read.' }],
])('reads %s', (_, backs, is) => {
  expect(readOf(...backs)).toEqual(is)
})
