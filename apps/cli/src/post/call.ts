import { parseArgs } from 'node:util'
import { WrongCall } from '../wrong-call.ts'

const flags = {
  json: { type: 'boolean' },
  strict: { type: 'boolean' },
  all: { type: 'boolean' },
  channel: { type: 'string', multiple: true },
  answer: { type: 'string', multiple: true },
  at: { type: 'string' },
  tier: { type: 'string' },
  ai: { type: 'string' },
  title: { type: 'string' },
  unit: { type: 'string' },
  kind: { type: 'string' },
  show: { type: 'string' },
  note: { type: 'string' },
  digest: { type: 'string' },
  reason: { type: 'string' },
} as const
type Flag = keyof typeof flags

/** Which flags each act takes besides `--json`. */
const known = {
  new: ['channel', 'at', 'tier', 'ai', 'title', 'unit', 'kind'],
  list: ['show', 'all'],
  show: ['strict'],
  check: [],
  ask: ['note'],
  approve: ['digest', 'answer'],
  return: ['reason'],
  recall: ['reason'],
} as const satisfies Record<string, readonly Flag[]>
export type PostAct = keyof typeof known

export type Call = {
  readonly act: PostAct
  /** A file or the id of a post; empty where an act takes none. */
  readonly what: string
  readonly values: ReturnType<typeof parse>['values']
}

const parse = (args: readonly string[]) =>
  parseArgs({ args: [...args], options: flags, allowPositionals: true, strict: true })

/** What was asked for; whatever cannot be followed is a wrong call. */
export function readCall([name, ...args]: readonly string[]): Call {
  if (name === undefined || !Object.hasOwn(known, name))
    throw new WrongCall(
      `post needs what to do: ${Object.keys(known).join(', ')}${name === undefined ? '' : `; it knows no ${name}`}`,
    )
  const act = name as PostAct
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(args)
  } catch (error) {
    throw new WrongCall(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
  }
  const taken: readonly string[] = known[act]
  for (const flag of Object.keys(parsed.values))
    if (flag !== 'json' && !taken.includes(flag)) throw new WrongCall(`post ${act} takes no --${flag}`)
  const [what = '', more] = parsed.positionals
  if (act === 'list' && what !== '') throw new WrongCall(`post list takes no ${what}`)
  if (act !== 'list' && act !== 'new' && what === '')
    throw new WrongCall(`post ${act} needs the id of a post`)
  if (more !== undefined) throw new WrongCall(`post ${act} is for one post, and takes no ${more}`)
  return { act, what, values: parsed.values }
}

/** A flag that an act cannot do without. */
export function need(call: Call, flag: 'digest' | 'reason'): string {
  const value = call.values[flag]?.trim() ?? ''
  if (value === '') throw new WrongCall(`post ${call.act} needs --${flag}`)
  return value
}

/** One of a few words. */
export function oneOf<const T extends string>(flag: string, value: string, words: readonly T[]): T {
  const found = words.find((word) => word === value)
  if (found === undefined) throw new WrongCall(`--${flag} ${value}: expected ${words.join(', ')}`)
  return found
}

/** An instant with its offset, as it travels: a clock without a zone says nothing. */
export function instantOf(text: string): string {
  const isWhole = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/.test(text)
  const ms = isWhole ? Date.parse(text) : Number.NaN
  if (Number.isNaN(ms))
    throw new WrongCall(`--at ${text}: expected an instant with its offset, such as 2026-11-27T09:00+11:00`)
  return new Date(ms).toISOString()
}

/** `KEY=REASON`, as often as there are findings to answer. */
export function answersOf(given: readonly string[] = []): readonly { finding: string; reason: string }[] {
  return given.map((one) => {
    const at = one.indexOf('=')
    const reason = one.slice(at + 1).trim()
    if (at < 1 || reason === '') throw new WrongCall(`--answer ${one}: expected KEY=REASON`)
    return { finding: one.slice(0, at), reason }
  })
}
