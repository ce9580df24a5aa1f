import { expect, it } from 'vitest'
import { standingOf, whyNot } from './incident.ts'

const act = (does: 'take' | 'note' | 'close' | 'open-again', person = 'ana') => ({ does, person })

it.each([
  ['nothing was done', [], { isOpen: true, takenBy: null }],
  ['somebody took it', [act('take')], { isOpen: true, takenBy: 'ana' }],
  ['somebody else took it over', [act('take'), act('take', 'ben')], { isOpen: true, takenBy: 'ben' }],
  ['it was closed', [act('take'), act('close')], { isOpen: false, takenBy: 'ana' }],
  [
    'it was opened again',
    [act('take'), act('close'), act('open-again', 'ben')],
    { isOpen: true, takenBy: 'ben' },
  ],
  ['somebody wrote a note', [act('note')], { isOpen: true, takenBy: null }],
] as const)('knows where it stands when %s', (_, acts, expected) => {
  expect(standingOf(acts)).toEqual(expected)
})

it('lets nobody close twice, nor take what they have', () => {
  const closed = standingOf([act('close')])
  expect(whyNot('close', closed, 'ana')).toBe('It is closed. Open it again first.')
  expect(whyNot('open-again', closed, 'ana')).toBeUndefined()
  expect(whyNot('note', closed, 'ana')).toBeUndefined()
  expect(whyNot('take', standingOf([act('take')]), 'ana')).toBe('You look after it already.')
  expect(whyNot('take', standingOf([act('take')]), 'ben')).toBeUndefined()
})
