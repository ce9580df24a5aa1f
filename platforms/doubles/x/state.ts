export type User = { readonly id: string; name: string; about: string }
export type Media = { readonly id: string; readonly bytes: Buffer; readonly type: string; alt: string }
export type Tweet = {
  readonly id: string
  readonly by: User
  readonly at: number
  readonly text: string
  readonly media: readonly Media[]
  readonly repliesTo: string | null
  readonly conversation: string
  /** Its own number and those of its edits, the newest last; one list for all of them. */
  readonly history: string[]
  isHidden: boolean
}

/** All that X would know. */
export class Timeline {
  readonly users: User[] = []
  readonly tokens = new Map<string, User>()
  readonly tweets = new Map<string, Tweet>()
  readonly media = new Map<string, Media>()
  readonly now: () => number
  #last = 0

  constructor(now: () => number) {
    this.now = now
  }

  next(): string {
    this.#last = Math.max(this.#last + 1, this.now() * 1000)
    return String(this.#last)
  }

  userNamed(name: string): User | undefined {
    return this.users.find((one) => one.name.toLowerCase() === name.toLowerCase())
  }

  makeUser(name: string): User {
    const known = this.userNamed(name)
    if (known) return known
    const user = { id: this.next(), name, about: '' }
    this.users.push(user)
    return user
  }

  post(by: User, text: string, media: readonly Media[], repliesTo: string | null): Tweet {
    const id = this.next()
    const conversation = repliesTo === null ? id : (this.tweets.get(repliesTo)?.conversation ?? repliesTo)
    const tweet = {
      id,
      by,
      at: this.now(),
      text,
      media,
      repliesTo,
      conversation,
      history: [id],
      isHidden: false,
    }
    this.tweets.set(id, tweet)
    return tweet
  }

  /** An edit is another post that knows of the first. */
  edit(tweet: Tweet, text: string): Tweet {
    const id = this.next()
    tweet.history.push(id)
    const edited = { ...tweet, id, text, at: this.now() }
    this.tweets.set(id, edited)
    return edited
  }

  remove(id: string): boolean {
    const tweet = this.tweets.get(id)
    for (const one of tweet?.history ?? []) this.tweets.delete(one)
    return tweet !== undefined
  }

  /** What people see of a user, the newest first: of an edited post the newest. */
  postsOf(user: User): readonly Tweet[] {
    return [...this.tweets.values()]
      .filter(({ by, id, history }) => by === user && history.at(-1) === id)
      .sort((one, other) => Number(other.history[0]) - Number(one.history[0]))
  }
}
