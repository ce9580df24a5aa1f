import type { RegisterName } from '@secondlook/contract'
import { inDays } from './days.ts'

/** What is typed into a form or chosen there, by the names of its fields; several where a field takes several. */
export type Typed = Readonly<Record<string, string | readonly string[] | true>>

/** What is refused, and what stands beside the field then. */
export type Wrong = { readonly typed: Typed; readonly field: string; readonly says: string | RegExp }

/** A deed of a register, by whoever may, with what it asks and what its page says afterwards. */
export type DoneBy = {
  readonly by: Keeper
  readonly deed: string
  readonly given?: Typed
  readonly reason?: string
  /** What is refused first. */
  readonly without?: { readonly field: string; readonly says: string }
  readonly shows: string | RegExp
}

export type Keeper = 'Isaac Lamplighter' | 'Beatriz Hollowreed' | 'Rashid Morningfrost'

/** The life of an entry that somebody types in, as its keeper lives it. */
export type Life = {
  readonly register: RegisterName
  readonly by: Keeper
  /** What its page is called. */
  readonly called: string
  readonly typed: Typed
  readonly wrong: Wrong
  readonly change: Typed
  /** What the page says then, beside the field. */
  readonly changed: string
  /** It ends by a deed of its own, and is not ended besides. */
  readonly endsByDeed?: true
  /** Its own row of the file, put wrong; put otherwise; and what another row needs to be another entry. */
  readonly row: {
    readonly broken: Swap & { readonly says: string | RegExp }
    readonly other: Swap
    readonly another: Swap & { readonly called: string }
  }
  /** What else is done to it, after it came back by a file. */
  readonly deeds?: readonly DoneBy[]
}

/** One thing in a row that becomes another. */
type Swap = { readonly from: string; readonly to: string }

const isaac = 'Isaac Lamplighter'
const beatriz = 'Beatriz Hollowreed'
const rashid = 'Rashid Morningfrost'

/** By hand from the words of each register and from who holds which role in the demonstration. */
export const lives: readonly Life[] = [
  {
    ...{ register: 'channels', by: isaac, called: 'Bicycles today' },
    typed: {
      ...{ title: 'Bicycles today', platform: 'X (Twitter)', address: '@PretendBicycles' },
      ...{ purpose: 'Which paths are open.', owner: isaac, backUp: 'Thuy Windowsill' },
    },
    wrong: {
      typed: { address: 'https://twitter.com/pretendbuses?s=20' },
      field: 'address',
      says: 'This account is in the register already.',
    },
    change: { hours: 'Every day' },
    changed: 'Every day',
    endsByDeed: true,
    row: {
      broken: { from: '@PretendBicycles', to: '@Pretend_Buses', says: /It could be taken for Buses today/ },
      other: { from: 'Every day', to: 'Weekdays' },
      another: { from: 'Bicycles', to: 'Tricycles', called: 'Tricycles today' },
    },
    deeds: [
      { by: rashid, deed: 'Approve the account', shows: 'Approved, not open yet.' },
      { by: isaac, deed: 'Say that it is live', shows: 'Live.' },
      {
        ...{ by: isaac, deed: 'Pause it', reason: 'A flood', shows: 'Paused.' },
        without: { field: 'reason', says: 'Say why in a few words; it is kept with the record.' },
      },
      { by: isaac, deed: 'Close it', reason: 'Nobody reads it', shows: /^Closed since / },
      { by: isaac, deed: 'Archive it', reason: 'All of it is kept', shows: /^Archived since / },
    ],
  },
  {
    ...{ register: 'terms-reviews', by: isaac, called: 'Transport Connections, Spring edition' },
    typed: {
      ...{ channel: 'Transport Connections', version: 'Spring edition', reviewer: isaac },
      ...{ reviewedOn: inDays(-3), decision: 'usable', due: inDays(300) },
    },
    wrong: {
      typed: { due: inDays(-4) },
      field: 'due',
      says: 'The next review comes after this one.',
    },
    change: { issues: 'It takes a licence to what is posted' },
    changed: 'It takes a licence to what is posted',
    row: {
      broken: { from: 'usable', to: 'limits', says: 'Say which limits.' },
      other: { from: 'a licence to', to: 'a free licence to' },
      another: {
        ...{ from: 'Spring edition', to: 'Summer edition' },
        called: 'Transport Connections, Summer edition',
      },
    },
  },
  {
    ...{ register: 'security-checks', by: isaac, called: 'Road works' },
    typed: {
      ...{ channel: 'Road works', verifiedOn: inDays(-2), factor: 'key', keyHolders: [isaac] },
      ...{ withoutFactor: [], recovery: isaac, due: inDays(100) },
    },
    wrong: {
      typed: { withoutFactor: ['Zainab Timetable'] },
      field: 'withoutFactor',
      says: 'Choose among those who hold keys.',
    },
    change: { notes: 'Looked at together' },
    changed: 'Looked at together',
    row: {
      broken: { from: inDays(100), to: inDays(-9), says: 'The next look comes after this one.' },
      other: { from: 'at together', to: 'at by two' },
      another: { from: 'CH-07', to: 'CH-06', called: 'Transport Connections' },
    },
  },
  {
    ...{ register: 'spokespeople', by: isaac, called: 'Alasdair Zebracross' },
    typed: {
      ...{ person: 'Alasdair Zebracross', topics: 'crossings', channels: ['Road works'] },
      instrument: 'Letter 7',
    },
    wrong: { typed: { instrument: '' }, field: 'instrument', says: 'Say by what they are authorised.' },
    change: { limits: 'No figures' },
    changed: 'No figures',
    row: {
      broken: { from: 'D-050', to: 'D-950', says: 'Nobody in the directory goes by "D-950".' },
      other: { from: 'No figures', to: 'No names' },
      another: { from: 'D-050', to: 'D-048', called: 'Paulo Turnstile' },
    },
  },
  {
    ...{ register: 'approval-delegations', by: isaac, called: 'Winnie Kerbstone' },
    typed: {
      ...{ person: 'Winnie Kerbstone', tiers: ['T1'], channels: ['Road works'] },
      instrument: 'Instrument 70',
    },
    wrong: { typed: { tiers: [] }, field: 'tiers', says: 'Choose at least one tier.' },
    change: { limits: 'Replies only' },
    changed: 'Replies only',
    row: {
      broken: { from: 'Instrument 70', to: '', says: 'Say by what it is delegated.' },
      other: { from: 'Replies only', to: 'Notices only' },
      another: { from: 'D-049', to: 'D-050', called: 'Alasdair Zebracross' },
    },
  },
  {
    ...{ register: 'approval-routes', by: isaac, called: 'Routine posts on road works' },
    typed: {
      ...{ title: 'Routine posts on road works', tiers: ['T1'], channels: ['Road works'] },
      first: 'The team',
    },
    wrong: { typed: { first: '' }, field: 'first', says: 'Name the first step.' },
    change: { second: 'The head' },
    changed: 'The head',
    row: {
      broken: { from: 'The team', to: '', says: 'Name the first step.' },
      other: { from: 'The head', to: 'The owner' },
      another: { from: 'Routine posts', to: 'Plain posts', called: 'Plain posts on road works' },
    },
  },
  {
    ...{ register: 'templates', by: beatriz, called: 'A street is closed' },
    typed: {
      ...{ title: 'A street is closed', use: 'notice' },
      text: '{street: up to 40 letters} is closed on {when: a day}.',
    },
    wrong: {
      typed: { text: '{street} is closed.' },
      field: 'text',
      says: 'Say what may stand in {street}, such as {street: up to 40 letters}.',
    },
    change: { conditions: 'When it is certain' },
    changed: 'When it is certain',
    row: {
      broken: { from: 'a day}', to: 'soon}', says: /"soon" is no bound/ },
      other: { from: 'is certain', to: 'is known' },
      another: { from: 'A street', to: 'A lane', called: 'A lane is closed' },
    },
    deeds: [
      {
        ...{ by: rashid, deed: 'Approve exactly these words' },
        shows: 'Approved: these words may be used as they stand.',
      },
    ],
  },
  {
    ...{ register: 'contacts', by: isaac, called: 'Rights of transport' },
    typed: {
      kind: 'copyright',
      title: 'Rights of transport',
      people: ['Thuy Windowsill', 'Winnie Kerbstone'],
    },
    wrong: {
      typed: { people: [isaac] },
      field: 'people',
      says: 'Somebody else has to enter you as an authority.',
    },
    change: { says: 'Say where you found it' },
    changed: 'Say where you found it',
    row: {
      broken: { from: 'copyright', to: 'coffee', says: /./ },
      other: { from: 'Say where', to: 'Tell us where' },
      another: { from: 'Rights of', to: 'Pictures of', called: 'Pictures of transport' },
    },
  },
  {
    ...{ register: 'initiatives', by: beatriz, called: 'Lantern Walk' },
    typed: { title: 'Lantern Walk', owner: beatriz, safeText: 'Paths are lit.' },
    wrong: {
      typed: { safeText: 'The lantern walk is lit.' },
      field: 'safeText',
      says: 'It names the thing itself. Say it without its title and other names.',
    },
    change: { planned: 'in winter' },
    changed: 'in winter',
    row: {
      broken: { from: 'Paths are', to: 'The Lantern Walk is', says: /It names the thing itself/ },
      other: { from: 'in winter', to: 'in autumn' },
      another: { from: 'Lantern Walk', to: 'Candle Walk', called: 'Candle Walk' },
    },
    deeds: [
      {
        ...{ by: beatriz, deed: 'Record the announcement', shows: /^Announced on / },
        without: { field: 'values.link', says: 'Say where it was announced.' },
        given: { link: 'https://gov.example.org/news/lanterns' },
      },
    ],
  },
  {
    ...{ register: 'consents', by: beatriz, called: 'Bea Bloom' },
    typed: {
      ...{ subject: 'Bea Bloom', things: ['picture', 'name'], state: 'given', saidOn: inDays(-1) },
      ...{ channels: ['Work with us'], evidence: 'Form 300' },
    },
    wrong: {
      typed: { isMinor: true, guardian: '' },
      field: 'guardian',
      says: 'For somebody under 18 a guardian agrees; say who.',
    },
    change: { guardian: 'Flora Bloom', evidence: 'Form 300 and its second page' },
    changed: 'Form 300 and its second page',
    row: {
      broken: { from: 'given', to: 'maybe', says: /./ },
      other: { from: 'second page', to: 'third page' },
      another: { from: 'Bea Bloom', to: 'Cara Bloom', called: 'Cara Bloom' },
    },
    deeds: [
      {
        ...{ by: beatriz, deed: 'Record that they took it back', given: { evidence: 'She rang' } },
        without: { field: 'values.evidence', says: 'Say how they said it.' },
        shows: 'Bea Bloom took their consent back.',
      },
    ],
  },
  {
    ...{ register: 'assets', by: beatriz, called: 'Frost on the lake' },
    typed: {
      ...{ title: 'Frost on the lake', kind: 'picture', owner: 'Tilda Rainshadow' },
      ...{ licence: 'CC BY 4.0', credit: 'Picture: Tilda Rainshadow', ai: 'none' },
    },
    wrong: {
      typed: { credit: '' },
      field: 'credit',
      says: 'This licence asks for credit; say in which words.',
    },
    change: { uses: 'posts' },
    changed: 'posts',
    row: {
      broken: { from: 'Picture: Tilda Rainshadow', to: '', says: /This licence asks for credit/ },
      other: { from: 'Picture: Tilda', to: 'Photograph: Tilda' },
      another: { from: 'Frost on', to: 'Mist on', called: 'Mist on the lake' },
    },
  },
  {
    ...{ register: 'asset-approvals', by: beatriz, called: 'Current logo, Flag of the office' },
    typed: { asset: 'Current logo', use: 'Flag of the office', authority: beatriz },
    wrong: { typed: { authority: '' }, field: 'authority', says: 'Choose who permitted it.' },
    change: { conditions: 'On white' },
    changed: 'On white',
    row: {
      broken: { from: 'AS-02', to: 'AS-99', says: 'There is no entry "AS-99" there.' },
      other: { from: 'On white', to: 'On grey' },
      another: { from: 'Flag of', to: 'Door of', called: 'Current logo, Door of the office' },
    },
  },
  {
    ...{ register: 'freezes', by: isaac, called: 'A storm in summer' },
    typed: {
      ...{ kind: 'emergency', title: 'A storm in summer', event: 'The agency declared a storm' },
      exceptTiers: ['T0'],
    },
    wrong: { typed: { event: '' }, field: 'event', says: 'Say what was declared.' },
    change: { says: 'Only detours' },
    changed: 'Only detours',
    endsByDeed: true,
    row: {
      broken: { from: 'emergency', to: 'holiday', says: /./ },
      other: { from: 'Only detours', to: 'Only ways home' },
      another: { from: 'in summer', to: 'in winter', called: 'A storm in winter' },
    },
    deeds: [
      {
        ...{ by: isaac, deed: 'Lift it', reason: 'It is over', shows: /^It held until / },
        without: { field: 'reason', says: 'Say why in a few words; it is kept with the record.' },
      },
    ],
  },
  {
    ...{ register: 'duty-roster', by: isaac, called: 'Robbie Gravelroad' },
    typed: { person: 'Robbie Gravelroad', note: 'A storm is watched' },
    wrong: { typed: { person: '' }, field: 'person', says: 'Choose who is on duty.' },
    change: { note: 'The storm is over' },
    changed: 'The storm is over',
    // A turn that is over is not taken up again, so it is not ended here and restored.
    endsByDeed: true,
    row: {
      broken: { from: 'D-045', to: 'D-999', says: /D-999/ },
      other: { from: 'The storm is over', to: 'The storm is back' },
      another: { from: 'D-045', to: 'D-046', called: 'Harpreet Bellcord' },
    },
  },
]
