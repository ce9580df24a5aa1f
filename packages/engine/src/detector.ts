import type { Draft } from '@secondlook/contract'
import type { Facts } from './policy/facts.ts'
import type { RegisterIndex } from './registers/register-index.ts'
import type { Reading } from './text/reading.ts'

/** One thing a detector saw. It carries no strength: the pack decides how much it matters. */
export type Sighting = {
  readonly kind: string
  /** UTF-16 offsets into a field as given; none where something is missing. */
  readonly spans: readonly { readonly in: string; readonly from: number; readonly to: number }[]
  /** What the wording may name besides the words themselves: `{topic}`. */
  readonly data?: Readonly<Record<string, string>>
}

/** What a draft tells besides the words of one field. */
export type Scene = {
  readonly draft: Draft
  readonly facts: Facts
  /** Every field of the draft that holds words; the first is `text`. */
  readonly readings: readonly Reading[]
  readonly registers: RegisterIndex | undefined
  /** The pack's time zone, in which a bare date is a whole day. */
  readonly zone: string
  /** Reads something that is not published with the post, such as a profile. */
  read(text: string): Reading
}

/** How a detector says what it saw. */
export type See = {
  /** Words `from` up to and not including `to`. */
  words(kind: string, reading: Reading, from: number, to: number, data?: Sighting['data']): void
  /** UTF-16 units `from` up to and not including `to`. */
  units(kind: string, reading: Reading, from: number, to: number, data?: Sighting['data']): void
  /** Something that is not there, or is not a matter of words. */
  absent(kind: string, data?: Sighting['data']): void
}

/** The number of each list a detector reads, by the name it knows it by. */
export type Lists<Name extends string> = { readonly [K in Name]: number }

/**
 * A pure reader. A detector must not
 * - read a clock, a random source, the network, a file or the runtime's tables (`Intl`, `\p{}`);
 * - run a regular expression over a user's text: hits of lists, marks and plain loops are enough;
 * - know how strong anything is, or call another detector;
 * - take more than time linear in the text.
 */
export type Detector<Name extends string = string> = {
  /** Kebab-case, equal to the file's stem. Stored in records, so it is never reused. */
  readonly id: string
  /** One clause without a full stop. */
  readonly summary: string
  /** Every kind of sighting, with what it means. */
  readonly kinds: Readonly<Record<string, string>>
  /** The pack's lists it reads; a rule may hand it others in their place. */
  readonly lists: readonly Name[]
  /** Lists whose words are also seen in disguise: signs for letters, starred out, joined. */
  readonly disguised?: readonly Name[]
  /** Lists whose words of five letters and more are also seen with a letter missing or two swapped. */
  readonly misspelt?: readonly Name[]
  /** It runs on a field only if one of these lists was hit or one of these marks set. */
  readonly wakes: { readonly lists?: readonly Name[]; readonly marks?: number; readonly always?: boolean }
  /** Reads one field. */
  find?(reading: Reading, lists: Lists<Name>, scene: Scene, see: See): void
  /** Looks at the draft as a whole, once. */
  look?(lists: Lists<Name>, scene: Scene, see: See): void
}

/** Gives a detector its inferred types; does nothing else. */
export function defineDetector<const Name extends string>(detector: Detector<Name>): Detector<Name> {
  return detector
}
