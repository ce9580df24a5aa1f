import type { SaveDraft } from '@secondlook/contract'
import { describe, expect, it } from 'vitest'
import { DoubleDraft } from '../../../../testing/double-draft.ts'
import { keep } from './keeping.ts'
import { begun, send, type, type Writing } from './sending.ts'
import { forgetUnsent, sendUnsent, unsentOf } from './unsent.ts'
import { withField } from './work.ts'

const at = '2026-11-26T00:00:00.000Z'
const shelfOf = () => {
  const kept = new Map<string, string>()
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
    key: (at: number) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size
    },
  }
}
const typeText = (writing: Writing, text: string): Writing =>
  type(writing, withField(writing.typed, 'text', text))

function room() {
  const shelf = shelfOf()
  const servers = new Map([
    ['pool', new DoubleDraft({ text: 'Pool' })],
    ['park', new DoubleDraft({ text: 'Park' })],
  ])
  let made = 0
  return {
    ...{ shelf, servers },
    leave: (person: string, post: string, window: string, make: (writing: Writing) => Writing) => {
      const server = servers.get(post) ?? new DoubleDraft()
      keep(shelf, { person, post, window }, make(begun(server.standing)), at)
    },
    sendAll: (person: string) =>
      sendUnsent({
        ...{ shelf, person, now: () => at },
        newChange: () => `change-${++made}`,
        saveDraft: async (post: string, sent: SaveDraft) => {
          const server = servers.get(post)
          if (!server) throw new Error('no connection')
          return server.save(sent, { id: person, name: person }, at)
        },
      }),
  }
}

describe('what is on a device when somebody signs out', () => {
  it('is named once for each post, and only what is theirs', () => {
    const { shelf, leave } = room()
    leave('sam', 'pool', 'one', (now) => typeText(now, 'Pool opens\nat nine'))
    leave('sam', 'pool', 'two', (now) => typeText(now, 'Pool opens\nat nine'))
    leave('sam', 'park', 'one', (now) => typeText(now, ''))
    leave('samantha', 'park', 'one', (now) => typeText(now, 'Not theirs'))
    expect(unsentOf(shelf, 'sam')).toEqual([
      { post: 'pool', title: 'Pool opens' },
      { post: 'park', title: 'A post without a name' },
    ])
    forgetUnsent(shelf, 'sam')
    expect([unsentOf(shelf, 'sam').length, unsentOf(shelf, 'samantha').length]).toEqual([0, 1])
  })

  it('is sent: what was on its way, and what was typed after it', async () => {
    const { shelf, servers, leave, sendAll } = room()
    leave('sam', 'pool', 'one', (now) =>
      typeText(send(typeText(now, 'Pool opens'), 'first'), 'Pool opens late'),
    )
    leave('sam', 'park', 'two', (now) => typeText(now, 'Park closes'))
    await sendAll('sam')
    expect(unsentOf(shelf, 'sam')).toEqual([])
    expect([...servers.values()].map(({ standing }) => standing.body.text)).toEqual([
      ...['Pool opens late', 'Park closes'],
    ])
  })

  it('stays where there is no connection, and where two people changed the same words', async () => {
    const { shelf, servers, leave, sendAll } = room()
    leave('sam', 'nowhere', 'one', (now) => typeText(now, 'Words'))
    leave('sam', 'pool', 'one', (now) => typeText(now, 'Pool opens on Friday'))
    const pool = servers.get('pool')
    if (!pool) throw new Error('there is a pool')
    const theirs = send(typeText(begun(pool.standing), 'Pond'), 'theirs')
    pool.save(
      { base: 1, before: theirs.known.work, ...theirs.typed, change: 'theirs-1' },
      { id: 'kim', name: 'Kim' },
      at,
    )
    await sendAll('sam')
    expect(unsentOf(shelf, 'sam').map(({ post }) => post)).toEqual(['nowhere', 'pool'])
    expect(pool.standing.body.text).toBe('Pond')
  })
})
