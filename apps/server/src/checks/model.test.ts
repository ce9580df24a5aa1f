import type { Assessment, Draft, Registers } from '@secondlook/contract'
import { compilePack, indexRegisters } from '@secondlook/engine'
import { shippedPack } from '@secondlook/packs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerFor, draftOf, isNeutral, isTooLong, whomOf, wordsOf } from './model.ts'

const seed = 20161201
const policy = compilePack(shippedPack('act-2015'))
const now = Date.parse('2026-11-26T00:00:00.000Z')
const at = '2026-11-26T09:00:00+11:00'

const odd = ['Kurrajong', 'Tuldane', 'Morvex', 'Pilquon', 'Zastrel', 'Bruvian', 'Dorlek', 'Fegrit']
const title = fc
  .uniqueArray(fc.constantFrom(...odd), { minLength: 1, maxLength: 4 })
  .map((words) => words.join(' '))
const other = fc.constantFrom(
  'Lunch was lovely today.',
  'My supervisor is a complete idiot.',
  'OFFICIAL: Sensitive',
  'The Minister is wrong about the buses.',
  'Something is very wrong at work and nobody acts on the fraud I reported.',
  'Call Dana Wu on 0412 345 678.',
  '',
)
const early = 'just got briefed on the new school in Gungahlin'
const asked: fc.Arbitrary<Partial<Draft>> = fc.record({
  capacity: fc.constantFrom('personal', 'representative', 'official', 'unsure'),
  audience: fc.constantFrom('public', 'restricted'),
  aboutMyWork: fc.constantFrom('own', 'other', 'no', 'unsure'),
})
const nobody = new Set(['me', 'my-other-entry'])
const bytes = (assessment: Assessment): string => JSON.stringify(assessment)
const entry = (id: string, name: string, more = {}) => ({ id, title: name, knownTo: ['them'], ...more })
const answer = (draft: Draft, registers: Registers, selves: ReadonlySet<string> = nobody): Assessment =>
  answerFor(selves, draft, policy, indexRegisters(registers), now)

describe('the neutral answer', () => {
  it(`is the same bytes for one entry, another, a decoy, many, and wording alone (seed ${seed})`, () => {
    fc.assert(
      fc.property(
        ...[title, title, other, asked, fc.array(title, { maxLength: 5 })],
        (mine, decoy, words, facts, more) => {
          const draft: Draft = { ...facts, at, text: `${words} ${mine} ${decoy}. ${early}` }
          const rest = more.map((name, place) => entry(`more${place}`, name))
          const wordedOnly = bytes(answer(draft, { initiatives: [entry('far', 'Quite Elsewhere Entirely')] }))
          for (const initiatives of [
            [entry('a', mine)],
            [entry('decoy', decoy)],
            [entry('a', mine), entry('decoy', decoy, { directorate: 'Nowhere' })],
            [entry('near', `${mine} ${decoy}`), ...rest],
            rest,
          ])
            expect(bytes(answer(draft, { initiatives }))).toBe(wordedOnly)
        },
      ),
      { seed, numRuns: 150 },
    )
  })

  it(`differs from an answer without it by that one finding, wherever it comes from (seed ${seed})`, () => {
    fc.assert(
      fc.property(title, other, asked, (name, words, facts) => {
        const draft: Draft = { ...facts, at, text: `${words} ${name}` }
        const without = answer(draft, { initiatives: [] })
        const hit = answer(draft, { initiatives: [entry('a', name)] })
        fc.pre(!isNeutral(without))
        const [found, ...none] = hit.findings.filter(
          (one) => !without.findings.some((same) => equal(one, same)),
        )
        expect(none).toEqual([])
        expect(found).toEqual({
          rule: 'not-yet-announced',
          clause: '8.4b',
          advice: 'ask',
          basis: 'judgement',
          message: 'This looks like government work that may not be public yet.',
          remedy: 'If it has been announced, link the announcement; if unsure, ask the media team.',
          detector: 'unannounced-work',
          spans: [],
        })
        expect(hit.findings.filter((one) => one !== found)).toEqual(without.findings)
        const { findings: _a, advice: _b, standing: _c, ...same } = hit
        const { findings: _d, advice: _e, standing: _f, ...before } = without
        expect(same).toEqual(before)
      }),
      { seed, numRuns: 150 },
    )
  })

  it(`has nothing of an entry in it, nor a digest that moves with one (seed ${seed})`, () => {
    fc.assert(
      fc.property(title, title, (name, alias) => {
        const hidden = entry('initiative-0815', name, { aliases: [alias], directorate: 'Xylophones' })
        const draft: Draft = { at, text: `about ${alias} then` }
        const said = bytes(answer(draft, { initiatives: [hidden] }))
        for (const word of [...odd, 'initiative-0815', 'Xylophones', 'them']) expect(said).not.toContain(word)
        const far = bytes(answer({ at, text: early }, { initiatives: [] }))
        expect(said).toBe(far)
      }),
      { seed, numRuns: 100 },
    )
  })

  it('names what somebody may know of, by any of their identities, and nothing besides', () => {
    const initiatives = [
      entry('mine', 'Kurrajong Tuldane', { knownTo: ['my-other-entry'] }),
      entry('theirs', 'Morvex Pilquon'),
    ]
    const { findings } = answer({ at, text: 'Kurrajong Tuldane beside Morvex Pilquon' }, { initiatives })
    expect(findings.map(({ rule, advice }) => [rule, advice])).toEqual([
      ['initiative-named', 'stop'],
      ['not-yet-announced', 'ask'],
    ])
    expect(findings[0]?.message).toContain('Kurrajong Tuldane')
    expect(JSON.stringify(findings)).not.toContain('Morvex')
  })

  it('says the same before an announcement as for wording, and nothing after it', () => {
    const initiatives = [entry('a', 'Kurrajong Tuldane', { announcedAt: '2026-11-25T12:00:00+11:00' })]
    const text = `Kurrajong Tuldane. ${early}`
    const before = answer({ at: '2026-11-24T09:00:00+11:00', text }, { initiatives })
    expect(isNeutral(before)).toBe(true)
    expect(answer({ at, text }, { initiatives }).findings).toEqual([])
    // A leak is no announcement, and neither is a time that somebody plans to post at.
    const planned = [entry('a', 'Kurrajong Tuldane', { announcedAt: '2026-12-24' })]
    expect(isNeutral(answer({ at: '2027-01-01', text: 'Kurrajong Tuldane' }, { initiatives: planned }))).toBe(
      true,
    )
  })

  it('keeps an official post from being ready, like any question', () => {
    const draft: Draft = { at, text: 'Kurrajong Tuldane', capacity: 'official', channel: 'parks' }
    const registers = { initiatives: [entry('a', 'Kurrajong Tuldane')], channels: [] }
    expect(answer(draft, registers)).toMatchObject({ advice: 'ask', standing: 'needs-person' })
  })
})

describe('what is asked about', () => {
  it('is looked up for whoever asks only where they say that they may speak, and name nobody', () => {
    expect(draftOf({ text: 'a' }, 'me', now)).toEqual({ text: 'a', at: '2026-11-26T00:00:00.000Z' })
    const may = { authorisedToSpeak: true }
    expect(draftOf({ text: 'a', at, author: may }, 'me', now).author).toEqual({ ...may, id: 'me' })
    expect(draftOf({ text: 'a', at, author: { ...may, name: 'Mei' } }, 'me', now).author).toEqual({
      ...may,
      name: 'Mei',
    })
    expect(draftOf({ text: 'a', at, author: { profile: 'Nurse' } }, 'me', now).author).toEqual({
      profile: 'Nurse',
    })
  })

  it('is every word in which an initiative is looked for', () => {
    const media = [{ kind: 'image' as const, alt: 'b', found: { text: 'c' } }]
    expect(wordsOf({ text: 'a', media })).toEqual(['a', 'b', null, null, 'c'])
    expect(isTooLong({ text: 'a'.repeat(20_000) })).toBe(false)
    expect(isTooLong({ text: 'a'.repeat(20_000), media })).toBe(true)
  })

  it('comes with whom to ask, as the policy has it', () => {
    const whom = whomOf(answer({ at, text: early }, { initiatives: [] }), policy)
    expect(whom.map(({ rule, isHelp, contacts }) => [rule, isHelp, contacts.map(({ id }) => id)])).toEqual([
      ['not-yet-announced', false, ['media-team']],
    ])
  })
})

const equal = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b)
