import { emptyBody, emptyMargin, type PostBody } from '@secondlook/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { merge, type Typed } from './merge.ts'
import { type Draft, takeChange } from './take-change.ts'

const typed = (body: Partial<PostBody>, margin: Partial<Typed['margin']> = {}): Typed => ({
  body: { ...emptyBody, ...body },
  margin: { ...emptyMargin, ...margin },
})
const text = (base: string, theirs: string, mine: string) => {
  const { body, clashes } = merge(typed({ text: base }), typed({ text: theirs }), typed({ text: mine }))
  return clashes.length > 0 ? { text: body.text, clashes } : body.text
}
const variant = (channel: string, own: string | null = null) => ({
  ...{ channel, text: own, title: null, warning: null, about: null },
})
const picture = (media: string, alt = '') => ({ media, alt, credit: null, asset: null, people: [] })

describe('two changes of one text', () => {
  it('come together where they are at different words', () => {
    expect(text('The pool opens today.', 'The big pool opens today.', 'The pool opens on Friday.')).toBe(
      'The big pool opens on Friday.',
    )
    expect(text('a b c d e', 'a c d e', 'a b c d e f')).toBe('a c d e f')
  })

  it('clash at the same word: what stands stays, and the other is handed back whole', () => {
    expect(text('It opens at 9 am.', 'It opens at 10 am.', 'It opens at 11 am.')).toEqual({
      text: 'It opens at 10 am.',
      clashes: [{ field: 'text', theirs: 'It opens at 10 am.', yours: 'It opens at 11 am.' }],
    })
  })

  it('clash where both wrote at the same place, because nobody knows which comes first', () => {
    expect(text('We open.', 'We open. Come!', 'We open. Bring friends!')).toMatchObject({
      text: 'We open. Come!',
    })
  })

  it('are one where both made the same of it', () => {
    expect(text('a b', 'a c b', 'a c b')).toBe('a c b')
    expect(text('a b d', 'a c b d', 'a c b e')).toBe('a c b e')
  })

  it('clash where one took out what the other was rewriting', () => {
    expect(text('one two three', 'one three', 'one TWO three')).toMatchObject({ text: 'one three' })
  })

  it('answer at once for long texts that have nothing in common', () => {
    const long = (word: string) => Array.from({ length: 8000 }, (_, at) => `${word}${at}`).join(' ')
    const began = performance.now()
    expect(text(long('a'), long('b'), long('c'))).toMatchObject({ text: long('b') })
    expect(performance.now() - began).toBeLessThan(2000)
  })
})

describe('two changes of lists', () => {
  it('keep what each added, in the order that somebody gave them', () => {
    const base = typed({ pictures: [picture('p1'), picture('p2')] })
    const theirs = typed({ pictures: [picture('p1'), picture('p3'), picture('p2')] })
    const mine = typed({ pictures: [picture('p2', 'A pool'), picture('p1')] })
    const { body, clashes } = merge(base, theirs, mine)
    expect(body.pictures.map(({ media, alt }) => media + alt)).toEqual(['p2A pool', 'p1', 'p3'])
    expect(clashes).toEqual([])
  })

  it('bring together forms for one channel that both began', () => {
    const { body, clashes } = merge(
      typed({}),
      typed({ variants: [variant('parks', 'Short')] }),
      typed({ variants: [{ ...variant('parks'), title: 'Pool' }, variant('roads')] }),
    )
    expect(clashes).toEqual([])
    expect(body.variants).toEqual([{ ...variant('parks', 'Short'), title: 'Pool' }, variant('roads')])
  })

  it('do not take out what somebody was just writing in', () => {
    const base = typed({ variants: [variant('parks', 'Hi')] })
    const gone = typed({})
    const written = typed({ variants: [variant('parks', 'Hi all')] })
    expect(merge(base, written, gone)).toMatchObject({
      body: { variants: [variant('parks', 'Hi all')] },
      clashes: [{ field: 'variants.parks', yours: null }],
    })
    expect(merge(base, gone, written)).toMatchObject({
      body: { variants: [] },
      clashes: [{ field: 'variants.parks', theirs: null, yours: variant('parks', 'Hi all') }],
    })
  })

  it('keep both sources that two people added, and bring together changes of different ones', () => {
    const source = (fact: string) => ({ fact, source: '', checkedBy: null })
    const facts = (...all: string[]) => typed({ sources: all.map(source) })
    expect(merge(facts(), facts('a'), facts('b')).body.sources.map(({ fact }) => fact)).toEqual(['a', 'b'])
    expect(merge(facts('a', 'b'), facts('A', 'b'), facts('a', 'B'))).toMatchObject({
      ...{ clashes: [], body: { sources: [{ fact: 'A' }, { fact: 'B' }] } },
    })
  })

  it('keep single values apart: one change is taken, two different ones clash', () => {
    expect(merge(typed({}), typed({ tier: 'T1' }), typed({ ai: 'none' })).body).toMatchObject({
      tier: 'T1',
      ai: 'none',
    })
    expect(merge(typed({}), typed({ tier: 'T1' }), typed({ tier: 'T2' }))).toMatchObject({
      ...{ body: { tier: 'T1' }, clashes: [{ field: 'tier', theirs: 'T1', yours: 'T2' }] },
    })
  })
})

const seed = 20261126
const words = (said: string): string[] => said.split(/\s+/).filter((word) => word !== '')

type Sent = { change: string; base: number; before: Typed; typed: Typed }

/** Somebody at a keyboard: what they see, what they began from, what is on its way, and the clashes they were shown. */
type Editor = {
  readonly name: string
  seen: Typed
  base: { revision: number; typed: Typed }
  sent: Sent | undefined
  readonly past: Sent[]
  readonly clashed: string[]
}

describe(`two or three people in one draft, in any order, with replays and lost answers (seed ${seed})`, () => {
  const step = fc.record({
    who: fc.nat(2),
    does: fc.constantFrom(
      'type',
      'type',
      'type',
      'take-out',
      'send',
      'send',
      'lose-answer',
      'replay',
      'late',
    ),
    at: fc.nat(30),
    isInForm: fc.boolean(),
  })

  it('loses no word that was typed: it stands, clashes, or somebody who saw it took it out', () => {
    let clashes = 0
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), (steps) => {
        const start = typed({
          text: 'one two three four five six',
          variants: [variant('parks', 'uno due tre')],
        })
        let draft: Draft = {
          ...{ post: 'p', revision: 1, ...start, writers: [], changes: [], changedBy: null, changedAt: null },
        }
        const editors: Editor[] = ['ana', 'ben', 'cai'].map((name) => ({
          ...{
            name,
            seen: start,
            base: { revision: 1, typed: start },
            sent: undefined,
            clashed: [],
            past: [],
          },
        }))
        const takenOut = new Set<string>()
        const typedWords: string[] = []
        let made = 0
        const arrived = new Set<string>()

        const send = (editor: Editor, isAnswered: boolean): void => {
          made += 1
          editor.sent ??= {
            ...{
              change: `change-${made}`,
              base: editor.base.revision,
              before: editor.base.typed,
              typed: editor.seen,
            },
          }
          const { sent } = editor
          const before = draft
          const taken = takeChange(
            draft,
            { base: sent.base, before: sent.before, ...sent.typed, change: sent.change },
            { person: editor.name, at: '2026-11-26T00:00:00.000Z' },
          )
          draft = taken.draft
          expect(draft.revision).toBeGreaterThanOrEqual(before.revision)
          // What arrives again, now or much later, takes nothing.
          expect(taken.isReplay).toBe(arrived.has(sent.change))
          if (taken.isReplay) expect(draft).toEqual(before)
          arrived.add(sent.change)
          if (!isAnswered) return
          for (const { yours } of taken.clashes) editor.clashed.push(JSON.stringify(yours))
          clashes += taken.clashes.length
          // What was typed since goes on top of the answer, as the page does it.
          const rebased = merge(sent.typed, draft, editor.seen)
          for (const { yours } of rebased.clashes) editor.clashed.push(JSON.stringify(yours))
          editor.seen = { body: rebased.body, margin: rebased.margin }
          editor.base = { revision: draft.revision, typed: { body: draft.body, margin: draft.margin } }
          editor.past.push(sent)
          editor.sent = undefined
        }
        /** A copy of something that was answered long ago. */
        const again = (editor: Editor, at: number): void => {
          const old = editor.past.slice(-10)[at % 10]
          if (!old) return
          const before = draft
          const sent = { base: old.base, before: old.before, ...old.typed, change: old.change }
          draft = takeChange(draft, sent, { person: editor.name, at: '2026-11-26T00:00:00.000Z' }).draft
          expect(draft).toEqual(before)
        }
        const edit = (editor: Editor, isInForm: boolean, change: (all: string[]) => void): void => {
          const { body } = editor.seen
          const all = words(isInForm ? (body.variants[0]?.text ?? '') : body.text)
          change(all)
          editor.seen = {
            ...editor.seen,
            body: isInForm
              ? { ...body, variants: [variant('parks', all.join(' '))] }
              : { ...body, text: all.join(' ') },
          }
        }

        for (const { who, does, at, isInForm } of steps) {
          const editor = editors[who] as Editor
          if (does === 'type')
            edit(editor, isInForm, (all) => {
              const word = `w${typedWords.length}`
              typedWords.push(word)
              all.splice(at % (all.length + 1), 0, word)
            })
          else if (does === 'take-out')
            edit(editor, isInForm, (all) => {
              for (const word of all.splice(at % (all.length + 1), 1)) takenOut.add(word)
            })
          else if (does === 'late') again(editor, at)
          else if (does === 'replay' && editor.sent) {
            send(editor, false)
            send(editor, true)
          } else if (does === 'send' || does === 'replay') send(editor, true)
          else send(editor, false)
        }
        for (const editor of editors) {
          if (editor.sent) send(editor, true)
          send(editor, true)
        }

        const stands = [...words(draft.body.text), ...words(draft.body.variants[0]?.text ?? '')]
        for (const word of typedWords) {
          const times = stands.filter((one) => one === word).length
          expect(times).toBeLessThanOrEqual(1)
          const isShown = editors.some(({ clashed }) =>
            clashed.some((said) => new RegExp(`\\b${word}\\b`).test(said)),
          )
          expect(times === 1 || takenOut.has(word) || isShown, word).toBe(true)
        }
      }),
      { seed, numRuns: 150 },
    )
    expect(clashes).toBeGreaterThan(50)
  })
})
