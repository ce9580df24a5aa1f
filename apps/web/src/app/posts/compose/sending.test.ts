import type { SavedDraft } from '@secondlook/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DoubleDraft } from '../../../../testing/double-draft.ts'
import { keep, keptOf } from './keeping.ts'
import {
  arrived,
  begun,
  choose,
  isOnlyHere,
  isUnsent,
  lost,
  outgoing,
  refused,
  saved,
  send,
  toSave,
  type,
  type Writing,
} from './sending.ts'
import { fieldOf, type Work, withField } from './work.ts'

const at = '2026-11-26T00:00:00.000Z'
const named = (id: string) => ({ id, name: id })
const memory = (): Storage => {
  const map = new Map<string, string>()
  return {
    getItem: (name) => map.get(name) ?? null,
    setItem: (name, value) => void map.set(name, value),
    removeItem: (name) => void map.delete(name),
    key: (index) => [...map.keys()][index] ?? null,
    clear: () => map.clear(),
    get length() {
      return map.size
    },
  }
}
const variants = [{ channel: 'c', text: 'Other words', title: null, warning: null, about: null }]
const opened = (server: DoubleDraft): Writing => begun(server.standing)
const typeText = (writing: Writing, text: string): Writing =>
  type(writing, withField(writing.typed, 'text', text))
const arrive = (server: DoubleDraft, writing: Writing, who = 'sam'): SavedDraft => {
  if (writing.flight === null) throw new Error('nothing is on its way')
  return server.save(toSave(writing.flight), named(who), at)
}

describe('what is typed', () => {
  it('is sent on top of what was there, and is then in one place', () => {
    const server = new DoubleDraft({ text: 'Pool' })
    const sent = send(typeText(opened(server), 'Pool open'), 'one')
    expect(toSave(sent.flight ?? fail())).toMatchObject({
      base: 1,
      before: { body: { text: 'Pool' } },
      change: 'one',
    })
    const after = saved(sent, 'one', arrive(server, sent), at)
    expect([after.typed.body.text, isOnlyHere(after), after.known.revision]).toEqual(['Pool open', false, 2])
  })

  it('goes on while it is on its way, and the rest follows', () => {
    const server = new DoubleDraft({ text: 'Pool' })
    const sent = send(typeText(opened(server), 'Pool open'), 'one')
    const more = saved(typeText(sent, 'Pool open today'), 'one', arrive(server, sent), at)
    expect([more.typed.body.text, isUnsent(more)]).toEqual(['Pool open today', true])
  })

  it('is sent again as it was where no answer came, so that it counts once', () => {
    const server = new DoubleDraft({ text: 'Pool' })
    const sent = send(typeText(opened(server), 'Pool open'), 'one')
    arrive(server, sent)
    const again = send(typeText(lost(sent), 'Pool open today'), 'two')
    expect(again.flight?.change).toBe('one')
    const after = saved(again, 'one', arrive(server, again), at)
    expect([server.standing.revision, after.typed.body.text]).toEqual([2, 'Pool open today'])
  })

  it('stays when it is refused, and is tried again once it is changed', () => {
    const no = refused(send(typeText(opened(new DoubleDraft()), 'Pool'), 'one'), 'Not now.')
    expect([no.typed.body.text, no.flight, no.trouble]).toEqual([
      'Pool',
      null,
      { is: 'refused', says: 'Not now.' },
    ])
    expect(typeText(no, 'Pools').trouble).toBeNull()
  })

  it('fits together with what somebody else changed elsewhere in it', () => {
    const server = new DoubleDraft({ text: 'The pool opens on Friday. Bring a towel.' })
    const mine = send(typeText(opened(server), 'The pool opens on Friday. Bring a hat.'), 'one')
    const theirs = send(typeText(opened(server), 'The pool opens on Monday. Bring a towel.'), 'two')
    arrive(server, theirs, 'priya')
    const after = saved(mine, 'one', arrive(server, mine), at)
    expect([after.typed.body.text, after.open]).toEqual(['The pool opens on Monday. Bring a hat.', []])
  })
})

describe('a clash', () => {
  const clashing = () => {
    const server = new DoubleDraft({ text: 'Opens on Friday.', variants })
    const theirs = send(typeText(opened(server), 'Opens on Monday.'), 'two')
    const mine = send(typeText(opened(server), 'Opens on Sunday.'), 'one')
    arrive(server, theirs, 'priya')
    return { server, after: saved(mine, 'one', arrive(server, mine), at) }
  }

  it('keeps mine on the screen and theirs at the server until somebody chooses', () => {
    const { server, after } = clashing()
    expect([after.typed.body.text, after.known.work.body.text]).toEqual([
      'Opens on Sunday.',
      'Opens on Monday.',
    ])
    expect(after.open).toEqual([{ field: 'text', by: named('priya') }])
    expect([isUnsent(after), isOnlyHere(after)]).toEqual([false, true])
    const elsewhere = send(type(after, withField(after.typed, 'notes', 'A note')), 'three')
    arrive(server, elsewhere)
    expect([server.standing.body.text, server.standing.margin.notes]).toEqual(['Opens on Monday.', 'A note'])
  })

  it.each([
    ['mine', 'Opens on Sunday.'],
    ['theirs', 'Opens on Monday.'],
    ['both', 'Opens on Monday.\n\nOpens on Sunday.'],
  ] as const)('is over when %s stays', (side, text) => {
    const { server, after } = clashing()
    const chosen = choose(after, 'text', side)
    expect([chosen.typed.body.text, chosen.open]).toEqual([text, []])
    if (!isUnsent(chosen)) return
    const sent = send(chosen, 'four')
    expect(saved(sent, 'four', arrive(server, sent), at).typed.body.text).toBe(text)
    expect(server.standing.body.text).toBe(text)
  })

  it('is no clash any more once both say the same', () => {
    expect(typeText(clashing().after, 'Opens on Monday.').open).toEqual([])
  })

  it('outlives a closed window', () => {
    const shelf = memory()
    const { after } = clashing()
    keep(shelf, { person: 'sam', post: 'p', window: 'w' }, after, at)
    const [back] = keptOf(shelf, { person: 'sam', post: 'p' })
    expect([back?.writing.typed.body.text, back?.writing.open]).toEqual(['Opens on Sunday.', after.open])
  })
})

const fields = ['text', 'variants.c.text', 'notes'] as const
type Step = {
  readonly who: number
  readonly does: 'type' | 'erase' | 'send' | 'lose' | 'drop' | 'answer' | 'look' | 'reload' | 'choose'
  readonly field: (typeof fields)[number]
  readonly place: number
}
const step: fc.Arbitrary<Step> = fc.record({
  who: fc.nat({ max: 2 }),
  does: fc.constantFrom<Step['does'][]>(
    ...(['type', 'type', 'type', 'erase', 'send', 'send', 'lose', 'drop'] as const),
    ...(['answer', 'answer', 'look', 'reload', 'choose'] as const),
  ),
  field: fc.constantFrom(...fields),
  place: fc.nat({ max: 40 }),
})

/** A word that no other is a part of. */
const wordOf = (count: number): string =>
  `q${String(count)
    .padStart(3, '0')
    .replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '')}z`

/** Three people at one draft, each with a browser that may be closed at any time and a connection that loses things. */
class People {
  readonly server = new DoubleDraft({ text: 'The pool opens on Friday at nine.', variants })
  readonly shelves = [memory(), memory(), memory()]
  readonly seats = [opened(this.server), opened(this.server), opened(this.server)]
  readonly answers: (SavedDraft | undefined)[] = [undefined, undefined, undefined]
  readonly typed = new Set<string>()
  readonly erased = new Set<string>()
  /** What the server said at any time: an answer may be long on its way. */
  readonly said = [this.server.standing]
  #count = 0

  at = (who: number): Writing => this.seats[who] ?? fail()

  set(who: number, writing: Writing): void {
    this.seats[who] = writing
    keep(this.shelves[who] ?? fail(), { person: 'p', post: 'p', window: 'w' }, writing, at)
  }

  does(step: Step): void {
    this.#do(step)
    if (this.said.at(-1) !== this.server.standing) this.said.push(this.server.standing)
  }

  #do({ who, does, field, place }: Step): void {
    const writing = this.at(who)
    const text = String(fieldOf(writing.typed, field) ?? '')
    const words = text.split(' ')
    const spot = place % (words.length + 1)
    if (does === 'type') {
      const word = wordOf(this.#count++)
      this.typed.add(word)
      this.#write(who, field, [...words.slice(0, spot), word, ...words.slice(spot)])
    } else if (does === 'erase') {
      this.erased.add(words[spot] ?? '')
      this.#write(who, field, [...words.slice(0, spot), ...words.slice(spot + 1)])
    } else if (does === 'answer') this.answer(who)
    else if (does === 'look')
      this.set(who, arrived(writing, this.said[this.said.length - 1 - (place % 4)] ?? this.server.standing))
    else if (does === 'reload') this.reload(who)
    else if (does === 'choose')
      for (const one of writing.open) this.set(who, choose(this.at(who), one.field, 'both'))
    else this.#send(who, does)
  }

  #send(who: number, does: 'send' | 'lose' | 'drop'): void {
    const sent = send(this.at(who), `change-${this.#count++}`)
    this.set(who, sent)
    if (sent.flight === null) return
    const answer = does === 'lose' ? undefined : arrive(this.server, sent, String(who))
    if (does === 'send') this.answers[who] = answer
    else this.set(who, lost(sent))
  }

  answer(who: number): void {
    const [answer, { flight }] = [this.answers[who], this.at(who)]
    this.answers[who] = undefined
    if (answer && flight) this.set(who, saved(this.at(who), flight.change, answer, at))
  }

  reload(who: number): void {
    this.answers[who] = undefined
    this.seats[who] = this.recovered(who)
  }

  recovered = (who: number): Writing =>
    keptOf(this.shelves[who] ?? fail(), { person: 'p', post: 'p' })[0]?.writing ?? opened(this.server)

  #write(who: number, field: string, words: readonly string[]): void {
    this.set(who, type(this.at(who), withField(this.at(who).typed, field, words.join(' '))))
  }

  /** Everybody's connection is good, and everybody chooses both. */
  settle(): void {
    for (let round = 0; round < 12; round++)
      for (const who of [0, 1, 2]) {
        this.does({ who, does: 'choose', field: 'text', place: 0 })
        this.does({ who, does: 'send', field: 'text', place: 0 })
        this.answer(who)
        this.does({ who, does: 'look', field: 'text', place: 0 })
      }
  }
}

const allText = (work: Work): string => fields.map((field) => String(fieldOf(work, field))).join(' ')
const fail = (): never => {
  throw new Error('is missing')
}

describe('over any history of typing, losses, reloads and others who type', () => {
  it('nothing leaves the screen or the device by itself, and all are alike in the end', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 50, size: 'max' }), (steps) => {
        const people = new People()
        for (const one of steps) {
          const before = allText(people.at(one.who).typed)
          people.does(one)
          const { typed } = people.at(one.who)
          if (one.does !== 'reload')
            for (const word of people.typed)
              if (before.includes(word) && !people.erased.has(word)) expect(allText(typed)).toContain(word)
          const back = people.recovered(one.who)
          if (isOnlyHere(people.at(one.who))) expect(back.typed).toEqual(typed)
        }
        people.settle()
        const now: Work = { body: people.server.standing.body, margin: people.server.standing.margin }
        for (const who of [0, 1, 2]) {
          expect(people.at(who).typed).toEqual(now)
          expect(isOnlyHere(people.at(who))).toBe(false)
          expect(outgoing(people.at(who))).toEqual(now)
        }
        for (const word of people.typed) if (!people.erased.has(word)) expect(allText(now)).toContain(word)
      }),
      { numRuns: 60, seed: 20261126 },
    )
  })
})
