import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { property } from '../testing.ts'
import { leafText, parseLeaf } from './leaf.ts'
import { commitPart, makePart } from './part.ts'
import { commitRows } from './row.ts'
import { sealEvent } from './seal.ts'

const header = { id: 'evt_9', type: 'post.approved', at: '2026-11-25T08:00:00.000Z', subject: 'post_9' }
const salt = (at: number) => new Uint8Array(32).fill(at)
const parts = ['who', 'text', 'reason', 'note'].map((name, at) => makePart(name, salt(at), { [name]: at }))
const changes = [0, 1, 2].map((at) => ({
  table: 'post',
  key: `post_${at}`,
  salt: salt(at + 9),
  state: { at },
}))

describe('a sealed event', () => {
  it('[E6] keeps its leaf when any of its parts and rows are destroyed', () => {
    const { event, leaf, rows } = sealEvent(header, parts, changes)
    expect(parseLeaf(leaf)).toMatchObject({ ok: true })
    property(fc.tuple(fc.subarray(parts), fc.subarray([...rows])), ([destroyed, gone]) => {
      // What is left of a destroyed part is its commitment; of a destroyed row its digest.
      const left = parts.map((part) =>
        destroyed.includes(part)
          ? event.parts.find(({ name }) => name === part.name)
          : commitPart(header.id, part),
      )
      const kept = rows.map(({ table, key, digest }) => ({ table, key, digest }))
      expect(gone.length).toBeLessThanOrEqual(kept.length)
      const again = leafText({
        ...header,
        parts: left.flatMap((part) => (part ? [part] : [])),
        rows: commitRows(header.id, kept),
      })
      expect(again).toBe(leaf)
    })
  })

  it('[E2] takes only its header from what it is handed, however much more that holds', () => {
    const more = { ...header, parts: 'mine', rows: 'mine', secret: 'name' }
    expect(sealEvent(more, parts, changes).leaf).toBe(sealEvent(header, parts, changes).leaf)
    expect(sealEvent(header, parts.toReversed(), changes.toReversed()).leaf).toBe(
      sealEvent(header, parts, changes).leaf,
    )
  })
})
