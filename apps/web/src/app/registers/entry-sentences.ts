import { type EntryPage, type RegisterName, registerOf } from '@secondlook/contract'
import { dayOf, sayDay, sayInstant, sayUntil } from '../words/instant.ts'
import { listOf } from '../words/people.ts'

type Spanned = Pick<EntryPage, 'standing' | 'from' | 'until'>

/** How an entry stands, in a few words for a list; the time of day where it matters, else its page has it. */
export function sayStanding({ standing, from, until }: Spanned, isToTheMinute = false): string {
  const say = (instant: string, shift: number) =>
    isToTheMinute ? sayInstant(instant) : sayDay(dayOf(new Date(Date.parse(instant) - shift).toISOString()))
  const last = until === null ? '' : say(until, 1)
  if (standing === 'revoked') return 'Revoked'
  if (standing === 'not-yet') return `From ${say(from, 0)}`
  if (standing === 'ended') return last === '' ? 'Ended' : `Ended ${last}`
  return last === '' ? '' : `Until ${last}`
}

/** How an entry stands, as its page says it; the history has the instants. */
function saySpan({ standing, from, until }: Spanned): string {
  const first = sayDay(dayOf(from))
  switch (standing) {
    case 'revoked':
      return 'It was revoked and counts for nothing. The history below says why.'
    case 'not-yet':
      return `It does not hold yet: it begins on ${first}${until === null ? '' : ` and lasts until ${sayUntil(until)}`}.`
    case 'ended':
      return until === null ? 'It has ended.' : `It held until ${sayUntil(until)}.`
    default:
      return `It has held since ${first}${until === null ? '' : `, and holds until ${sayUntil(until)}`}.`
  }
}

/** Of a turn the time of day matters, because somebody goes to sleep by it. */
function sayTurn({ standing, from, until, values, names }: Page): string {
  const person = values['person']
  const who = isText(person) ? (names[person] ?? 'Somebody') : 'Somebody'
  const end = until === null ? '' : ` until ${sayInstant(until)}`
  if (standing === 'revoked') return saySpan({ standing, from, until })
  if (standing === 'not-yet') return `${who} is on duty from ${sayInstant(from)}${end}.`
  if (standing === 'ended') return `${who} was on duty from ${sayInstant(from)}${end}.`
  return `${who} is on duty${end}.`
}

type Page = Pick<EntryPage, 'standing' | 'from' | 'until' | 'values' | 'names'>

/** The first sentence that a register has of its own, where its state is more than that it holds. */
const saysOf: Partial<Record<RegisterName, (page: Page) => readonly string[]>> = {
  channels: ({ values, standing }) => {
    const life = values['life']
    const closed = values['closedOn']
    if (standing === 'ended' && life === 'active')
      return ['Nobody confirmed that it is still needed, so it lapsed. It is not listed as live.']
    if (life === 'proposed') return ['Proposed.']
    return [`${optionOf('channels', 'life', life)}${isText(closed) ? ` since ${sayDay(closed)}` : ''}.`]
  },
  consents: ({ values }) => {
    const state = values['state']
    const said = isText(values['saidOn']) ? ` on ${sayDay(values['saidOn'])}` : ''
    if (state === 'refused') return [`${textOf(values['subject'])} said no${said}.`]
    if (state === 'withdrawn') return [`${textOf(values['subject'])} took their consent back.`]
    return [`${textOf(values['subject'])} agreed${said}.`]
  },
  templates: ({ values }) => [
    values['state'] === 'approved'
      ? 'Approved: these words may be used as they stand.'
      : 'Not approved yet. Nobody may use these words.',
  ],
  'take-downs': ({ values }) => [
    values['state'] === 'open'
      ? 'To be done.'
      : values['state'] === 'done'
        ? 'It is taken down.'
        : 'Somebody looked, and it is not there.',
  ],
  initiatives: ({ values, names }) => [
    values['isDecoy'] === true ? 'A decoy: it stands for nothing.' : '',
    isText(values['announcedAt'])
      ? `Announced on ${sayInstant(values['announcedAt'])}.`
      : 'Not announced yet.',
    isText(values['announcedAt'])
      ? 'It may be spoken of.'
      : 'A plan, a leak or a rumour is no announcement, so nothing is said of it.',
    `Only ${whoKnows(values, names)} can see this page${isText(values['announcedAt']) ? '' : ', and that there is such a thing'}.`,
  ],
  'permission-requests': ({ values, names }) => [sayRequest(values, names)],
  'duty-roster': (page) => [sayTurn(page)],
  freezes: ({ values, standing }) => [
    standing === 'holds'
      ? `Posts wait: ${optionOf('freezes', 'kind', values['kind']).toLowerCase()}. The calendar says on which channels.`
      : '',
  ],
}

/** What stands until it is done, so that since when it has held tells nobody anything. */
const untilDone: ReadonlySet<string> = new Set(['permission-requests', 'take-downs', 'initiatives'])

/** The state of an entry in sentences, as its page begins. */
export function sayEntry(register: RegisterName, page: Page): readonly string[] {
  const isPlain = page.standing === 'holds' && page.until === null
  const isSaid = register === 'duty-roster' || (isPlain && untilDone.has(register))
  const span = isSaid ? [] : [saySpan(page)]
  return [...(saysOf[register]?.(page) ?? []), ...span].filter((sentence) => sentence !== '')
}

function sayRequest(values: Page['values'], names: Page['names']): string {
  const who = (field: string) => (isText(values[field]) ? (names[values[field]] ?? 'Somebody') : 'Somebody')
  const asked = `${who('asker')} asked`
  if (values['state'] === 'granted')
    return `${asked}, and ${who('answeredBy')} granted it${isText(values['grantedUntil']) ? ` until the end of ${sayDay(values['grantedUntil'])}` : ''}.`
  if (values['state'] === 'refused') return `${asked}, and ${who('answeredBy')} said no.`
  return values['state'] === 'withdrawn'
    ? `${asked} and took it back.`
    : `${asked}, and it waits for an answer.`
}

function whoKnows(values: Page['values'], names: Page['names']): string {
  const people = values['knownTo']
  const ids = [values['owner'], ...(Array.isArray(people) ? people : [])].filter(isText)
  const known = [...new Set(ids)].map((id) => names[id] ?? 'somebody')
  return known.length === 0 ? 'those on its list' : listOf(known)
}

/** What an option is called. */
function optionOf(register: RegisterName, name: string, value: unknown): string {
  const field = registerOf(register).fields[name]
  return field && 'options' in field && isText(value) ? (field.options[value] ?? value) : 'Not said'
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
const textOf = (value: unknown): string => (isText(value) ? value : 'They')
