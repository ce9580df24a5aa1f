import { emptyBody, type PostBody } from '@secondlook/contract'
import { describe, expect, it } from 'vitest'
import { changesBetween, isOnlyFound } from './changes.ts'

const names = new Map([
  ['parks', 'Parks'],
  ['roads', 'Roads'],
])
const form = (channel: string, text: string | null = null) => ({
  ...{ channel, text, title: null, warning: null, about: null },
})
const between = (before: Partial<PostBody>, after: Partial<PostBody>) =>
  changesBetween(
    { number: 1, body: { ...emptyBody, ...before } },
    { number: 2, body: { ...emptyBody, ...after } },
    names,
  )
const shown = (before: Partial<PostBody>, after: Partial<PostBody>) =>
  between(before, after).fields.map(({ label, runs }) => [
    label,
    runs.map(({ kind, text }) => ({ same: '', added: '+', removed: '-' })[kind] + text).join('|'),
  ])

describe('what changed between two versions', () => {
  it('is shown word by word', () => {
    expect(shown({ text: 'It opens at 9 am on Friday.' }, { text: 'It opens at 10 am on Friday!' })).toEqual([
      ['The text', 'It opens at |-9|+10| am on Friday|-.|+!'],
    ])
  })

  it('is said in a few words: a word that became another is one', () => {
    const says = (before: string, after: string) => between({ text: before }, { text: after }).says
    expect(says('It opens at 9 am.', 'It opens at 10 am.')).toBe('1 word')
    expect(says('It opens at 9 am.', 'It closes at 10 am.')).toBe('2 words')
    expect(says('It opens.', 'It opens on Friday.')).toBe('2 words')
    expect(says('It opens.', 'It  opens.')).toBe('spaces or signs in the text')
    expect(says('same', 'same')).toBe('nothing')
  })

  it('says the time in words', () => {
    const at = (instant: string) => ({ schedule: { kind: 'at' as const, at: instant, latest: null } })
    const change = between(at('2026-11-23T22:00:00.000Z'), at('2026-11-23T23:00:00.000Z'))
    expect(change.says).toBe('the time')
    expect(change.fields[0]?.runs.map(({ text }) => text)).toEqual([
      expect.stringMatching(/24 Nov.*9:00 am/),
      expect.stringMatching(/24 Nov.*10:00 am/),
    ])
  })

  it('names channels, and shows the words of a form against those of all', () => {
    expect(
      shown(
        { text: 'The pool opens', variants: [form('parks')] },
        { text: 'The pool opens', variants: [form('parks', 'The pool opened'), form('roads')] },
      ),
    ).toEqual([
      ['The channels', '-Parks|+Parks, Roads'],
      ['The text for Parks', 'The pool |-opens|+opened'],
    ])
  })

  it('gives pictures by their ids, to be shown side by side', () => {
    const picture = (media: string, alt: string) => ({ media, alt, credit: null, asset: null, people: [] })
    const change = between(
      { pictures: [picture('p1', 'A pool')] },
      { pictures: [picture('p1', 'A big pool'), picture('p2', '')] },
    )
    expect(change.fields[0]).toMatchObject({
      field: 'pictures',
      pictures: { before: ['p1'], after: ['p1', 'p2'] },
    })
    expect(change.says).toBe('the pictures and the description of a picture')
  })

  it('shows what others say of the same link or handle otherwise than they did, and nothing of another link', () => {
    const version = (number: number, title: string, id: string, card = 'https://a.example/1') => ({
      ...{ number, body: { ...emptyBody, card } },
      prepared: [
        {
          platform: 'bluesky',
          content: {
            ...{ kind: 'post', text: '', language: 'en-AU', pictures: [], tags: [] },
            ...{ mentions: { '@b.example': id }, card: { url: card, title, description: '' } },
          },
        },
      ],
    })
    const one = version(1, 'Pool', 'did:plc:1')
    expect(changesBetween(one, { ...one, number: 2 }, names).says).toBe('nothing')
    const other = changesBetween(one, version(2, 'Pools', 'did:plc:1'), names)
    expect(other.says).toBe('the card of the link')
    expect(isOnlyFound(other)).toBe(true)
    const both = changesBetween(one, version(2, 'Pool', 'did:plc:2', 'https://a.example/2'), names)
    expect(both.fields.map(({ field }) => field)).toEqual(['card', 'found-mentions'])
    expect(both.fields[1]?.runs.map(({ text }) => text)).toEqual([
      '@b.example on Bluesky, did:plc:1',
      '@b.example on Bluesky, did:plc:2',
    ])
    expect(isOnlyFound(both)).toBe(false)
  })

  it('says everything else by its name and in words', () => {
    expect(shown({ tier: 'T1', ai: null }, { tier: 'T2', ai: 'none' })).toEqual([
      ['How much is at stake', '-routine|+sensitive'],
      ['The part of AI', '-not said|+none'],
    ])
  })
})
