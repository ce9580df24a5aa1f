import type { Asset, Draft } from '@secondlook/contract'
import { shippedPack } from '@secondlook/packs'
import { describe, expect, it } from 'vitest'
import { compilePack } from '../policy/policy.ts'
import { indexRegisters } from '../registers/register-index.ts'
import { packFor, testDetector } from '../testing.ts'
import { logo } from './logo.ts'

const { lists } = shippedPack('act-2015')
const policy = compilePack(packFor(logo, lists))

function kinds(approvals: Asset['approvals'], rest: Partial<Draft> = {}, kind = 'logo'): string[] {
  const draft: Draft = {
    text: '',
    channel: 'parks',
    at: '2026-03-10T12:00:00+11:00',
    media: [{ kind: 'image', asset: 'a1' }],
    ...rest,
  }
  const registers = indexRegisters({
    assets: [{ id: 'a1', kind, ...(approvals ? { approvals } : {}) }],
    channels: [{ id: 'parks', platform: 'mastodon', handle: '@ParksCanberra' }],
  })
  return policy.assess(draft, registers).findings.map(({ rule }) => rule)
}

describe('a logo of the register', () => {
  const rows: [string, Asset['approvals'], string[]][] = [
    ['no approval', undefined, ['unapproved-asset']],
    ['an approval for everything', [{}], []],
    ['for this account', [{ channel: 'parks' }], []],
    ['for this account by its handle', [{ channel: 'parkscanberra' }], []],
    ['for another account', [{ channel: 'museum' }], ['unapproved-asset']],
    ['not any more', [{ validTo: '2026-03-09' }], ['unapproved-asset']],
    ['through today', [{ validTo: '2026-03-10' }], []],
    ['not yet', [{ validFrom: '2026-03-11' }], ['unapproved-asset']],
    ['for a post', [{ use: 'social media post' }], []],
    ['for another use', [{ use: 'building sign' }], ['other-use']],
    ['one of two holds', [{ use: 'building sign' }, { use: 'post' }], []],
  ]
  for (const [name, approvals, expected] of rows) it(name, () => expect(kinds(approvals)).toEqual(expected))

  it('does not stretch an approval for an account to an account of one’s own', () => {
    expect(kinds([{ channel: 'parks' }], { channel: null })).toEqual(['unapproved-asset'])
  })
  it('knows a superseded logo by its kind', () =>
    expect(kinds([{}], {}, 'superseded logo')).toEqual(['superseded']))
  it('leaves other assets alone', () => expect(kinds(undefined, {}, 'photo')).toEqual([]))
  it('takes an approved logo for an answer to what the text says', () => {
    expect(kinds([{}], { text: 'I put the ACT Government logo on my flyer.' })).toEqual([])
  })
  it('asks about an asset called a logo where no register is at hand', () => {
    const media = [{ kind: 'image' as const, asset: 'health-logo' }]
    expect(policy.assess({ text: '', media }).findings.map(({ rule }) => rule)).toEqual(['unclear-logo'])
  })
})

describe('a logo in a profile or a description', () => {
  const of = (draft: Draft): string[] => policy.assess(draft).findings.map(({ rule }) => rule)
  it('in a profile', () => {
    expect(of({ text: '', author: { profile: 'Profile picture is the ACT Government logo' } })).toEqual([
      'profile-logo',
    ])
    expect(of({ text: '', author: { profile: 'I like dogs, logos and the coast' } })).toEqual([])
  })
  it('as the whole picture', () => {
    expect(of({ text: '', media: [{ kind: 'image', alt: 'The ACT Government logo' }] })).toEqual([
      'used-logo',
    ])
  })
  it('somewhere in a picture', () => {
    const alt = 'Two people stand in a garden beside a sign with the ACT Government logo'
    expect(of({ text: '', media: [{ kind: 'image', alt }] })).toEqual(['shown-logo'])
  })
})

testDetector(logo, lists, {
  silent: {
    'talk about how it looks': 'The new ACT Government logo looks like a wave.',
    'a competition': 'There is a design competition for the city crest.',
    'somebody else’s': 'I put our footy club’s logo on my cap.',
    'a hill': 'We reached the crest of the hill at noon.',
    'not done': 'I would never put the ACT Government logo on my page.',
    'a lanyard as an idea': 'After 26 years I am hanging up my lanyard.',
    'a school uniform': 'Selfie with my boy in school uniform.',
  },
  finds: {
    'on a flyer': 'used-logo: I put the [[ACT Government logo]] on my flyer.',
    'as a profile picture': 'used-logo: My profile picture is the [[ACT Health crest]] now.',
    'a logo beside the employer': {
      draft: { text: 'I work for Access Canberra and put the logo on my cake.' },
      kinds: ['unclear-logo'],
      marked: 'I work for Access Canberra and [[put the logo on my]] cake.',
    },
    'a new avatar': 'used-logo: new avatar, featuring the [[Access Canberra logo]]',
    'a badge': 'uniform: [[Wearing my Access Canberra badge]] with pride',
    'in uniform': 'uniform: Posting a [[selfie in my uniform]] before night shift.',
  },
})
