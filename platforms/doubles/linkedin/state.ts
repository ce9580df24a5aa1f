export type Organization = { readonly id: string; name: string }
export type Comment = {
  readonly id: string
  readonly actor: string
  readonly text: string
  readonly at: number
}
export type Share = {
  readonly urn: string
  readonly author: string
  readonly at: number
  commentary: string
  editedAt: number | null
  /** As it was sent, but for what the commentary says. */
  readonly content: unknown
  readonly comments: Comment[]
}

/** All that LinkedIn would know. */
export class Network {
  readonly organizations: Organization[] = []
  readonly tokens = new Map<string, Organization>()
  readonly shares = new Map<string, Share>()
  /** Pictures: none until their bytes are there. */
  readonly images = new Map<string, Buffer | null>()
  readonly now: () => number
  #last = 7000

  constructor(now: () => number) {
    this.now = now
  }

  next(): string {
    this.#last += 1
    return String(this.#last)
  }

  makeOrganization(name: string): Organization {
    const known = this.organizations.find((one) => one.name === name)
    if (known) return known
    const organization = { id: this.next(), name }
    this.organizations.push(organization)
    return organization
  }

  share(author: string, commentary: string, content: unknown): Share {
    const urn = `urn:li:share:${this.next()}`
    const share: Share = { urn, author, at: this.now(), commentary, editedAt: null, content, comments: [] }
    this.shares.set(urn, share)
    return share
  }

  /** The newest first. */
  get all(): readonly Share[] {
    return [...this.shares.values()].reverse()
  }
}
