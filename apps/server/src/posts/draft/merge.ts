import type { PostBody, PostMargin, PostPicture, Variant } from '@secondlook/contract'
import { threeWay } from './three-way.ts'

/** All that is typed of a post. */
export type Typed = { readonly body: PostBody; readonly margin: PostMargin }

/** A place that two people changed: what stands, and what does not. */
export type Clashing = { readonly field: string; readonly theirs: unknown; readonly yours: unknown }

export type Merged = Typed & { readonly clashes: readonly Clashing[] }

/** One value as both had it to begin with, as it stands, and as somebody made it. */
type Three<T> = { readonly base: T; readonly theirs: T; readonly mine: T }

/**
 * What stands, with what somebody made of what they had before: field by field, texts word by word, lists by what
 * stands in them. Where both changed the same place, what stands stays, and the other is handed back as a clash.
 */
export function merge(base: Typed, theirs: Typed, mine: Typed): Merged {
  const clashes: Clashing[] = []
  const fields = new Fields((clash) => clashes.push(clash))
  const at = <T>(of: (typed: Typed) => T): Three<T> => ({
    base: of(base),
    theirs: of(theirs),
    mine: of(mine),
  })
  const body: PostBody = {
    kind: fields.value(
      'kind',
      at(({ body }) => body.kind),
    ),
    text: fields.text(
      'text',
      at(({ body }) => body.text),
      50_000,
    ),
    variants: fields.keyed(
      'variants',
      at(({ body }) => body.variants),
      20,
      variantsBy,
    ),
    pictures: fields.keyed(
      'pictures',
      at(({ body }) => body.pictures),
      20,
      picturesBy,
    ),
    card: fields.value(
      'card',
      at(({ body }) => body.card),
    ),
    schedule: fields.value(
      'schedule',
      at(({ body }) => body.schedule),
    ),
    tier: fields.value(
      'tier',
      at(({ body }) => body.tier),
    ),
    ai: fields.value(
      'ai',
      at(({ body }) => body.ai),
    ),
    sources: fields.rows(
      'sources',
      at(({ body }) => body.sources),
      50,
      mergeSource,
    ),
    template: fields.value(
      'template',
      at(({ body }) => body.template),
    ),
    initiatives: fields.set(
      'initiatives',
      at(({ body }) => body.initiatives),
      10,
    ),
  }
  const margin: PostMargin = {
    title: fields.text(
      'title',
      at(({ margin }) => margin.title),
      200,
    ),
    campaign: fields.text(
      'campaign',
      at(({ margin }) => margin.campaign),
      100,
    ),
    tags: fields.set(
      'tags',
      at(({ margin }) => margin.tags),
      20,
    ),
    notes: fields.text(
      'notes',
      at(({ margin }) => margin.notes),
      10_000,
    ),
  }
  return { body, margin, clashes }
}

function mergeVariant(fields: Fields, path: string, three: Three<Variant>): Variant {
  const of = (name: 'text' | 'title' | 'warning' | 'about', most: number) =>
    fields.maybeText(`${path}.${name}`, pick(three, name), most)
  return {
    ...{ channel: three.theirs.channel, text: of('text', 50_000), title: of('title', 300) },
    ...{ warning: of('warning', 300), about: of('about', 2000) },
  }
}

const variantsBy: Keyed<Variant> = {
  keyOf: ({ channel }) => channel,
  empty: (channel) => ({ channel, text: null, title: null, warning: null, about: null }),
  mergeItem: mergeVariant,
}

function mergePicture(fields: Fields, path: string, three: Three<PostPicture>): PostPicture {
  return {
    media: three.theirs.media,
    alt: fields.text(`${path}.alt`, pick(three, 'alt'), 2000),
    credit: fields.maybeText(`${path}.credit`, pick(three, 'credit'), 300),
    asset: fields.value(`${path}.asset`, pick(three, 'asset')),
    people: fields.rows(`${path}.people`, pick(three, 'people'), 50, (inner, place, person) => ({
      name: inner.text(`${place}.name`, pick(person, 'name'), 200),
      consent: inner.value(`${place}.consent`, pick(person, 'consent')),
      minor: inner.value(`${place}.minor`, pick(person, 'minor')),
    })),
  }
}

const picturesBy: Keyed<PostPicture> = {
  keyOf: ({ media }) => media,
  empty: (media) => ({ media, alt: '', credit: null, asset: null, people: [] }),
  mergeItem: mergePicture,
}

type SourceRow = PostBody['sources'][number]
const mergeSource = (fields: Fields, path: string, three: Three<SourceRow>): SourceRow => ({
  fact: fields.text(`${path}.fact`, pick(three, 'fact'), 500),
  source: fields.text(`${path}.source`, pick(three, 'source'), 2000),
  checkedBy: fields.value(`${path}.checkedBy`, pick(three, 'checkedBy')),
})

type MergeItem<T> = (fields: Fields, path: string, three: Three<T>) => T
type Keyed<T> = {
  readonly keyOf: (item: T) => string
  /** What both began with where both added it. */
  readonly empty: (key: string) => T
  readonly mergeItem: MergeItem<T>
}

const pick = <T, K extends keyof T>({ base, theirs, mine }: Three<T>, name: K): Three<T[K]> => ({
  base: base[name],
  theirs: theirs[name],
  mine: mine[name],
})

const plain = (value: unknown): string => JSON.stringify(value)
const isSame = (a: unknown, b: unknown): boolean => plain(a) === plain(b)

/** A word with the room behind it. */
const wordsOf = (text: string): string[] => text.match(/\S+\s*|\s+/gu) ?? []

/** Each kind of field, and how two changes of it come together. */
class Fields {
  readonly #clash: (clash: Clashing) => void

  constructor(clash: (clash: Clashing) => void) {
    this.#clash = clash
  }

  /** `undefined` where both changed it, and not to the same. */
  #unlessBoth<T>({ base, theirs, mine }: Three<T>): { readonly is: T } | undefined {
    if (isSame(mine, base) || isSame(mine, theirs)) return { is: theirs }
    return isSame(theirs, base) ? { is: mine } : undefined
  }

  #stays<T>(field: string, { theirs, mine }: Three<T>): T {
    this.#clash({ field, theirs, yours: mine })
    return theirs
  }

  value<T>(field: string, three: Three<T>): T {
    const one = this.#unlessBoth(three)
    return one ? one.is : this.#stays(field, three)
  }

  text(field: string, three: Three<string>, most: number): string {
    const one = this.#unlessBoth(three)
    if (one) return one.is
    const { base, theirs, mine } = three
    const merged = threeWay(wordsOf(base), wordsOf(theirs), wordsOf(mine))?.join('')
    return merged !== undefined && merged.length <= most ? merged : this.#stays(field, three)
  }

  /** A text that may be absent: of what is absent there are no words to bring together. */
  maybeText(field: string, three: Three<string | null>, most: number): string | null {
    const { base, theirs, mine } = three
    if (base === null || theirs === null || mine === null) return this.value(field, three)
    return this.text(field, { base, theirs, mine }, most)
  }

  /** Names without an order, each once: what was added is in, what was taken out is not. */
  set(field: string, three: Three<readonly string[]>, most: number): string[] {
    const { base, theirs, mine } = three
    const added = mine.filter((one) => !base.includes(one) && !theirs.includes(one))
    const gone = base.filter((one) => !mine.includes(one))
    const merged = [...theirs.filter((one) => !gone.includes(one)), ...added]
    return merged.length <= most ? merged : [...this.#stays(field, three)]
  }

  /** Rows without names: in step while nobody adds or takes away one, else as a whole. */
  rows<T>(field: string, three: Three<readonly T[]>, most: number, mergeRow: MergeItem<T>): T[] {
    const one = this.#unlessBoth(three)
    if (one) return [...one.is]
    const { base, theirs, mine } = three
    if (base.length === theirs.length && base.length === mine.length)
      return theirs.map((row, at) =>
        mergeRow(this, `${field}.${at}`, { base: base[at] as T, theirs: row, mine: mine[at] as T }),
      )
    const merged = threeWay(base.map(plain), theirs.map(plain), mine.map(plain), { keepsBoth: true })
    return merged && merged.length <= most
      ? merged.map((row) => JSON.parse(row) as T)
      : [...this.#stays(field, three)]
  }

  /** What is known by a name, in an order of its own. */
  keyed<T>(
    field: string,
    three: Three<readonly T[]>,
    most: number,
    { keyOf, empty, mergeItem }: Keyed<T>,
  ): T[] {
    const one = this.#unlessBoth(three)
    if (one) return [...one.is]
    const find = (items: readonly T[], key: string) => items.find((item) => keyOf(item) === key)
    const merged: T[] = []
    for (const key of this.#order(field, {
      base: three.base.map(keyOf),
      theirs: three.theirs.map(keyOf),
      mine: three.mine.map(keyOf),
    })) {
      const [base, theirs, mine] = [find(three.base, key), find(three.theirs, key), find(three.mine, key)]
      const path = `${field}.${key}`
      if (theirs && mine) merged.push(mergeItem(this, path, { base: base ?? empty(key), theirs, mine }))
      else if (theirs) {
        // Taken out by one and changed by the other: what was changed stays.
        if (base && isSame(base, theirs)) continue
        if (base) this.#clash({ field: path, theirs, yours: null })
        merged.push(theirs)
      } else if (mine && !base) merged.push(mine)
      else if (mine && !isSame(base, mine)) this.#clash({ field: path, theirs: null, yours: mine })
    }
    if (merged.length > most) return [...this.#stays(field, three)]
    return merged
  }

  /** Every name of either, in the order of whoever changed it; what only the other has stands after what it stood after. */
  #order(field: string, { base, theirs, mine }: Three<readonly string[]>): readonly string[] {
    const common = (some: readonly string[]) =>
      some.filter((key) => base.includes(key) && theirs.includes(key) && mine.includes(key))
    const [before, there, here] = [common(base), common(theirs), common(mine)]
    const isMoved = !isSame(here, before)
    if (isMoved && !isSame(there, before) && !isSame(there, here))
      this.#clash({ field, theirs: there, yours: here })
    const [lead, follow] = isMoved && isSame(there, before) ? [mine, theirs] : [theirs, mine]
    const order = [...lead]
    for (const [at, key] of follow.entries()) {
      if (order.includes(key)) continue
      const after = follow.slice(0, at).findLast((one) => order.includes(one))
      order.splice(after === undefined ? 0 : order.indexOf(after) + 1, 0, key)
    }
    return order
  }
}
