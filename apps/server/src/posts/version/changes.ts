import { catalogueEntry } from '@secondlook/connectors'
import type { FieldChange, PostBody, PostChanges, WordRun } from '@secondlook/contract'
import { diffWordsWithSpace } from 'diff'
import type { z } from 'zod'
import { labelOf, type Names, sayAi, sayKind, saySchedule, sayTier, sayValue } from '../field-words.ts'
import type { PreparedFor } from './prepare-all.ts'

type Change = z.infer<typeof FieldChange>
type Run = z.infer<typeof WordRun>
type Said = {
  readonly body: PostBody
  readonly number: number
  /** What was prepared for each channel, where it was: what was looked up stands in its content. */
  readonly prepared?: unknown
}

/** Beyond so many changed words two texts are shown as the one and the other. */
const editsMax = 1000

/** What differs between two versions, as somebody reads it: texts word by word, the rest in words. */
export function changesBetween(from: Said, to: Said, names: Names): PostChanges {
  const fields = [
    ...inWords('kind', from.body.kind, to.body.kind, sayKind),
    ...text('text', from.body.text, to.body.text, names),
    ...forms(from.body, to.body, names),
    ...pictures(from.body, to.body, names),
    ...text('card', from.body.card ?? '', to.body.card ?? '', names),
    ...found(from, to),
    ...inWords('schedule', from.body.schedule, to.body.schedule, (one) => saySchedule(one, names)),
    ...inWords('tier', from.body.tier, to.body.tier, sayTier),
    ...inWords('ai', from.body.ai, to.body.ai, sayAi),
    ...inWords('sources', from.body.sources, to.body.sources, (all) => sayAll('sources', all, names)),
    ...inWords('template', from.body.template, to.body.template, (one) =>
      one === null ? 'none' : (names.get(one) ?? 'a template'),
    ),
    ...inWords('initiatives', from.body.initiatives, to.body.initiatives, (all) =>
      sayAll('initiatives', all, names),
    ),
  ]
  return { from: from.number, to: to.number, says: sayChanges(fields), fields }
}

/** What others say otherwise than they did, of the same link and the same handles. */
function found(from: Said, to: Said): readonly Change[] {
  const [before, after] = [foundIn(from), foundIn(to)]
  const handles = Object.keys(before.mentions).filter((handle) => after.mentions[handle] !== undefined)
  const of = ({ mentions }: Found) =>
    handles.filter((one) => before.mentions[one] !== after.mentions[one]).map((one) => mentions[one] ?? '')
  return [
    ...(from.body.card === to.body.card
      ? inWords('found-card', before.card, after.card, (card) => card)
      : []),
    ...inWords('found-mentions', of(before), of(after), (all) => all.join(', ')),
  ]
}

type Found = { readonly card: string; readonly mentions: Readonly<Record<string, string>> }

function foundIn({ prepared }: Said): Found {
  const all = ((prepared ?? []) as readonly Partial<PreparedFor>[]).flatMap(({ content, platform = '' }) =>
    content ? [{ content, platform }] : [],
  )
  const card = all.map(({ content }) => content.card).find((one) => one !== undefined)
  const mentions = all.flatMap(({ content, platform }) =>
    Object.entries(content.mentions).map(([handle, id]) => [
      `${platform} ${handle}`,
      `${handle} on ${catalogueEntry(platform).name}, ${id}`,
    ]),
  )
  const picture = card?.picture ? ` (with the picture ${card.picture.digest.slice(7, 15)})` : ''
  return {
    card: card ? [card.title + picture, card.description].filter(Boolean).join('\n') : 'no card',
    mentions: Object.fromEntries(mentions),
  }
}

/** Whether nobody wrote anything else: only what others say of a link or a handle is other than it was. */
export const isOnlyFound = ({ fields }: PostChanges): boolean =>
  fields.length > 0 && fields.every(({ field }) => field.startsWith('found-'))

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
const sayAll = (field: string, all: readonly unknown[], names: Names): string =>
  sayValue(field, all, names) || 'none'

/** A value that is no text: what it was, and what it is. */
function inWords<T>(field: string, before: T, after: T, say: (value: T) => string): readonly Change[] {
  if (isSame(before, after)) return []
  const runs: Run[] = [
    { kind: 'removed', text: say(before) },
    { kind: 'added', text: say(after) },
  ]
  return [{ field, label: labelOf(field, new Map()), runs, pictures: null }]
}

function text(field: string, before: string, after: string, names: Names): readonly Change[] {
  return before === after
    ? []
    : [{ field, label: labelOf(field, names), runs: runsOf(before, after), pictures: null }]
}

function runsOf(before: string, after: string): Run[] {
  const found = diffWordsWithSpace(before, after, { maxEditLength: editsMax })
  if (!found)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]
  return found.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }))
}

function forms(before: PostBody, after: PostBody, names: Names): readonly Change[] {
  const channels = [...new Set([...before.variants, ...after.variants].map(({ channel }) => channel))]
  const list = ({ variants }: PostBody) =>
    variants.map(({ channel }) => names.get(channel) ?? 'a channel').sort()
  const of = ({ variants }: PostBody, channel: string) => variants.find((one) => one.channel === channel)
  return [
    ...inWords('variants', list(before), list(after), (all) => all.join(', ') || 'none'),
    ...channels.flatMap((channel) => {
      const [was, is] = [of(before, channel), of(after, channel)]
      const path = `variants.${channel}`
      return [
        // Without words of its own a form has those of all.
        ...(was && is && (was.text !== null || is.text !== null)
          ? text(`${path}.text`, was.text ?? before.text, is.text ?? after.text, names)
          : !was && is?.text
            ? text(`${path}.text`, '', is.text, names)
            : []),
        ...(['title', 'warning', 'about'] as const).flatMap((name) =>
          is ? text(`${path}.${name}`, was?.[name] ?? '', is[name] ?? '', names) : [],
        ),
      ]
    }),
  ]
}

function pictures(before: PostBody, after: PostBody, names: Names): readonly Change[] {
  const [was, is] = [before.pictures.map(({ media }) => media), after.pictures.map(({ media }) => media)]
  return [
    ...(isSame(was, is)
      ? []
      : [{ field: 'pictures', label: 'The pictures', runs: [], pictures: { before: was, after: is } }]),
    ...after.pictures.flatMap((picture) => {
      const old = before.pictures.find(({ media }) => media === picture.media)
      const path = `pictures.${picture.media}`
      if (!old) return picture.alt === '' ? [] : text(`${path}.alt`, '', picture.alt, names)
      return [
        ...text(`${path}.alt`, old.alt, picture.alt, names),
        ...text(`${path}.credit`, old.credit ?? '', picture.credit ?? '', names),
        ...inWords(`${path}.asset`, old.asset, picture.asset, (one) =>
          one === null ? 'none' : (names.get(one) ?? 'a work'),
        ),
        ...inWords(
          `${path}.people`,
          old.people,
          picture.people,
          (all) => all.map(sayShown).join(', ') || 'nobody',
        ),
      ]
    }),
  ]
}

const sayShown = ({ name, consent, minor }: PostBody['pictures'][number]['people'][number]): string =>
  `${name || 'somebody'}${minor ? ' (under 18)' : ''}${consent === null ? ', no consent named' : ''}`

const wordsIn = (said: string): number =>
  said.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

/** "2 words", "2 words and the time". A word that became another is one word. */
export function sayChanges(fields: readonly Change[]): string {
  let words = 0
  const others: string[] = []
  for (const { field, label, runs } of fields) {
    const isText = /(^|\.)(text|title|warning|card)$/.test(field)
    if (isText) words += changedWords(runs)
    const isSpacing = isText && changedWords(runs) === 0
    if (!isText || isSpacing) others.push(isSpacing ? `spaces or signs in ${small(label)}` : small(label))
  }
  const said = [...(words > 0 ? [`${words} ${words === 1 ? 'word' : 'words'}`] : []), ...new Set(others)]
  if (said.length === 0) return 'nothing'
  return said.length === 1 ? (said[0] ?? '') : `${said.slice(0, -1).join(', ')} and ${said.at(-1)}`
}

function changedWords(runs: readonly Run[]): number {
  let words = 0
  let open = { removed: 0, added: 0 }
  for (const { kind, text: said } of [...runs, { kind: 'same' as const, text: 'x' }]) {
    if (kind !== 'same') open[kind] += wordsIn(said)
    else if (wordsIn(said) > 0) {
      words += Math.max(open.removed, open.added)
      open = { removed: 0, added: 0 }
    }
  }
  return words
}

const small = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1)
