import type { Draft, Registers } from '@secondlook/contract'
import { shippedPack } from '@secondlook/packs'
import { describe, expect, it } from 'vitest'
import { compilePack } from '../policy/policy.ts'
import { indexRegisters } from '../registers/register-index.ts'
import { packFor, testDetector } from '../testing.ts'
import { unannouncedWork } from './unannounced-work.ts'

const all = shippedPack('act-2015').lists
const lists = Object.fromEntries(
  [...unannouncedWork.lists, 'employers'].map((name) => [name, all[name] ?? []]),
)
const early = (text: string) => ({ draft: { text }, kinds: ['unannounced'] })

testDetector(unannouncedWork, lists, {
  silent: {
    'a newspaper':
      'The Canberra Times reports that nobody outside the department knows when the pool reopens',
    'the radio': 'heard on the radio that nobody has been told and the library is going',
    'residents who complain': "The government hasn't told residents yet what happens to the school",
    'people who were told nothing': "Nobody's been told anything about the school closing",
    'a quiet place': 'We were told to keep quiet in the library, fair enough',
    'a saying': 'Loose lips sink ships: new show of war posters at the library',
    'what a choir did': 'I was in the room when the choir sang at the new theatre',
    'a raffle': "I know but can't say who won the school raffle",
    'a letter of a citizen': 'I wrote a letter to the minister about our bus stop',
    'a hobby in a chat': "pls don't screenshot but I dyed my hair blue",
    'nothing to read': '',
    'a sister': 'my sister is about to announce her engagement',
    'a company': 'Nintendo is about to announce a new console',
    'a club': 'The Raiders are set to announce a new coach',
    'a party at a school': "Keep it quiet but we're throwing a party for my daughter at her school",
    'a guess': 'I bet the budget will include nothing for the arts',
    'a question': 'When will the government announce the new timetable?',
    'a wish': 'The government should announce its plan',
    'news of today': 'The Minister announced a new library for Coombs this morning.',
    'news with its address': 'Big news for renters coming soon from our directorate: act.gov.au/renters',
    'a media release': 'Announced today: a new bus network. Read the media release.',
    fruit: 'The embargo on fresh fruit has been lifted',
    winners: 'The winners will be announced on Friday at Civic Library.',
    'a new job': "Can't say more yet but I have a new job!",
    'a baby': "Not public yet, but we're expecting a baby in May",
    'a bargain': 'My mate at Bunnings gave me insider info on the sale',
    'a film': "They're about to launch a new Netflix series set in a hospital",
  },
  finds: {
    'who does not know yet': early("It hasn't hit the news but the Territory is buying the old brickworks"),
    'staff who do not know yet': early("they haven't told staff yet but the Kippax library is going"),
    'who told it': early('my manager let slip that the Woden CIT campus is delayed'),
    'what one typed': early("no decision, officially, but I've typed the letter: the pool is closing"),
    'what may not be quoted': early("pls don't screenshot but the eviction policy is changing in March"),
    'a chat that keeps things': early("this doesn't leave this group: new walk in centre in Casey"),
    'a secret kept badly': early("we're all sworn to secrecy but the light rail stop is getting moved"),
    'about to announce': early("We're about to announce a new bus network, can't wait"),
    'not public yet': early('not public yet but the Dickson library is getting a second floor'),
    'heard it here first': early('you heard it here first: light rail to Kippax'),
    'an embargo': early('The embargo lifts at 6am, big news for public housing'),
    'before the minister': early('Shh, before the minister announces it tomorrow: free buses all summer'),
    'keep it quiet': early('new walk-in centre opening in Kambah next year, keep it quiet'),
    'just briefed': early('just got briefed on the new school in Gungahlin'),
    'the budget to come': early('the budget will include $30m for the stadium'),
    'my team': early('Coming soon from my team: a brand new parking app'),
    'twice is once': early(
      'Not public yet: new depot. You heard it here first. The directorate is about to announce it.',
    ),
  },
})

describe('unannounced-work beside a register', () => {
  const policy = compilePack(packFor(unannouncedWork, lists))
  const count = (draft: Draft, registers: Registers) =>
    policy.assess(draft, indexRegisters(registers)).findings.length
  const text = 'you heard it here first: Project Kurrajong, the new tram'
  const at = '2026-11-24'

  it('gives way to an announced initiative', () => {
    expect(
      count(
        { text, at },
        { initiatives: [{ id: 'a', title: 'Project Kurrajong', announcedAt: '2026-11-20' }] },
      ),
    ).toBe(0)
  })
  it('leaves one that waits to the register', () => {
    expect(count({ text, at }, { initiatives: [{ id: 'a', title: 'Project Kurrajong' }] })).toBe(0)
  })
  it('speaks where the register knows nothing of it', () => {
    expect(count({ text, at }, { initiatives: [{ id: 'a', title: 'Something Else Entirely' }] })).toBe(1)
  })

  const asSeen = (draft: Draft, initiatives: Registers['initiatives'], ...ids: string[]) =>
    policy.assess(
      draft,
      indexRegisters({ initiatives }).seenBy(new Set(ids), Date.parse('2026-11-24T00:00:00Z')),
    ).findings
  const plain = 'Project Kurrajong'
  const kurrajong = { id: 'a', title: 'Project Kurrajong', knownTo: ['mei'] }

  it('says of an initiative that somebody may not know of what it says of wording alone', () => {
    const worded = asSeen({ text, at }, [])
    expect(worded).toHaveLength(1)
    expect(worded[0]?.spans).toEqual([])
    expect(asSeen({ text: plain, at }, [kurrajong])).toEqual(worded)
    expect(asSeen({ text, at }, [kurrajong, { id: 'b', title: 'the new tram' }])).toEqual(worded)
    expect(asSeen({ text: plain, at }, [kurrajong], 'mei')).toEqual([])
  })
  it('takes no planned time of a draft for an announcement', () => {
    const soon = { ...kurrajong, announcedAt: '2026-11-30' }
    expect(asSeen({ text: plain, at: '2026-12-01' }, [soon])).toHaveLength(1)
    expect(asSeen({ text: plain, at: '2026-12-01' }, [{ ...soon, announcedAt: '2026-11-20' }])).toEqual([])
  })
  it('lets what is hidden speak beside what is announced', () => {
    const open = { id: 'b', title: 'the new tram', announcedAt: '2026-11-20' }
    expect(asSeen({ text, at }, [open])).toEqual([])
    expect(asSeen({ text, at }, [open, kurrajong])).toHaveLength(1)
  })
})
