import { unitOf } from './fold.ts'

/**
 * The UTF-16 units of the text that is being read and what each of them is, laid out once: every unit is
 * looked at several times, and a string tells its units more slowly than a row of numbers.
 */
export class Units {
  codes = new Uint16Array(1024)
  kinds = new Uint8Array(1024)

  load(source: string): void {
    if (source.length > this.codes.length) {
      let size = this.codes.length
      while (size < source.length) size *= 2
      this.codes = new Uint16Array(size)
      this.kinds = new Uint8Array(size)
    }
    const { codes, kinds } = this
    for (let at = 0; at < source.length; at++) {
      const code = source.charCodeAt(at)
      codes[at] = code
      kinds[at] = unitOf(code)
    }
  }
}
