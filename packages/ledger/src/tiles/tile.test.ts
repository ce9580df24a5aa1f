import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { property } from '../testing.ts'
import { entriesPath, parseTilePath, tilePath, tilesBetween, tilesOf } from './tile.ts'

const paths = (size: number) => tilesOf(size).map(tilePath)

describe('tiles', () => {
  it('[S1] of 70,000 leaves are those that tlog-tiles counts', () => {
    const tiles = tilesOf(70_000)
    const whole = (level: number) => tiles.filter((tile) => tile.level === level && tile.width === 256).length
    const partial = (level: number) => tiles.filter((tile) => tile.level === level && tile.width < 256)
    expect([whole(0), whole(1), whole(2)]).toEqual([273, 1, 0])
    expect([0, 1, 2].flatMap(partial)).toEqual([
      { level: 0, index: 273, width: 112 },
      { level: 1, index: 1, width: 17 },
      { level: 2, index: 0, width: 1 },
    ])
  })

  it('[S1] are never empty', () => {
    expect(paths(0)).toEqual([])
    expect(paths(1)).toEqual(['tile/0/000.p/1'])
    expect(paths(255)).toEqual(['tile/0/000.p/255'])
    expect(paths(256)).toEqual(['tile/0/000', 'tile/1/000.p/1'])
    expect(paths(257)).toEqual(['tile/0/000', 'tile/0/001.p/1', 'tile/1/000.p/1'])
  })

  it('[S2] have one path', () => {
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067')
    expect(tilePath({ level: 63, index: 5, width: 7 })).toBe('tile/63/005.p/7')
    expect(entriesPath({ index: 1000, width: 1 })).toBe('tile/entries/x001/000.p/1')
    property(
      fc.record({ level: fc.nat(63), index: fc.maxSafeNat(), width: fc.integer({ min: 1, max: 256 }) }),
      (tile) => expect(parseTilePath(tilePath(tile))).toEqual(tile),
    )
    for (const path of [
      ...[
        '',
        'tile/0',
        'tile/64/000',
        'tile/00/000',
        'tile/0/00',
        'tile/0/0000',
        'tile/0/x000/001',
        'tile/0/001/002',
      ],
      ...[
        'tile/0/x001',
        'tile/0/000.p/0',
        'tile/0/000.p/256',
        'tile/0/000.p/01',
        'tile/0/000.p/',
        'tile/-1/000',
      ],
      ...[
        'tile/0/000/',
        '/tile/0/000',
        'tile/0/000\n',
        'tile/0/x999/x999/x999/x999/x999/999',
        `tile/0/${'x001/'.repeat(9)}000`,
      ],
    ])
      expect(parseTilePath(path)).toBeUndefined()
  })

  it('[S5] of a tree that grew are those it did not have', () => {
    for (const [before, size] of [
      [0, 5],
      [5, 5],
      [5, 6],
      [255, 256],
      [256, 257],
      [300, 70_000],
      [65_535, 65_536],
      [65_536, 131_073],
    ] as const) {
      const had = new Set(paths(before))
      expect(tilesBetween(before, size).map(tilePath)).toEqual(paths(size).filter((path) => !had.has(path)))
    }
  })
})
