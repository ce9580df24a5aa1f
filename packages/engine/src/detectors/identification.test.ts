import type { Draft, Registers } from '@secondlook/contract'
import { shippedPack } from '@secondlook/packs'
import { describe, expect, it } from 'vitest'
import { compilePack } from '../policy/policy.ts'
import { indexRegisters } from '../registers/register-index.ts'
import { packFor, testDetector } from '../testing.ts'
import { identification } from './identification.ts'

const { lists } = shippedPack('act-2015')
const policy = compilePack(packFor(identification, lists))
const speakers: Registers = { spokespeople: [{ id: 's1', name: 'Ana Petrov', validTo: '2026-03-10' }] }
const kinds = (draft: Draft, registers?: Registers): string[] =>
  policy.assess(draft, registers && indexRegisters(registers)).findings.map(({ rule }) => rule)

const claim = 'I am authorised to speak for the ACT Government on this.'
const at = '2026-03-10T12:00:00+11:00'

describe('a claim to be authorised', () => {
  it('is borne out by the register', () => {
    expect(
      kinds({ text: claim, at, author: { name: 'Ana Petrov', authorisedToSpeak: true } }, speakers),
    ).toEqual([])
  })
  it('is not, for somebody else', () => {
    expect(kinds({ text: claim, at, author: { name: 'Bo Lin' } }, speakers)).toEqual(['not-in-register'])
  })
  it('is not any more the day after', () => {
    const after = { text: claim, at: '2026-03-11T00:00:00+11:00', author: { name: 'Ana Petrov' } }
    expect(kinds(after, speakers)).toEqual(['not-in-register'])
  })
  it('may be an answer and not words', () => {
    const draft = { text: 'Hello', at, author: { name: 'Bo Lin', authorisedToSpeak: true } }
    expect(kinds(draft, speakers)).toEqual(['not-in-register'])
  })
  it('is not looked at without a register', () =>
    expect(kinds({ text: claim, at, author: { name: 'Bo Lin' } })).toEqual([]))
  it('is not one when denied or asked', () => {
    for (const text of [
      'I am not authorised to speak for the ACT Government.',
      'May I speak on behalf of the minister?',
    ]) {
      expect(kinds({ text, at, author: { name: 'Bo Lin' } }, speakers)).toEqual([])
    }
  })
  it('of a union delegate is the union’s business', () => {
    const draft: Draft = {
      text: claim,
      at,
      capacity: 'representative',
      represents: 'union',
      author: { name: 'Bo' },
    }
    expect(kinds(draft, speakers)).toEqual([])
  })
})

const board = (text: string, rest: Partial<Draft> = {}): Draft => ({
  text,
  capacity: 'representative',
  represents: 'board',
  ...rest,
})

testDetector(identification, lists, {
  silent: {
    'a post of one’s own': 'See you at the lake.',
    'a body and a role in the text': board('As a member of the board I welcome this.'),
    'a body and a role in the answers': board('I welcome this.', { author: { role: 'Chair' } }),
    'a body and a name': board('I welcome this.', { author: { name: 'Ana Petrov' } }),
    'a union': { text: 'Stop work at noon.', capacity: 'representative', represents: 'union' },
    'an official comment that names the office': {
      text: 'Hello from Transport Canberra. The bus is late.',
      capacity: 'official',
      place: 'channel-comment',
    },
    'an official post on its own account': {
      text: 'The bus is late.',
      capacity: 'official',
      channel: 'buses',
    },
  },
  finds: {
    'nobody named': { draft: board('We welcome this.'), kinds: ['nobody-named'] },
    'own work without a role': {
      draft: board('I welcome this.', { aboutMyWork: 'own', author: { name: 'Ana Petrov' } }),
      kinds: ['no-role'],
    },
    'an official comment elsewhere': {
      draft: { text: 'The bus is late.', capacity: 'official', place: 'forum' },
      kinds: ['no-office'],
    },
  },
})
