import { diff3Merge } from 'node-diff3'
import { mergeText } from './merge-text.ts'
import { isSame, sharedFor, type Work } from './work.ts'

export type MergedWork = {
  /** Both sides' changes; mine where both changed the same thing. */
  readonly work: Work
  /** Fields that both changed in the same place. */
  readonly clashes: readonly string[]
}
type Merged<Value> = { readonly value: Value; readonly isClash: boolean }
type Merge<Value> = (base: Value, mine: Value, theirs: Value) => Merged<Value>
type Body = Work['body']
type Variant = Body['variants'][number]
type Picture = Body['pictures'][number]

/**
 * What becomes of two people's changes of one thing. What they both began from may differ by field: where the server
 * could not put theirs and mine together, it is what stood there before either.
 */
export function mergeWork(baseOf: (field: string) => Work, mine: Work, theirs: Work): MergedWork {
  const clashes: string[] = []
  function put<Value>(field: string, pick: (work: Work) => Value, merge: Merge<Value> = whole): Value {
    const { value, isClash } = merge(pick(baseOf(field)), pick(mine), pick(theirs))
    if (isClash) clashes.push(field)
    return value
  }
  const variants = keyed(
    'variants',
    (one: Variant) => one.channel,
    { baseOf, mine, theirs },
    (key) => {
      const at = (work: Work) => work.body.variants.find(({ channel }) => channel === key) ?? sharedFor(key)
      const field = `variants.${key}`
      return {
        channel: key,
        text: put(`${field}.text`, (work) => at(work).text, textOrShared),
        title: put(`${field}.title`, (work) => at(work).title),
        warning: put(`${field}.warning`, (work) => at(work).warning),
        about: put(`${field}.about`, (work) => at(work).about),
      }
    },
  )
  const pictures = keyed(
    'pictures',
    (one: Picture) => one.media,
    { baseOf, mine, theirs },
    (key) => {
      const at = (work: Work): Picture =>
        work.body.pictures.find(({ media }) => media === key) ?? undescribed(key)
      const field = `pictures.${key}`
      return {
        media: key,
        alt: put(`${field}.alt`, (work) => at(work).alt, text),
        credit: put(`${field}.credit`, (work) => at(work).credit),
        asset: put(`${field}.asset`, (work) => at(work).asset),
        people: put(`${field}.people`, (work) => at(work).people, list),
      }
    },
  )
  const body: Body = {
    kind: put('kind', (work) => work.body.kind),
    text: put('text', (work) => work.body.text, text),
    variants,
    pictures,
    card: put('card', (work) => work.body.card),
    schedule: put('schedule', (work) => work.body.schedule),
    tier: put('tier', (work) => work.body.tier),
    ai: put('ai', (work) => work.body.ai),
    sources: put('sources', (work) => work.body.sources, list),
    template: put('template', (work) => work.body.template),
    initiatives: put('initiatives', (work) => work.body.initiatives, set),
  }
  const margin = {
    title: put('title', (work) => work.margin.title),
    campaign: put('campaign', (work) => work.margin.campaign),
    tags: put('tags', (work) => work.margin.tags, set),
    notes: put('notes', (work) => work.margin.notes, text),
  }
  return { work: { body, margin }, clashes }
}

const undescribed = (media: string): Picture => ({ media, alt: '', credit: null, asset: null, people: [] })

function whole<Value>(base: Value, mine: Value, theirs: Value): Merged<Value> {
  if (isSame(mine, base)) return { value: theirs, isClash: false }
  return { value: mine, isClash: !isSame(theirs, base) && !isSame(mine, theirs) }
}

function text(base: string, mine: string, theirs: string): Merged<string> {
  const merged = mergeText(base, mine, theirs)
  return { value: merged ?? mine, isClash: merged === undefined }
}

const textOrShared: Merge<string | null> = (base, mine, theirs) =>
  base === null || mine === null || theirs === null ? whole(base, mine, theirs) : text(base, mine, theirs)

/** What was added and taken out by either. */
function set(base: string[], mine: string[], theirs: string[]): Merged<string[]> {
  const kept = theirs.filter((one) => mine.includes(one) || !base.includes(one))
  const added = mine.filter((one) => !theirs.includes(one) && !base.includes(one))
  return { value: [...kept, ...added], isClash: false }
}

function list<Item>(base: Item[], mine: Item[], theirs: Item[]): Merged<Item[]> {
  const simple = whole(base, mine, theirs)
  if (!simple.isClash) return simple
  const lines = (items: readonly Item[]) => items.map((one) => JSON.stringify(one))
  const parts = diff3Merge(lines(mine), lines(base), lines(theirs), { excludeFalseConflicts: true })
  if (parts.some(({ conflict }) => conflict)) return simple
  return {
    value: parts.flatMap(({ ok }) => ok ?? []).map((line) => JSON.parse(line) as Item),
    isClash: false,
  }
}

type Sides = { readonly baseOf: (field: string) => Work; readonly mine: Work; readonly theirs: Work }

/** Things that are known by a key. What one side took out stays where the other changed it, so that no words go. */
function keyed<Name extends 'variants' | 'pictures', Item extends Body[Name][number]>(
  name: Name,
  keyOf: (item: Item) => string,
  { baseOf, mine, theirs }: Sides,
  merge: (key: string) => Item,
): Item[] {
  const itemsOf = (work: Work) => work.body[name] as unknown as readonly Item[]
  const keysOf = (work: Work) => itemsOf(work).map(keyOf)
  const at = (work: Work, key: string) => itemsOf(work).find((item) => keyOf(item) === key)
  const before = baseOf(name)
  const isKept = (key: string): boolean => {
    const [base, here, there] = [at(before, key), at(mine, key), at(theirs, key)]
    if (base === undefined) return here !== undefined || there !== undefined
    if (here === undefined) return there !== undefined && !isSame(there, base)
    return there !== undefined || !isSame(here, base)
  }
  const [base, here, there] = [keysOf(before), keysOf(mine), keysOf(theirs)]
  const isMoved = !isSame(
    here.filter((key) => base.includes(key)),
    base.filter((key) => here.includes(key)),
  )
  const [first, second] = isMoved ? [here, there] : [there, here]
  return [...first, ...second.filter((key) => !first.includes(key))].filter(isKept).map(merge)
}
