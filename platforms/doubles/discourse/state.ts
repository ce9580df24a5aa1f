export type User = { readonly id: number; name: string; bio: string }
export type Edit = { readonly raw: string; readonly reason: string | null; readonly at: number }
export type Post = {
  readonly id: number
  readonly topic: Topic
  readonly number: number
  readonly by: User
  readonly at: number
  /** The newest last. */
  readonly edits: Edit[]
  isRemoved: boolean
}
export type Topic = {
  readonly id: number
  title: string
  readonly externalId: string | null
  isPinned: boolean
  isRemoved: boolean
  readonly posts: Post[]
}

/** All that the forum knows. */
export class Forum {
  readonly users: User[] = []
  readonly topics: Topic[] = []
  /** API keys: each is of one user. */
  readonly keys = new Map<string, User>()
  readonly uploads = new Map<string, { readonly bytes: Buffer; readonly type: string }>()
  readonly now: () => number
  #last = 100

  constructor(now: () => number) {
    this.now = now
  }

  next(): number {
    this.#last += 1
    return this.#last
  }

  userNamed(name: string): User | undefined {
    return this.users.find((one) => one.name.toLowerCase() === name.toLowerCase())
  }

  makeUser(name: string): User {
    const known = this.userNamed(name)
    if (known) return known
    const user = { id: this.next(), name, bio: '' }
    this.users.push(user)
    return user
  }

  open(by: User, title: string, raw: string, externalId: string | null): Post {
    const topic: Topic = {
      ...{ id: this.next(), title, externalId, isPinned: false, isRemoved: false, posts: [] },
    }
    this.topics.push(topic)
    return this.reply(topic, by, raw)
  }

  reply(topic: Topic, by: User, raw: string): Post {
    const post: Post = {
      ...{ id: this.next(), topic, number: topic.posts.length + 1, by, at: this.now(), isRemoved: false },
      edits: [{ raw, reason: null, at: this.now() }],
    }
    topic.posts.push(post)
    return post
  }

  get posts(): readonly Post[] {
    return this.topics.flatMap(({ posts }) => posts)
  }

  postAt(topic: string, number: string): Post | undefined {
    return this.posts.find((one) => String(one.topic.id) === topic && String(one.number) === number)
  }
}
