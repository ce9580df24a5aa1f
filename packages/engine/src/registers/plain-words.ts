import { Lexicon } from '../text/lexicon.ts'
import { readField } from '../text/read.ts'
import type { Reading } from '../text/reading.ts'
import { Reader } from '../text/word.ts'

const empty = new Lexicon()

/** A reader of register entries; one for a whole index, so that its memory is shared. */
export class EntryReader {
  readonly #reader = new Reader(empty, new Set())

  read(text: string): Reading {
    return readField('entry', text, empty, this.#reader)
  }
}
