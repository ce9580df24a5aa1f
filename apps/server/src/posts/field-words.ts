import { type PostBody, postKinds } from '@secondlook/contract'
import { sayInstant } from '../notices/index.ts'

/** What things are called, by id: channels, people, entries. */
export type Names = ReadonlyMap<string, string>

const fields: Readonly<Record<string, string>> = {
  ...{
    kind: 'What it is',
    text: 'The text',
    variants: 'The channels',
    pictures: 'The order of the pictures',
  },
  ...{ card: 'The card of a link', schedule: 'The time', tier: 'How much is at stake', ai: 'The part of AI' },
  ...{ 'found-card': 'The card of the link', 'found-mentions': 'Whom a handle means' },
  ...{ sources: 'The sources', template: 'The template', initiatives: 'What it is about' },
  ...{ title: 'The working title', campaign: 'The campaign', tags: 'The tags', notes: 'The notes' },
}
const ofForm: Readonly<Record<string, string>> = {
  ...{
    text: 'The text',
    title: 'The title',
    warning: 'The line before the text',
    about: 'The address it is about',
  },
}
const ofPicture: Readonly<Record<string, string>> = {
  ...{
    alt: 'The description of a picture',
    credit: 'The credit of a picture',
    asset: 'The work a picture is',
  },
  people: 'Who is in a picture',
}
const ofSource: Readonly<Record<string, string>> = {
  ...{ fact: 'A fact', source: 'Where a fact comes from', checkedBy: 'Who looked a fact up' },
}

/** What a field is called, such as `variants.CHANNEL.text`. */
export function labelOf(field: string, names: Names): string {
  const [first = '', key = '', inner] = field.split('.')
  if (key === '') return fields[first] ?? first
  if (first === 'variants') {
    const channel = names.get(key) ?? 'a channel'
    return inner === undefined ? `The form for ${channel}` : `${ofForm[inner] ?? inner} for ${channel}`
  }
  if (first === 'pictures') return inner === undefined ? 'A picture' : (ofPicture[inner] ?? inner)
  return first === 'sources' && inner !== undefined ? (ofSource[inner] ?? inner) : (fields[first] ?? first)
}

const tierWords = {
  ...{
    T0: 'a template, or a plain reply',
    T1: 'routine',
    T2: 'sensitive',
    T3: 'crisis, caretaker or cabinet',
  },
} as const
const aiWords = {
  ...{ none: 'none', assisted: 'helped with it', modified: 'changed it', generated: 'made it' },
} as const

export function sayTier(tier: PostBody['tier']): string {
  return tier === null ? 'not set' : tierWords[tier]
}

export const sayAi = (ai: PostBody['ai']): string => (ai === null ? 'not said' : aiWords[ai])
export const sayKind = (kind: PostBody['kind']): string => postKinds[kind].toLowerCase()

/** When a post goes out, in words. */
export function saySchedule(schedule: PostBody['schedule'], names: Names): string {
  const { latest } = schedule
  const until = latest === null ? '' : `, not after ${sayInstant(latest)}`
  if (schedule.kind === 'when-approved') return `as soon as it is approved${until}`
  if (schedule.kind === 'at') return `${sayInstant(schedule.at)}${until}`
  const event = names.get(schedule.entry) ?? 'something in the register'
  const later =
    schedule.minutesAfter === 0
      ? 'When'
      : `${schedule.minutesAfter} ${schedule.minutesAfter === 1 ? 'minute' : 'minutes'} after`
  const happens = {
    ...{ announced: 'is announced', 'freeze-declared': 'is declared', 'freeze-lifted': 'is lifted' },
  }[schedule.event]
  return `${later.toLowerCase()} ${event} ${happens}${until}`
}

/** A value of a field as somebody reads it. */
export function sayValue(field: string, value: unknown, names: Names): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'string')
    return field === 'tier'
      ? sayTier(value as PostBody['tier'])
      : field === 'ai'
        ? sayAi(value as PostBody['ai'])
        : field === 'kind'
          ? sayKind(value as PostBody['kind'])
          : (names.get(value) ?? value)
  if (field === 'schedule') return saySchedule(value as PostBody['schedule'], names)
  if (Array.isArray(value)) return value.map((one) => sayValue(field, one, names)).join('\n')
  if (typeof value !== 'object') return String(value)
  // The words of a form, a picture or a source; what it is known by says nobody anything.
  return Object.entries(value)
    .filter(
      ([name, inner]) => name !== 'media' && name !== 'channel' && typeof inner === 'string' && inner !== '',
    )
    .map(([, inner]) => names.get(inner as string) ?? (inner as string))
    .join('\n')
}
