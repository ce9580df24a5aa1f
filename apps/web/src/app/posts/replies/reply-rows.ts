import { fillWords, isWithin, type PostBody, type Slot, type TemplatePart } from '@secondlook/contract'
import type { Form } from '../compose/forms-of.ts'

/** One thing to be answered: its address, and what stands in each slot of the template by name. */
export type ReplyRow = {
  readonly key: string
  readonly about: string
  readonly slots: Readonly<Record<string, string>>
}

export type SlotPart = Extract<TemplatePart, { readonly slot: Slot }>
export const slotsOf = (parts: readonly TemplatePart[]): readonly SlotPart[] =>
  parts.filter((part) => 'slot' in part)

/** As many as may be answered in one go. */
export const rowsMost = 100

let made = 0
export const newRow = (about: string, slots: ReplyRow['slots'] = {}): ReplyRow => ({
  ...{ key: `${++made}`, about, slots },
})

/** The addresses in what somebody pasted: one a line, or several where each of them is one; each once. */
export const addressesIn = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/\s*[\r\n]\s*|\s+(?=[a-z]+:\/\/)/i)
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  ),
]
const isAddress = (text: string): boolean => /^[a-z]+:\/\/\S+$/i.test(text)

export const isBlank = ({ about, slots }: ReplyRow): boolean =>
  about.trim() === '' && Object.values(slots).every((value) => value === '')

/** What may stand in a slot, as a person reads it. */
export function saySlot(slot: Slot): string {
  switch (slot.kind) {
    case 'letters':
      return `Up to ${slot.most} letters`
    case 'number':
      return `A number from ${slot.from} to ${slot.to}`
    case 'choice':
      return `One of: ${slot.words.join(', ')}`
    case 'day':
      return 'A day, such as 4 May'
    case 'time':
      return 'A time, such as 9 am or 11.30 pm'
  }
}

/** Why what stands in a slot is outside of it; nothing while it is within, or empty. */
export function sayOutside(slot: Slot, value: string): string | undefined {
  if (value === '' || isWithin(slot, value)) return undefined
  if (slot.kind === 'letters') {
    const { length } = [...value]
    if (value !== value.trim()) return 'There is a space at its beginning or its end.'
    if (length > slot.most) return `It has ${length} characters, and the template allows ${slot.most}.`
    return 'The template allows letters, figures, spaces, commas, hyphens and apostrophes here.'
  }
  const says = saySlot(slot)
  return `The template allows ${says[0]?.toLowerCase()}${says.slice(1)}.`
}

/** What a platform would be handed for a row. */
export const bodyOf = (text: string, channel: string, about: string): PostBody => ({
  ...{ kind: 'reply', text, pictures: [], card: null, tier: 'T0', ai: 'none', sources: [], template: null },
  ...{ initiatives: [], schedule: { kind: 'when-approved', latest: null } },
  variants: [{ channel, text: null, title: null, warning: null, about: about.trim() || null }],
})

/** The words of a row; a slot that is empty yet shows its name. */
export const wordsOf = (parts: readonly TemplatePart[], { slots }: ReplyRow): string =>
  parts.map((part) => ('text' in part ? part.text : slots[part.name] || `[${part.name}]`)).join('')

export type RowState = {
  /**
   * Inside its slots it needs no new approval; outside it becomes a draft; unfinished it cannot be sent; and what is
   * answered already is not sent again.
   */
  readonly is: 'inside' | 'outside' | 'unfinished' | 'already'
  /** What keeps it from being sent, by field: `about`, or `slots.0` of the first slot. */
  readonly missing: Readonly<Record<string, string>>
  /** What the platform says of its words. */
  readonly problems: readonly string[]
}

type Held = {
  readonly parts: readonly TemplatePart[]
  /** As the platform would have it; `undefined` until that is known. */
  readonly form: Form | undefined
  /** Addresses that stand in a row before this one. */
  readonly before: ReadonlySet<string>
  /** Whether the server said that it is answered already. */
  readonly isAnswered: boolean
}

export function stateOf(row: ReplyRow, { parts, form, before, isAnswered }: Held): RowState {
  if (isAnswered) return { is: 'already', missing: {}, problems: [] }
  const { empty, wrong } = fillWords(parts, row.slots)
  const about = row.about.trim()
  const problems = (form?.problems ?? []).filter(({ isWarning }) => !isWarning)
  const ofAbout = problems.find(({ field }) => field === 'about')?.says
  const missing: Record<string, string> = Object.fromEntries(
    slotsOf(parts).flatMap(({ name }, at) =>
      empty.includes(name) ? [[`slots.${at}`, 'Fill this in.']] : [],
    ),
  )
  if (about === '') missing['about'] = 'Give the address of what you answer.'
  else if (!isAddress(about)) missing['about'] = 'This is no address. One begins with https://.'
  else if (before.has(about)) missing['about'] = 'This address stands in a row above.'
  else if (ofAbout !== undefined) missing['about'] = ofAbout
  const others = problems.filter(({ field }) => field !== 'about').map(({ says }) => says)
  const isUnfinished = Object.keys(missing).length > 0 || others.length > 0
  return {
    is: isUnfinished ? 'unfinished' : wrong.length > 0 ? 'outside' : 'inside',
    ...{ missing, problems: others },
  }
}

/** `2 need no new approval and go out, 1 becomes a draft that needs it`: before anything is done. */
export function sayWhatWill(states: readonly RowState[]): string {
  const count = (is: RowState['is']) => states.filter((one) => one.is === is).length
  const [inside, outside, unfinished] = [count('inside'), count('outside'), count('unfinished')]
  const already = count('already')
  const said = [
    inside > 0 && `${inside} ${inside === 1 ? 'needs' : 'need'} no new approval`,
    outside > 0 && `${outside} ${outside === 1 ? 'becomes a draft' : 'become drafts'} for approval`,
    unfinished > 0 && `${unfinished} ${unfinished === 1 ? 'is' : 'are'} not complete yet`,
    already > 0 && `${already} ${already === 1 ? 'is' : 'are'} answered already`,
  ].filter((one) => one !== false)
  return said.length === 0 ? '' : `${said.join(', ')}.`
}
