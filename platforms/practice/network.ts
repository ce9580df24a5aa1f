import { createHash, randomBytes } from 'node:crypto'

export type Account = {
  readonly id: string
  handle: string
  name: string
  about: string
  readonly token: string
  /** Visitors whose comments it does not take any more. */
  readonly blocks: string[]
}
export type Shot = { readonly id: string; readonly alt: string; readonly credit: string }
export type Said = {
  readonly title: string | null
  readonly text: string
  readonly pictures: readonly Shot[]
}
export type Version = Said & { readonly at: string; readonly key: string | null }
export type Post = {
  readonly id: string
  readonly by: string
  readonly key: string | null
  readonly repliesTo: string | null
  /** The newest last. */
  readonly versions: Version[]
  isRemoved: boolean
}
export type Comment = {
  readonly id: string
  readonly post: string
  readonly by: { readonly id: string; readonly name: string }
  readonly at: string
  readonly text: string
  isHidden: boolean
}
/** All that the network holds, as it is kept. */
export type Kept = {
  readonly accounts: Account[]
  readonly posts: Post[]
  readonly comments: Comment[]
  /** Media types of pictures by what they are called. */
  readonly pictures: Record<string, string>
  last: number
}
/** What the network does not do, in a sentence. */
export class No extends Error {
  readonly status: number
  constructor(status: number, says: string) {
    super(says)
    this.status = status
  }
}

export const nothing = (): Kept => ({ accounts: [], posts: [], comments: [], pictures: {}, last: 0 })

export const textMost = 500
export const picturesMost = 4
const altMost = 1500
const same = (one: Said, other: Said): boolean =>
  JSON.stringify([one.title, one.text, one.pictures]) ===
  JSON.stringify([other.title, other.text, other.pictures])

/** Whoever writes the same name is the same visitor. */
const visitorOf = (name: string): string =>
  `v-${createHash('sha256').update(name.trim().toLowerCase()).digest('hex').slice(0, 16)}`

/** What people and programs can do on the practice network. Each change is told to `changed`. */
export class Network {
  readonly kept: Kept
  readonly #now: () => number
  readonly #changed: () => void

  constructor(kept: Kept, now: () => number, changed: () => void) {
    this.kept = kept
    this.#now = now
    this.#changed = changed
  }

  #next(kind: 'a' | 'p' | 'c'): string {
    this.kept.last += 1
    return `${kind}${this.kept.last}`
  }

  #at(): string {
    return new Date(this.#now()).toISOString()
  }

  /** The account of a handle; made where there is none. */
  makeAccount(handle: string): Account {
    const known = this.accountOf(handle)
    if (known) return known
    if (!/^\w{1,40}$/.test(handle))
      throw new No(422, 'A handle has up to 40 letters, figures and underscores.')
    const token = `practice-${randomBytes(18).toString('base64url')}`
    const account = { id: this.#next('a'), handle, name: handle, about: '', token, blocks: [] }
    this.kept.accounts.push(account)
    this.#changed()
    return account
  }

  accountOf(handle: string): Account | undefined {
    return this.kept.accounts.find((one) => one.handle.toLowerCase() === handle.toLowerCase())
  }

  accountById(id: string): Account | undefined {
    return this.kept.accounts.find((one) => one.id === id)
  }

  accountOfToken(token: string): Account | undefined {
    return this.kept.accounts.find((one) => one.token === token)
  }

  describe(account: Account, about: string): void {
    if ([...about].length > textMost) throw new No(422, `A profile has at most ${textMost} characters.`)
    account.about = about
    this.#changed()
  }

  /** Another handle for an account; whoever comes next can have the old one. */
  rename(account: Account, handle: string): void {
    if (!/^\w{1,40}$/.test(handle))
      throw new No(422, 'A handle has up to 40 letters, figures and underscores.')
    if (this.accountOf(handle)) throw new No(409, `Somebody is called @${handle} already.`)
    account.handle = handle
    this.#changed()
  }

  keepPicture(id: string, type: string): void {
    this.kept.pictures[id] = type
    this.#changed()
  }

  postById(id: string): Post | undefined {
    return this.kept.posts.find((one) => one.id === id)
  }

  /** The newest first, without what was taken off. */
  postsOf(account: Account): readonly Post[] {
    return this.kept.posts.filter(({ by, isRemoved }) => by === account.id && !isRemoved).reverse()
  }

  /** What a key of an account made: a post, or a version of one. */
  madeBy(account: Account, key: string): Post | undefined {
    return this.kept.posts.find(
      (one) =>
        one.by === account.id && (one.key === key || one.versions.some((version) => version.key === key)),
    )
  }

  #check({ text, pictures, title }: Said): void {
    if (text.trim() === '' && pictures.length === 0) throw new No(422, 'There is nothing in this post.')
    if ([...text].length > textMost) throw new No(422, `A post has at most ${textMost} characters.`)
    if (title !== null && [...title].length > 100) throw new No(422, 'A title has at most 100 characters.')
    if (pictures.length > picturesMost) throw new No(422, `A post has at most ${picturesMost} pictures.`)
    for (const { id, alt } of pictures) {
      if (!Object.hasOwn(this.kept.pictures, id)) throw new No(422, 'A picture of this post is not there.')
      if ([...alt].length > altMost) throw new No(422, `A description has at most ${altMost} characters.`)
    }
  }

  /** Posts under a key: the same again is the same post, and something else under it is refused. */
  post(
    account: Account,
    key: string | null,
    said: Said,
    repliesTo: string | null,
  ): { post: Post; isNew: boolean } {
    const before = key === null ? undefined : this.madeBy(account, key)
    if (before) {
      const [first] = before.versions
      if (before.isRemoved) throw new No(410, 'This was posted, and was taken off.')
      if (first && same(first, said) && before.repliesTo === repliesTo) return { post: before, isNew: false }
      throw new No(409, 'Something else was posted under this key.')
    }
    this.#check(said)
    if (repliesTo !== null && (this.postById(repliesTo)?.isRemoved ?? true))
      throw new No(404, 'What this replies to is not there.')
    const versions = [{ ...said, at: this.#at(), key }]
    const post = { id: this.#next('p'), by: account.id, key, repliesTo, versions, isRemoved: false }
    this.kept.posts.push(post)
    this.#changed()
    return { post, isNew: true }
  }

  edit(post: Post, key: string | null, said: Said): void {
    const before = key === null ? undefined : post.versions.find((version) => version.key === key)
    if (before && same(before, said)) return
    if (before) throw new No(409, 'Something else was put there under this key.')
    this.#check(said)
    post.versions.push({ ...said, at: this.#at(), key })
    this.#changed()
  }

  remove(post: Post): void {
    post.isRemoved = true
    this.#changed()
  }

  comment(post: Post, name: string, text: string): Comment {
    if (name.trim() === '' || text.trim() === '') throw new No(422, 'Write your name and a comment.')
    if ([...text].length > textMost) throw new No(422, `A comment has at most ${textMost} characters.`)
    const by = { id: visitorOf(name), name: name.trim() }
    if (this.accountById(post.by)?.blocks.includes(by.id))
      throw new No(403, 'This account does not take comments from you.')
    const comment = { id: this.#next('c'), post: post.id, by, at: this.#at(), text, isHidden: false }
    this.kept.comments.push(comment)
    this.#changed()
    return comment
  }

  commentsOn(post: Post): readonly Comment[] {
    return this.kept.comments.filter((one) => one.post === post.id)
  }

  /** A comment under a post of this account. */
  commentUnder(account: Account, id: string): Comment | undefined {
    const comment = this.kept.comments.find((one) => one.id === id)
    return comment && this.postById(comment.post)?.by === account.id ? comment : undefined
  }

  hide(comment: Comment, isHidden: boolean): void {
    comment.isHidden = isHidden
    this.#changed()
  }

  removeComment(comment: Comment): void {
    this.kept.comments.splice(this.kept.comments.indexOf(comment), 1)
    this.#changed()
  }

  block(account: Account, who: string, isBlocked: boolean): void {
    const at = account.blocks.indexOf(who)
    if (isBlocked && at === -1) account.blocks.push(who)
    if (!isBlocked && at !== -1) account.blocks.splice(at, 1)
    this.#changed()
  }
}
