import { describe, expect, it } from 'vitest'
import { emptyDraft, toEntry } from './entry-draft.ts'
import { sayPerson } from './person-sentences.ts'

const entry = toEntry({ ...emptyDraft, name: 'Mina Park', basis: 'contractor' })
const page = { entry, unit: null, isPresent: true, boundBecause: 'Because.' }

describe('a person in sentences', () => {
  it.each([
    ['bare', page, ['Mina Park is in no unit yet and is a contractor.', 'Because.']],
    [
      'with a unit and days',
      {
        ...page,
        unit: { id: 'u', name: 'Libraries' },
        entry: { ...entry, starts: '2026-02-02', ends: '2026-12-04' },
      },
      [
        'Mina Park works in Libraries and is a contractor.',
        'Because.',
        'Mina started on Mon 2 Feb 2026.',
        'Mina’s last day is Fri 4 Dec 2026; whatever they hold ends with it.',
      ],
    ],
    [
      'who has left',
      { ...page, isPresent: false, entry: { ...entry, ends: '2026-10-30' } },
      [
        'Mina Park is in no unit yet and is a contractor.',
        'Because.',
        'Mina left on Fri 30 Oct 2026 and holds nothing since.',
      ],
    ],
    [
      'with other names',
      { ...page, entry: { ...entry, otherNames: ['Min', 'M. Park', 'Mina P.'] } },
      [
        'Mina Park is in no unit yet and is a contractor.',
        'Because.',
        'Other names: Min, M. Park and Mina P.',
      ],
    ],
  ])('%s', (_, said, sentences) => expect(sayPerson(said)).toEqual(sentences))
})
