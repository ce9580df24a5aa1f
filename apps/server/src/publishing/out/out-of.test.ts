import { describe, expect, it } from 'vitest'
import type { Life } from '../life/life.ts'
import { outOf } from './out-of.ts'

const at = '2026-11-26T00:00:00.000Z'
type Brief = Pick<Life, 'state' | 'because' | 'isSame'>
const life = (state: Life['state'], more: Partial<Brief> = {}) => ({
  life: { state, because: null, isSame: null, ...more },
  since: state === 'waiting' ? null : at,
})
const same = life('published', { isSame: true })
const said = (...channels: Parameters<typeof outOf>[0]) => {
  const out = outOf(channels)
  return out && (out.needsSomebody ? `${out.state}, needs somebody` : out.state)
}

describe('where a post stands on all of its channels', () => {
  it('is nothing before anything has happened, and again once it was let go', () => {
    expect(said(life('waiting'), life('waiting'))).toBeUndefined()
    expect(said({ ...life('waiting'), since: at })).toBeUndefined()
    expect(said(life('given-up'), life('waiting'))).toBeUndefined()
  })

  it('is posted only where it is out everywhere', () => {
    expect(said(same, same)).toBe('posted')
    expect(said(same, life('published'))).toBe('posted')
    expect(said(same, life('waiting'))).toBe('partly')
    expect(said(same, life('given-up'))).toBe('partly')
    expect(said(same, life('withdrawn'))).toBe('partly')
    expect(said(same, life('published', { isSame: false }))).toBe('differs, needs somebody')
  })

  it('is never stopped where anything is out or may be, and unknown where that is not known', () => {
    expect(said(life('stopped', { because: 'freeze' }), life('waiting'))).toBe('stopped, needs somebody')
    expect(said(life('refused'))).toBe('stopped, needs somebody')
    expect(said(life('stopped', { because: 'by-hand' }))).toBe('by-hand, needs somebody')
    expect(said(life('stopped', { because: 'freeze' }), same)).toBe('partly, needs somebody')
    expect(said(life('stopped', { because: 'freeze' }), life('leaving'))).toBe('leaving, needs somebody')
    expect(said(life('leaving', { because: 'unknown' }), same)).toBe('unknown')
    expect(said(life('ask-whether'), same)).toBe('unknown, needs somebody')
  })

  it('is taken down where nothing of it is left, whoever took it down', () => {
    expect(said(life('withdrawn'), life('gone'))).toBe('taken-down')
    expect(said(life('withdrawn'), life('given-up'))).toBe('taken-down')
    expect(said(life('given-up'))).toBe('not-going-out')
  })
})
