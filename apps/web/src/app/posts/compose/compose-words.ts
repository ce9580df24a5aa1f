import type { PostBody, PostKind } from '@secondlook/contract'
import { sayInstant } from '../../words/instant.ts'
import { aiUseWords, tierWords } from '../post-words.ts'
import type { Seen } from './writer.ts'

export const kindWords: Readonly<Record<PostKind, string>> = {
  post: 'A post',
  reply: 'A reply',
  edit: 'A correction of something that is out',
  profile: 'A profile text',
  pinned: 'A post to pin',
}

/** What the address of a form leads to. */
export const aboutWords: Readonly<Partial<Record<PostKind, string>>> = {
  reply: 'Address of what it replies to',
  edit: 'Address of what it corrects',
  pinned: 'Address of the post to pin',
}

/** The four answers to what part AI had, as somebody who writes gives them. */
export const aiChoices = [
  ['none', 'None', aiUseWords.none],
  ['assisted', 'It helped', 'Spelling, ideas, a summary to start from'],
  ['modified', 'It changed the words', 'Rewritten, shortened or translated by AI'],
  ['generated', 'It wrote them', 'A person read and changed what it wrote'],
] as const

export const tierChoices = ['T0', 'T1', 'T2', 'T3'] as const
export const tierSays = (tier: PostBody['tier']): string => (tier === null ? 'not set yet' : tierWords[tier])

const fieldWords: Readonly<Record<string, string>> = {
  ...{
    text: 'the shared text',
    kind: 'what it is',
    card: 'the link that is shown',
    tier: 'how much is at stake',
  },
  ...{ schedule: 'when it goes out', ai: 'what part AI had', sources: 'the facts', template: 'the template' },
  ...{ title: 'the working title', campaign: 'the campaign', notes: 'the notes' },
}
const variantWords: Readonly<Record<string, string>> = {
  ...{ text: 'the words', title: 'the title', warning: 'the content warning', about: 'the address' },
}
const pictureWords: Readonly<Record<string, string>> = {
  ...{
    alt: 'the description of a picture',
    credit: 'the credit of a picture',
    people: 'who is in a picture',
  },
}

/** A field as people call it: `the words for Mastodon`. */
export function sayField(field: string, nameOf: (channel: string) => string): string {
  const [name = '', key = '', part = ''] = field.split('.')
  if (name === 'variants') return `${variantWords[part] ?? 'the form'} for ${nameOf(key)}`
  if (name === 'pictures') return pictureWords[part] ?? 'a picture'
  return fieldWords[name] ?? name
}

/** A value of a field that is no text, in words. */
export function sayValue(field: string, value: unknown): string {
  if (field === 'card') return value === '' ? 'No card' : typeof value === 'string' ? value : 'None yet'
  if (typeof value === 'string' && !['tier', 'kind', 'ai'].includes(field))
    return value === '' ? '(empty)' : value
  if (field === 'tier') return tierSays(value as PostBody['tier'])
  if (field === 'kind') return kindWords[value as PostKind]
  if (field === 'ai') return aiChoices.find(([key]) => key === value)?.[1] ?? 'not said yet'
  if (field === 'schedule') return saySchedule(value as PostBody['schedule'])
  if (value === null) return 'The shared words'
  return Array.isArray(value) ? `${value.length} of them` : JSON.stringify(value)
}

/** `As soon as it is approved`, `Tue 24 Nov 2026, 9:05 am (Canberra)`. */
export function saySchedule(schedule: PostBody['schedule']): string {
  const latest = schedule.latest === null ? '' : `, not after ${sayInstant(schedule.latest)}`
  if (schedule.kind === 'when-approved') return `as soon as it is approved${latest}`
  if (schedule.kind === 'at') return `${sayInstant(schedule.at)}${latest}`
  const what = {
    announced: 'an announcement',
    'freeze-declared': 'a freeze is declared',
    'freeze-lifted': 'a freeze is lifted',
  }
  return `after ${what[schedule.event]}${latest}`
}

/** `9:05 am`, for what happened today. */
export function sayClock(instant: string): string {
  const [, clock = ''] = sayInstant(instant).split(', ')
  return clock.replace(' (Canberra)', '')
}

/** How far what was typed has come. */
export function saySaving({ writing, isKept, isSending }: Seen, isUnsent: boolean): string {
  if (!writing) return ''
  const { trouble, open, savedAt } = writing
  const here = isKept ? 'Kept on this device' : 'Only on this screen; this browser keeps nothing'
  if (trouble?.is === 'connection') return `${here}; will be sent when there is a connection`
  if (trouble?.is === 'signed-out') return `${here}; will be sent when you have signed in again`
  if (trouble?.is === 'refused') return `${here}; not saved: ${trouble.says}`
  if (open.length > 0) return `${here} until you choose whose words stay`
  if (isUnsent) return isSending ? 'Saving…' : `${here}; saving in a moment`
  return savedAt === null ? 'Saved' : `Saved ${sayClock(savedAt)}`
}
