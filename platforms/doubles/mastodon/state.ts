export type Account = {
  readonly id: string
  name: string
  /** The server of somebody from elsewhere. */
  readonly server?: string
  url: string
  displayName: string
  note: string
  movedTo?: string
  readonly blocks: Set<string>
}
export type Media = {
  readonly id: string
  readonly type: string
  readonly bytes: Buffer
  description: string
}
export type Version = {
  readonly at: number
  readonly text: string
  readonly warning: string
  readonly media: readonly Media[]
}
export type Status = {
  readonly id: string
  readonly by: Account
  readonly createdAt: number
  readonly repliesTo: string | null
  readonly program: string
  readonly language: string
  isPinned: boolean
  /** The newest last. */
  readonly versions: Version[]
}
export type Token = { readonly account: Account; readonly program: string; isRevoked: boolean }

/** All that the server knows, and what somebody can do to it when we do not look. */
export class Server {
  readonly accounts: Account[] = []
  readonly statuses = new Map<string, Status>()
  readonly media = new Map<string, Media>()
  readonly tokens = new Map<string, Token>()
  /** What each key of an account stands for, and since when. */
  readonly keys = new Map<string, { readonly status: string; readonly at: number }>()
  readonly now: () => number
  address = ''
  #last = 0

  constructor(now: () => number) {
    this.now = now
  }

  /** Numbers grow with time, and no two are the same. */
  nextId(): string {
    this.#last = Math.max(this.#last + 1, this.now() * 1000)
    return String(this.#last)
  }

  addAccount(name: string, server?: string): Account {
    const url = server === undefined ? `${this.address}/@${name}` : `https://${server}/@${name}`
    const account: Account = {
      ...{ id: this.nextId(), name, url, displayName: name, note: '', blocks: new Set() },
      ...(server === undefined ? {} : { server }),
    }
    this.accounts.push(account)
    return account
  }

  addToken(account: Account, program: string): string {
    const token = `token-${this.nextId()}`
    this.tokens.set(token, { account, program, isRevoked: false })
    return token
  }

  accountNamed(name: string, server?: string): Account | undefined {
    const host = new URL(this.address).host
    const wanted = server === undefined || server === host ? undefined : server
    return this.accounts.find((one) => one.name.toLowerCase() === name.toLowerCase() && one.server === wanted)
  }

  addStatus(by: Account, version: Omit<Version, 'at'>, more: Partial<Status> = {}): Status {
    const status: Status = {
      ...{ id: this.nextId(), by, createdAt: this.now(), repliesTo: null, program: 'Web', language: 'en' },
      ...{ isPinned: false, versions: [{ ...version, at: this.now() }], ...more },
    }
    this.statuses.set(status.id, status)
    return status
  }

  editStatus(status: Status, version: Omit<Version, 'at'>): void {
    status.versions.push({ ...version, at: this.now() })
  }

  statusesOf(account: Account): readonly Status[] {
    return [...this.statuses.values()].filter(({ by }) => by === account).reverse()
  }
}
