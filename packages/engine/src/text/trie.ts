const grow = (old: Int32Array, size: number): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(size)
  larger.set(old)
  return larger
}

/**
 * The edges of node n are those from `start[n]` up to `start[n + 1]`; in `marks[n]` bit m is set where
 * an edge with the key −m leaves it.
 */
export type Rows = {
  readonly start: Int32Array
  readonly keys: Int32Array
  readonly nodes: Int32Array
  readonly marks: Int32Array
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
  /** Which edges with a negative key leave a node, one bit each. */
  #gaps = new Int32Array(1024)
  #nextEnd: number[] = [0]
  #ends: number[] = [0]

  /** The node behind the edge, or 0. */
  step(node: number, key: number): number {
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
    if (key < 0) this.#gaps[node] = (this.#gaps[node] ?? 0) | (1 << -key)
    return child
  }

  /** Lets a phrase end at a node. */
  end(node: number, value: number): void {
    this.#ends.push(value)
    this.#nextEnd.push(this.#endAt[node] ?? 0)
    this.#endAt[node] = this.#ends.length - 1
  }

  /** Bit n is set where an edge with the key −n leaves the node. */
  gapsOf(node: number): number {
    return this.#gaps[node] ?? 0
  }

  /** The edges of every node in a row, gaps left out, for a reader that has many keys to try at once. */
  rows(): Rows {
    const start = new Int32Array(this.#nodes + 1)
    this.#eachEdge((node) => {
      start[node + 1] = (start[node + 1] ?? 0) + 1
    })
    for (let node = 0; node < this.#nodes; node++)
      start[node + 1] = (start[node + 1] ?? 0) + (start[node] ?? 0)
    const keys = new Int32Array(start[this.#nodes] ?? 0)
    const nodes = new Int32Array(keys.length)
    const next = start.slice()
    this.#eachEdge((node, key, child) => {
      const at = next[node] ?? 0
      next[node] = at + 1
      keys[at] = key
      nodes[at] = child
    })
    return { start, keys, nodes, marks: this.#gaps.slice(0, this.#nodes) }
  }

  #eachEdge(tell: (node: number, key: number, child: number) => void): void {
    for (let at = 0; at < this.#table.length; at += 3) {
      const child = this.#table[at + 2] ?? 0
      const key = this.#table[at + 1] ?? 0
      if (child !== 0 && key >= 0) tell(this.#table[at] ?? 0, key, child)
    }
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
    this.#gaps = grow(this.#gaps, size)
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
