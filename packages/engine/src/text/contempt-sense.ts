import { fillers, removing } from './contempt-words.ts'
import { endsByStart } from './groups.ts'
import type { Reading } from './reading.ts'
import { formAt, isAuxiliary, isBreak, isCountered, isQuoted, isReported } from './scope.ts'

/** The lists that say what contempt looks like. */
export const contemptLists = [
  'group-names',
  'group-members',
  'life-stage-groups',
  'conviction-groups',
  'hateful-names',
  'veiled-contempt',
  'likened-groups',
  'likening-signs',
  'ape-talk',
  'hateful-adjectives',
  'hateful-predicates',
  'dehumanising-words',
  'hateful-acts',
  'hate-verbs',
  'worth-words',
  'stereotype-words',
  'stereotype-acts',
  'exclusion-predicates',
  'exclusion-verbs',
  'removal-phrases',
  'counter-speech',
  'reporting-verbs',
  'negations',
  'intensifiers',
  'swear-words',
  'crude-words',
] as const
export type Name = (typeof contemptLists)[number]
export type ContemptLists = { readonly [K in Name]: number }
export type ContemptKind = 'hate' | 'exclusion' | 'stereotype' | 'veiled'
export type Tell = (kind: ContemptKind, from: number, to: number) => void

/** One reading and what its words mean to somebody who looks for contempt. */
export class ContemptSense {
  readonly reading: Reading
  readonly lists: ContemptLists
  readonly #tell: Tell
  readonly #ends = new Map<Name, ReadonlyMap<number, number>>()

  constructor(reading: Reading, lists: ContemptLists, tell: Tell) {
    this.reading = reading
    this.lists = lists
    this.#tell = tell
  }

  /** Where the longest hit of a list that starts at `at` ends; 0 where none does. */
  end(name: Name, at: number): number {
    const list = this.lists[name]
    if (!this.reading.has(list)) return 0
    let ends = this.#ends.get(name)
    if (!ends) {
      ends = endsByStart(this.reading.hits(list))
      this.#ends.set(name, ends)
    }
    return ends.get(at) ?? 0
  }

  /** Tells, unless somebody else says it or the author argues against it. */
  say(kind: ContemptKind, from: number, to: number): boolean {
    const reading = this.reading
    if (isQuoted(reading, from, to) || isCountered(reading, from, to, this.lists['counter-speech']))
      return false
    if (isReported(reading, from, this.lists['reporting-verbs'])) return false
    this.#tell(kind, from, to)
    return true
  }

  isLoose(at: number): boolean {
    const reading = this.reading
    const { intensifiers, 'swear-words': swear, 'hateful-adjectives': adjectives } = this.lists
    return (
      reading.is(at, intensifiers) ||
      reading.is(at, swear) ||
      reading.is(at, adjectives) ||
      this.end('stereotype-words', at) === at + 1
    )
  }

  /** "Those fucking …": swearing that gives force, not the verb. */
  isOath(at: number): boolean {
    const { intensifiers, 'swear-words': swear, 'crude-words': crude } = this.lists
    return this.reading.is(at, intensifiers) && (this.reading.is(at, swear) || this.reading.is(at, crude))
  }

  isLooseUpTo(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (!this.isLoose(at)) return false
    return true
  }

  isFiller(at: number): boolean {
    const form = formAt(this.reading, at)
    return (
      fillers.has(form) ||
      isAuxiliary(form) ||
      this.isLoose(at) ||
      form === 'they' ||
      form === 'ugh' ||
      form === 'all'
    )
  }

  isNear(from: number, to: number, inVerb = false): boolean {
    if (from > to) return false
    for (let at = from; at < to; at++) {
      const form = formAt(this.reading, at)
      const fits =
        fillers.has(form) || this.isLoose(at) || (inVerb && (removing.has(form) || isAuxiliary(form)))
      if (isBreak(this.reading, at) || !fits) return false
    }
    return true
  }
}
