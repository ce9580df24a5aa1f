/** What may stand in a slot. */
export type Slot =
  | { readonly kind: 'letters'; readonly most: number }
  | { readonly kind: 'number'; readonly from: number; readonly to: number }
  | { readonly kind: 'choice'; readonly words: readonly string[] }
  | { readonly kind: 'day' | 'time' }

export type TemplatePart = { readonly text: string } | { readonly name: string; readonly slot: Slot }
export type ParsedTemplate =
  | { readonly ok: true; readonly parts: readonly TemplatePart[] }
  | { readonly ok: false; readonly says: string }

const lettersMax = 200

/** Reads the words of a template: plain text, with slots in braces. */
export function parseTemplate(text: string): ParsedTemplate {
  const parts: TemplatePart[] = []
  const seen = new Set<string>()
  let rest = text
  while (rest !== '') {
    const open = rest.search(/[{}]/)
    if (open < 0) return { ok: true, parts: [...parts, { text: rest }] }
    if (rest[open] === '}') return wrong('A brace is closed that was not opened.')
    if (open > 0) parts.push({ text: rest.slice(0, open) })
    const close = rest.indexOf('}', open)
    if (close < 0) return wrong('A brace is opened and not closed.')
    const read = readSlot(rest.slice(open + 1, close))
    if (typeof read === 'string') return wrong(read)
    if (seen.has(read.name)) return wrong(`The slot "${read.name}" is there twice; give each its own name.`)
    // Between two slots that touch nobody could say where one ends.
    const before = parts.at(-1)
    if (before && 'slot' in before) return wrong('Two slots touch; put a word or a comma between them.')
    seen.add(read.name)
    parts.push(read)
    rest = rest.slice(close + 1)
  }
  return { ok: true, parts }
}

const wrong = (says: string): ParsedTemplate => ({ ok: false, says })

function readSlot(inside: string): { readonly name: string; readonly slot: Slot } | string {
  const match = /^\s*([\p{L}][\p{L}\p{N} -]{0,39}?)\s*:\s*(.+?)\s*$/u.exec(inside)
  if (!match) return `Say what may stand in {${inside}}, such as {street: up to 40 letters}.`
  const [, name = '', bounds = ''] = match
  const slot = readBounds(bounds)
  return slot
    ? { name, slot }
    : `"${bounds}" is no bound. Write: up to 40 letters, 1 to 6, a day, a time, or words with "or" between.`
}

function readBounds(bounds: string): Slot | undefined {
  const letters = /^up to (\d{1,3}) letters$/i.exec(bounds)
  if (letters) {
    const most = Number(letters[1])
    return most >= 1 && most <= lettersMax ? { kind: 'letters', most } : undefined
  }
  const range = /^(\d{1,9}) to (\d{1,9})$/i.exec(bounds)
  if (range) {
    const [from, to] = [Number(range[1]), Number(range[2])]
    return from < to ? { kind: 'number', from, to } : undefined
  }
  if (/^a day$/i.test(bounds)) return { kind: 'day' }
  if (/^a time$/i.test(bounds)) return { kind: 'time' }
  const words = bounds.split(/ or /).map((word) => word.trim())
  return words.length > 1 && words.every((word) => word !== '') && new Set(words).size === words.length
    ? { kind: 'choice', words }
    : undefined
}

/** The words of a template with something in each slot, and which slots hold nothing or what they may not. */
export function fillWords(
  parts: readonly TemplatePart[],
  slots: Readonly<Record<string, string>>,
): { readonly text: string; readonly empty: readonly string[]; readonly wrong: readonly string[] } {
  const heldBy = (name: string): string => (Object.hasOwn(slots, name) ? (slots[name] ?? '') : '')
  const named = parts.filter((part) => 'slot' in part)
  return {
    text: parts.map((part) => ('text' in part ? part.text : heldBy(part.name))).join(''),
    empty: named.filter(({ name }) => heldBy(name) === '').map(({ name }) => name),
    wrong: named
      .filter(({ name, slot }) => heldBy(name) !== '' && !isWithin(slot, heldBy(name)))
      .map(({ name }) => name),
  }
}

/** What was put into each slot, by name, where a text is the template filled within its bounds; else nothing. */
export function fill(parts: readonly TemplatePart[], text: string): ReadonlyMap<string, string> | undefined {
  return fillFrom(parts, 0, text, 0, new Map())
}

function fillFrom(
  parts: readonly TemplatePart[],
  at: number,
  text: string,
  from: number,
  filled: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> | undefined {
  const part = parts[at]
  if (!part) return from === text.length ? filled : undefined
  if ('text' in part)
    return text.startsWith(part.text, from)
      ? fillFrom(parts, at + 1, text, from + part.text.length, filled)
      : undefined
  for (const end of endsOf(part.slot, text, from)) {
    const found = fillFrom(parts, at + 1, text, end, new Map([...filled, [part.name, text.slice(from, end)]]))
    if (found) return found
  }
  return undefined
}

/** Every end at which what stands from an offset on is within the bounds of a slot. */
function endsOf(slot: Slot, text: string, from: number): readonly number[] {
  const longest = slot.kind === 'letters' ? slot.most * 2 : 120
  const ends: number[] = []
  for (let end = from + 1; end <= Math.min(text.length, from + longest); end++)
    if (isWithin(slot, text.slice(from, end))) ends.push(end)
  return ends
}

const day =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December)(?: (\d{4}))?$/
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** Whether a text may stand in a slot. Letters are letters: no sign in them leads anywhere or calls anybody. */
export function isWithin(slot: Slot, text: string): boolean {
  switch (slot.kind) {
    case 'letters':
      return [...text].length <= slot.most && /^[\p{L}\p{N}](?:[\p{L}\p{N} '’,-]*[\p{L}\p{N}])?$/u.test(text)
    case 'number': {
      const plain = /^(0|[1-9]\d{0,8})$/.test(text) ? Number(text) : Number.NaN
      return plain >= slot.from && plain <= slot.to
    }
    case 'choice':
      return slot.words.includes(text)
    case 'day':
      return isRealDay(text)
    case 'time':
      return /^(1[0-2]|[1-9])([:.][0-5]\d)? ?(am|pm)$|^(noon|midnight)$/i.test(text)
  }
}

function isRealDay(text: string): boolean {
  const match = day.exec(text)
  if (!match) return false
  const [, date, month = '', year = '2028'] = match
  const made = new Date(Date.UTC(Number(year), months.indexOf(month), Number(date)))
  return made.getUTCDate() === Number(date)
}
