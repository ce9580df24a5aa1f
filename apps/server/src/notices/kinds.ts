/** A kind of thing that can wait for somebody. Each context declares its own, as data. */
export type NoticeKind = {
  /** `CONTEXT.WHAT`, kept in the store for ever and so never reused: `post.to-approve`. */
  readonly kind: string
  /** One fixed sentence, the same for everybody: nothing of what it is about can get into it. */
  readonly title: string
  /** What it is called where somebody chooses which kinds they are mailed about. */
  readonly name: string
  readonly isMailed: boolean
  /** Urgent ones reach somebody who is on duty at any hour, and nobody else outside of their hours. */
  readonly isUrgent: boolean
  /** What one must know is mailed whatever one has chosen; digest and hours hold for it too. */
  readonly isMustKnow: boolean
  /** By what it goes away: by doing what it asks for, or by its reader's own word that they have seen it. */
  readonly endsBy: 'deed' | 'word'
}

export type NoticeKinds = ReadonlyMap<string, NoticeKind>

/** The kinds of every context; two that share a name, or a sentence with a gap in it, are a broken promise. */
export function collectKinds(...lists: readonly (readonly NoticeKind[])[]): NoticeKinds {
  const kinds = new Map<string, NoticeKind>()
  for (const kind of lists.flat()) {
    if (kinds.has(kind.kind)) throw new Error(`two kinds of notice are called ${kind.kind}`)
    if (!/^[a-z-]+\.[a-z-]+$/.test(kind.kind)) throw new Error(`${kind.kind} is no name for a kind of notice`)
    if (/[{}$%<>]/.test(kind.title)) throw new Error(`the title of ${kind.kind} has a gap in it`)
    if (kind.isMustKnow && !kind.isMailed) throw new Error(`${kind.kind} must be known and is not mailed`)
    kinds.set(kind.kind, kind)
  }
  return kinds
}

export function kindOf(kinds: NoticeKinds, kind: string): NoticeKind {
  const found = kinds.get(kind)
  if (!found) throw new Error(`no context declares the kind of notice ${kind}`)
  return found
}
