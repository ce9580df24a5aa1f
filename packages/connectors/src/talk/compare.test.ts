import { expect, it } from 'vitest'
import type { Picture } from '../content.ts'
import type { ShownPart } from '../prepared.ts'
import { type Comparing, compared } from './compare.ts'
import type { ReadPart } from './reader.ts'

const picture: Picture = { digest: 'sha256:aa', kind: 'jpeg', width: 2, height: 1, bytes: 9, alt: 'A tram' }
const shown: ShownPart = {
  title: 'Late',
  runs: [
    { kind: 'text', text: 'Late, says ' },
    { kind: 'mention', text: '@act', to: 'did:plc:act' },
    { kind: 'text', text: ': ' },
    { kind: 'link', text: 'act.gov.au', to: 'https://act.gov.au' },
  ],
  pictures: [picture],
}
const read: ReadPart = {
  id: '1',
  address: 'https://a.example/1',
  title: 'Late',
  text: 'Late, says @act: act.gov.au',
  links: [{ text: 'act.gov.au', to: 'https://act.gov.au' }],
  mentions: [{ text: '@act', to: 'did:plc:act' }],
  pictures: [{ address: 'https://a.example/1.jpg', alt: 'A tram', digest: 'sha256:aa' }],
  revision: null,
  postedAt: null,
  editedAt: null,
}
const plain: Comparing = { harmless: (value) => value, keepsTitles: false, otherDigests: () => [] }
const of = (change: Partial<ReadPart>, how: Partial<Comparing> = {}) =>
  compared({ parts: [shown] }, [{ ...read, ...change }], { ...plain, ...how }).map(
    ({ part, field, wanted, found }) => `${part} ${field}: ${wanted} > ${found}`,
  )
const image = { address: 'https://a.example/1.jpg', alt: 'A tram', digest: null }

it('finds nothing where it is as approved', () => {
  expect(of({})).toEqual([])
})

it.each<[Partial<ReadPart>, readonly string[]]>([
  [{ text: 'Late' }, ['0 text: Late, says @act: act.gov.au > Late']],
  [
    { text: 'Late, says @act: act.gov.au ' },
    ['0 text: Late, says @act: act.gov.au > Late, says @act: act.gov.au '],
  ],
  [{ title: 'On time' }, ['0 title: Late > On time']],
  [{ title: null }, ['0 title: Late > ']],
  [{ links: [] }, ['0 link: https://act.gov.au > ']],
  [
    { links: [{ text: 'act.gov.au', to: 'https://bad.example' }] },
    ['0 link: https://act.gov.au > https://bad.example'],
  ],
  [{ links: [{ text: 'x', to: 'https://bad.example' }, ...read.links] }, ['0 link:  > https://bad.example']],
  [{ mentions: [] }, ['0 link: did:plc:act > ']],
  [
    { card: { url: 'https://bad.example', title: 'Bad', description: '' } },
    ['0 link:  > https://bad.example\nBad\n'],
  ],
  [{ card: null }, []],
  [{ pictures: [] }, ['0 picture: sha256:aa > ']],
  [{ pictures: [image] }, []],
  [{ pictures: [{ ...image, alt: '' }] }, ['0 alt: A tram > ']],
  [{ pictures: [{ ...image, digest: 'sha256:bb' }] }, ['0 picture: sha256:aa > sha256:bb']],
  [{ pictures: [{ ...image, digest: 'sha1:bb' }] }, []],
  [{ pictures: [{ ...image, caption: 'By them' }] }, ['0 picture:  > By them']],
  [{ pictures: [image, image] }, ['0 picture:  > https://a.example/1.jpg']],
])('of %j says %j', (change, says) => {
  expect(of(change)).toEqual(says)
})

it('tells bytes apart by any digest that somebody has', () => {
  const otherDigests = () => ['sha1:aa']
  expect(of({ pictures: [{ ...image, digest: 'sha1:bb' }] }, { otherDigests })).toEqual([
    '0 picture: sha256:aa > sha1:bb',
  ])
  expect(of({ pictures: [{ ...image, digest: 'sha1:aa' }] }, { otherDigests })).toEqual([])
})

it('forgives what a platform does harmlessly, and nothing else', () => {
  const harmless: Comparing['harmless'] = (value, field) => (field === 'text' ? value.trim() : value)
  expect(of({ text: ` ${read.text}` }, { harmless })).toEqual([])
  expect(of({ title: ' Late' }, { harmless })).toEqual(['0 title: Late >  Late'])
})

it('knows a title that nobody gave from one that stays', () => {
  const { title: _, ...untitled } = shown
  const found = (keepsTitles: boolean) => compared({ parts: [untitled] }, [read], { ...plain, keepsTitles })
  expect(found(false)).toEqual([{ part: 0, field: 'title', wanted: '', found: 'Late' }])
  expect(found(true)).toEqual([])
})

it('counts the parts', () => {
  expect(compared({ parts: [shown, shown] }, [read], plain)).toEqual([
    { part: 1, field: 'parts', wanted: '2', found: '1' },
  ])
  expect(compared({ parts: [shown] }, [read, read], plain)).toEqual([
    { part: 1, field: 'parts', wanted: '1', found: '2' },
  ])
})
