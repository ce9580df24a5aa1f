const grow = (old: Int32Array, size: number): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(size)
  larger.set(old)
  return larger
}

/**
 * A trie over whole numbers, its edges in one open-addressed table: a hundred thousand phrases
 * cost three whole numbers an edge, and a step is one probe in the common case.
 */
export class Trie {
  #nodes = 1
  #edges = 0
  #table = new Int32Array(3 * 1024)
  #mask = 1023
  /** The first end at a node, and the next end after an end; 0 is none. */
  #endAt = new Int32Array(1024)
  /** Which keys step on from a node, 32 buckets of them: most steps that lead nowhere are not tried. */
  #kids = new Int32Array(1024)
  /** Which gaps stand behind a node, one bit a length. */
  #gaps = new Uint16Array(1024)
  #nextEnd: number[] = [0]
  #ends: number[] = [0]

  /** The node behind the edge, or 0. */
  step(node: number, key: number): number {
    if (key >= 0 && ((this.#kids[node] ?? 0) & (1 << (key & 31))) === 0) return 0
    let slot = this.#slot(node, key)
    for (;;) {
      const at = slot * 3
      const child = this.#table[at + 2] ?? 0
      if (child === 0) return 0
      if (this.#table[at] === node && this.#table[at + 1] === key) return child
      slot = (slot + 1) & this.#mask
    }
  }

  /** The node behind the edge, made if it is not there. */
  add(node: number, key: number): number {
    const known = this.step(node, key)
    if (known !== 0) return known
    if (this.#edges * 2 > this.#mask) this.#rehash()
    const child = this.#nodes++
    this.#edges++
    this.#insert(node, key, child)
    if (child >= this.#endAt.length) this.#grow()
    if (key >= 0) this.#kids[node] = (this.#kids[node] ?? 0) | (1 << (key & 31))
    else this.#gaps[node] = (this.#gaps[node] ?? 0) | (1 << -key)
    return child
  }

  /** Lets a phrase end at a node. */
  end(node: number, value: number): void {
    this.#ends.push(value)
    this.#nextEnd.push(this.#endAt[node] ?? 0)
    this.#endAt[node] = this.#ends.length - 1
  }

  /** Whether a word with one of these key buckets may step on from a node. */
  leads(node: number, buckets: number): boolean {
    return ((this.#kids[node] ?? 0) & buckets) !== 0
  }

  /** Bit n is set where an edge with the key -n leaves the node. */
  gapsOf(node: number): number {
    return this.#gaps[node] ?? 0
  }

  firstEnd(node: number): number {
    return this.#endAt[node] ?? 0
  }

  nextEnd(end: number): number {
    return this.#nextEnd[end] ?? 0
  }

  valueOf(end: number): number {
    return this.#ends[end] ?? 0
  }

  #grow(): void {
    const size = this.#endAt.length * 2
    this.#endAt = grow(this.#endAt, size)
    this.#kids = grow(this.#kids, size)
    const gaps = new Uint16Array(size)
    gaps.set(this.#gaps)
    this.#gaps = gaps
  }

  #slot(node: number, key: number): number {
    const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(key, 0x85ebca6b)
    return (mixed ^ (mixed >>> 15)) & this.#mask
  }

  #insert(node: number, key: number, child: number): void {
    let slot = this.#slot(node, key)
    while ((this.#table[slot * 3 + 2] ?? 0) !== 0) slot = (slot + 1) & this.#mask
    this.#table[slot * 3] = node
    this.#table[slot * 3 + 1] = key
    this.#table[slot * 3 + 2] = child
  }

  #rehash(): void {
    const old = this.#table
    this.#mask = this.#mask * 2 + 1
    this.#table = new Int32Array(3 * (this.#mask + 1))
    for (let at = 0; at < old.length; at += 3) {
      const child = old[at + 2] ?? 0
      if (child !== 0) this.#insert(old[at] ?? 0, old[at + 1] ?? 0, child)
    }
  }
}
