export type Page = {
  readonly id: string
  name: string
  username: string
  about: string
  readonly blocked: Set<string>
}
export type Photo = {
  readonly id: string
  readonly bytes: Buffer
  readonly type: string
  readonly alt: string
}
/** A post of a Page, or a comment under one. */
export type Entry = {
  readonly id: string
  readonly under: string | null
  readonly by: { readonly id: string; readonly name: string }
  readonly at: number
  message: string
  changedAt: number
  readonly photos: readonly Photo[]
  isHidden: boolean
}

/** All that Facebook would know. */
export class Book {
  readonly pages: Page[] = []
  readonly tokens = new Map<string, Page>()
  readonly photos = new Map<string, Photo>()
  readonly entries = new Map<string, Entry>()
  readonly now: () => number
  #last = 1000

  constructor(now: () => number) {
    this.now = now
  }

  next(): string {
    this.#last += 1
    return String(this.#last)
  }

  pageNamed(name: string): Page | undefined {
    return this.pages.find((one) => one.id === name || one.username === name)
  }

  makePage(username: string): Page {
    const known = this.pageNamed(username)
    if (known) return known
    const page = {
      id: this.next(),
      name: `The page of ${username}`,
      username,
      about: '',
      blocked: new Set<string>(),
    }
    this.pages.push(page)
    return page
  }

  write(
    by: Entry['by'],
    of: string,
    under: string | null,
    message: string,
    photos: readonly Photo[] = [],
  ): Entry {
    const at = this.now()
    const entry: Entry = {
      ...{ id: `${of.split('_').at(-1)}_${this.next()}`, under, by, at, message, photos },
      ...{ changedAt: at, isHidden: false },
    }
    this.entries.set(entry.id, entry)
    return entry
  }

  /** The newest first. */
  get all(): readonly Entry[] {
    return [...this.entries.values()].reverse()
  }
}
