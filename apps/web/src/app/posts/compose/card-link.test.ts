import { catalogueEntry, measure, prepare, shown } from '@secondlook/connectors'
import { emptyBody, type PostBody } from '@secondlook/contract'
import { describe, expect, it } from 'vitest'
import { firstLink, followLink } from './card-link.ts'
import { sharedFor } from './work.ts'

const connectors = { catalogueEntry, measure, prepare, shown }
const sky = { id: 'sky', name: 'City', platform: 'Bluesky', handle: '@city.example' }
const face = { id: 'face', name: 'Pools', platform: 'Facebook', handle: 'facebook.com/pools' }
const channels = [sky, face]
const on = (text: string, more: Partial<PostBody> = {}): PostBody => ({
  ...{ ...emptyBody, text, variants: [sharedFor('sky'), sharedFor('face')], ...more },
})
const pools = 'https://act.gov.au/pools'
const typed = (before: PostBody, text: string) =>
  followLink(before, { ...before, text }, channels, connectors)

describe('the card under a text', () => {
  it('follows the first link as it is typed, pasted and taken out again', () => {
    const begun = typed(on('Open: '), 'Open: https://act.gov')
    expect(begun.card).toBe('https://act.gov')
    const whole = typed(begun, `Open: ${pools} and https://act.gov.au/parks`)
    expect(whole.card).toBe(pools)
    expect(typed(whole, 'Open: ').card).toBeNull()
  })

  it('stays as somebody chose it, and off where they left it off', () => {
    const chosen = on(`Open: ${pools}`, { card: 'https://act.gov.au/summer' })
    expect(typed(chosen, `Open soon: ${pools}`).card).toBe('https://act.gov.au/summer')
    expect(typed(on('Open', { card: '' }), `Open: ${pools}`).card).toBe('')
    const off = { ...on(`Open: ${pools}`, { card: pools }), card: '' }
    expect(followLink(on(`Open: ${pools}`, { card: pools }), off, channels, connectors).card).toBe('')
  })

  it('is none where no words changed, no channel takes one, or a template is filled', () => {
    const before = on(`Open: ${pools}`)
    expect(followLink(before, { ...before, tier: 'T1' }, channels, connectors).card).toBeNull()
    expect(typed(on('', { variants: [sharedFor('face')] }), pools).card).toBeNull()
    expect(typed(on('', { template: 't' }), pools).card).toBeNull()
  })

  it('comes with a channel that takes one, and from the words of that channel', () => {
    const before = on(`Open: ${pools}`, { variants: [sharedFor('face')] })
    const own = { ...sharedFor('sky'), text: 'Open: https://act.gov.au/sky' }
    const after = { ...before, variants: [sharedFor('face'), own] }
    expect(followLink(before, after, channels, connectors).card).toBe('https://act.gov.au/sky')
    expect(firstLink(on('see http://act.gov.au'), sky, connectors)).toBeUndefined()
  })
})
