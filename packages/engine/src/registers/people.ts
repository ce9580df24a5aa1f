import type { RegisteredPerson } from '@secondlook/contract'
import type { Reading } from '../text/reading.ts'
import { Trie } from '../text/trie.ts'
import { EntryReader } from './plain-words.ts'

export type PersonMatch = { readonly person: RegisteredPerson; readonly from: number; readonly to: number }

/** Names and aliases of people in the directory, found as whole words. */
export class PeopleIndex {
  readonly #trie = new Trie()
  readonly #keys = new Map<string, number>()
  readonly #people: RegisteredPerson[]

  constructor(people: readonly RegisteredPerson[]) {
    const reader = new EntryReader()
    this.#people = [...people].sort((a, b) => (a.id < b.id ? -1 : 1))
    this.#people.forEach((person, at) => {
      for (const name of new Set([person.name, ...(person.aliases ?? [])])) {
        let node = 0
        for (const { form } of reader.read(name).words) node = this.#trie.add(node, this.#key(form))
        if (node !== 0) this.#trie.end(node, at)
      }
    })
  }

  #key(form: string): number {
    const known = this.#keys.get(form)
    if (known !== undefined) return known
    this.#keys.set(form, this.#keys.size + 1)
    return this.#keys.size
  }

  match(reading: Reading): readonly PersonMatch[] {
    const found: PersonMatch[] = []
    if (this.#people.length === 0) return found
    for (let at = 0; at < reading.length; at++) {
      let node = 0
      for (let next = at; next < reading.length; next++) {
        const key = this.#keys.get(reading.words[next]?.form ?? '')
        node = key === undefined ? 0 : this.#trie.step(node, key)
        if (node === 0) break
        for (let end = this.#trie.firstEnd(node); end !== 0; end = this.#trie.nextEnd(end)) {
          const person = this.#people[this.#trie.valueOf(end)]
          if (person) found.push({ person, from: at, to: next + 1 })
        }
      }
    }
    return found
  }
}
