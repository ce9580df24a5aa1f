import { describe, expect, it } from 'vitest'
import { answerAt, decideEnd, decidePut, type InForce, type UnitTree, type Wanted } from './model.ts'

const on = (day: number): string => `2026-07-${String(day).padStart(2, '0')}T00:00:00.000Z`
const tree: UnitTree = new Map([
  ['top', null],
  ['buses', 'top'],
  ['depot', 'buses'],
  ['parks', 'top'],
])

const row = (more: Partial<InForce>): InForce => ({
  ...{ id: 'one', digest: 'sha256:1', pack: 'base', version: '1.0.0', title: 'The base', kind: 'base' },
  ...{ over: null, unit: null, from: on(1), madeAt: on(1), endings: [] },
  ...more,
})
const layer = (more: Partial<InForce>): InForce =>
  row({ id: 'layer', digest: 'sha256:x', pack: 'x', kind: 'overlay', over: 'base', unit: 'buses', ...more })
const base: Wanted = { pack: 'base', digest: 'sha256:2', kind: 'base', over: null, unit: null, from: null }
const wantedLayer: Wanted = {
  pack: 'x',
  digest: 'sha256:y',
  kind: 'overlay',
  over: 'base',
  unit: 'buses',
  from: null,
}

const codeOf = (answer: object): unknown => ('code' in answer ? answer.code : 'goes')

describe('putting a version in force', () => {
  it('takes the place of the one that is, from its own first instant', () => {
    const plan = decidePut([row({})], tree, { ...base, from: on(20) }, on(10))
    expect(plan).toMatchObject({ from: on(20), replaces: [{ id: 'one' }] })
  })

  it('never begins in the past, because what was not in force could bind nobody', () => {
    expect(decidePut([], tree, { ...base, from: on(9) }, on(10))).toMatchObject({ field: 'from' })
    expect(codeOf(decidePut([], tree, { ...base, from: on(10) }, on(10)))).toBe('goes')
  })

  it('waits for one that is planned to be ended, so that nobody is surprised by either', () => {
    const planned = row({ id: 'next', from: on(20) })
    expect(codeOf(decidePut([row({}), planned], tree, base, on(10)))).toBe('another-is-planned')
    const taken = { ...planned, endings: [{ until: on(20), madeAt: on(9) }] }
    expect(codeOf(decidePut([row({}), taken], tree, base, on(10)))).toBe('goes')
  })

  it('refuses the very same version, a base for one unit, and a unit that is not there', () => {
    expect(codeOf(decidePut([row({})], tree, { ...base, digest: 'sha256:1' }, on(10)))).toBe(
      'in-force-already',
    )
    expect(decidePut([], tree, { ...base, unit: 'buses' }, on(10))).toMatchObject({ field: 'unit' })
    expect(decidePut([row({})], tree, { ...wantedLayer, unit: 'gone' }, on(10))).toMatchObject({
      field: 'unit',
    })
  })

  it('lays a layer on a base alone, and one version of it on any way down', () => {
    expect(codeOf(decidePut([], tree, wantedLayer, on(10)))).toBe('pack-does-not-fit')
    expect(codeOf(decidePut([row({})], tree, wantedLayer, on(10)))).toBe('goes')
    for (const unit of ['top', 'depot', null])
      expect(codeOf(decidePut([row({}), layer({ unit })], tree, wantedLayer, on(10)))).toBe(
        'in-force-already',
      )
    expect(codeOf(decidePut([row({}), layer({ unit: 'parks' })], tree, wantedLayer, on(10)))).toBe('goes')
    expect(decidePut([row({}), layer({})], tree, wantedLayer, on(10))).toMatchObject({
      replaces: [{ id: 'layer' }],
    })
  })
})

describe('ending one', () => {
  it('ends now or later, never before, and one that has not begun never does', () => {
    expect(decideEnd(row({}), null, on(10))).toBe(on(10))
    expect(decideEnd(row({}), on(20), on(10))).toBe(on(20))
    expect(decideEnd(row({}), on(9), on(10))).toMatchObject({ field: 'until' })
    expect(decideEnd(row({ from: on(20) }), null, on(10))).toBe(on(20))
  })

  it('can bring an end forward and not put it off, because something else may begin there', () => {
    const ending = row({ endings: [{ until: on(20), madeAt: on(5) }] })
    expect(decideEnd(ending, on(15), on(10))).toBe(on(15))
    expect(decideEnd(ending, on(25), on(10))).toMatchObject({ code: 'period-does-not-fit' })
    expect(decideEnd(ending, null, on(20))).toMatchObject({ code: 'already-ended' })
  })
})

describe('what is in force', () => {
  it('comes from the top down, and is a gap that says so where there is no base', () => {
    const rows = [row({}), layer({ id: 'low', pack: 'y', unit: 'depot' }), layer({})]
    const answer = answerAt(rows, ['top', 'buses', 'depot'], on(10))
    expect('gap' in answer ? answer : answer.overlays.map(({ id }) => id)).toEqual(['layer', 'low'])
    expect(answerAt(rows, ['top', 'parks'], on(10))).toMatchObject({ overlays: [] })
    expect(answerAt(rows, [], '2026-06-30T23:59:59.999Z')).toEqual({ gap: 'no-base' })
  })

  it('is a gap where units were moved so that two versions of one layer meet', () => {
    const rows = [row({}), layer({}), layer({ id: 'other', unit: 'parks', version: '2.0.0' })]
    expect(answerAt(rows, ['top', 'parks', 'buses'], on(10))).toEqual({ gap: 'pack-twice' })
  })

  it('is what was known then: an end that was said later does not show', () => {
    const ended = row({ endings: [{ until: on(12), madeAt: on(11) }] })
    expect(answerAt([ended], [], on(15), on(10))).toMatchObject({ base: { id: 'one' } })
    expect(answerAt([ended], [], on(15), on(11))).toEqual({ gap: 'no-base' })
    expect(answerAt([ended], [], on(15))).toEqual({ gap: 'no-base' })
  })
})
