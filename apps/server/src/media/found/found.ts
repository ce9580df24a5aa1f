/** What a file told of its own accord. Said to its author once, and kept nowhere. */
export type Found = {
  readonly kind: FoundKind
  /** In words, without the value. */
  readonly says: string
  /** What stood there; `null` where there is nothing to show. */
  readonly value: string | null
}

export const foundKinds = [
  'place',
  'device',
  'date',
  'author',
  'comment',
  'software',
  'ai',
  'more',
  'moves',
  'unread',
] as const
export type FoundKind = (typeof foundKinds)[number]

/** What an author says of how a picture was made; the file may hint at it. */
export const aiKinds = ['none', 'assisted', 'modified', 'generated'] as const
export type AiKind = (typeof aiKinds)[number]

export const unread: Found = {
  ...{ kind: 'unread', value: null },
  says: 'It had notes that could not be read; they are gone',
}
