import { type Connection, connectionOf } from './connections.ts'
import type { Account, Content, Picture } from './content.ts'
import { prepare } from './prepare.ts'
import type { Json, Prepared, PreparedRequest } from './prepared.ts'
import { fill } from './talk/fill.ts'
import type { Credential, Deferred, Published, Refused, Session, Unknown, Wanted } from './talk/sender.ts'
import type { Ask, Reply, Talk } from './talk/talk.ts'
import { walkTalk } from './talk/walk.ts'

/** A platform to try a connector on: a real server, or a double that says so. */
export type World = {
  readonly account: Account
  readonly credential: Credential
  /** Sends one request below a service, with everything in it. */
  readonly send: (service: string, request: PreparedRequest) => Promise<Reply>
  /** A picture whose bytes `send` has. */
  readonly picture: Picture
  /** Puts a text on the channel without us, as whoever has the log-in of the platform can; gives its id as `list` has it. */
  readonly putByOtherMeans: (text: string) => Promise<string>
  /** Says something under a post as anybody may; gives its id as `comments` has it. */
  readonly comment?: (published: Published, text: string) => Promise<string>
  /** What each text of the conformance ends in, where the platform takes no short ones. */
  readonly textEnds?: string
  /** Lets so much time pass; at once, where the time is the double's own. */
  readonly wait?: (ms: number) => Promise<void>
}

/** What befalls one request: it never arrives, or its answer does not, or the server fails after it has taken it. */
export const misfortunes = ['not sent', 'lost', 'answer lost', 'failed after'] as const
export type Misfortune = (typeof misfortunes)[number]

export type Outcome =
  | { readonly is: 'published'; readonly published: Published }
  | Refused
  | Deferred
  | (Unknown & { readonly answers: readonly (Json | undefined)[] })

const lost = { is: 'no-answer', says: 'Nobody answered.' } as const

async function befallen(misfortune: Misfortune, send: () => Promise<Reply>): Promise<Reply> {
  if (misfortune === 'not sent') return { is: 'not-sent', says: 'Nobody took the connection.' }
  if (misfortune === 'lost') return lost
  const reply = await send()
  if (misfortune === 'answer lost') return lost
  const failed = { status: 500, headers: {}, text: 'Internal error', json: undefined }
  return reply.is === 'answer' ? { ...reply, ...failed } : reply
}

let conversations = 0

/** What the house does with a connector, as short as it can be done: the server does the same and keeps it. */
export class Conversation {
  readonly world: World
  readonly connection: Connection
  #session: Session | undefined
  #keys = 0
  readonly #run = `${Date.now().toString(36)}${(conversations++).toString(36)}`

  constructor(world: World) {
    this.world = world
    const connection = connectionOf(world.account.platform)
    if (!connection) throw new Error(`Nothing talks to ${world.account.platform}.`)
    this.connection = connection
  }

  async session(): Promise<Session> {
    if (this.#session) return this.#session
    const opened = await this.ask(this.connection.sender.open(this.world.account, this.world.credential))
    if (opened.is !== 'open') throw new Error(`Not signed in: ${opened.is}, ${opened.says}`)
    this.#session = opened.session
    return opened.session
  }

  ask<T>(talk: Talk<T>): Promise<T> {
    return walkTalk(talk, (ask) => this.#send(ask))
  }

  async #send({ request, as }: Ask): Promise<Reply> {
    const { world, connection } = this
    if (as === 'account') {
      const session = await this.session()
      return world.send(session.service, connection.sender.sign(request, session))
    }
    return world.send(connection.sender.serviceOf(world.account, world.credential.service), request)
  }

  /** A word that nothing else on this platform has, and a key. */
  another(): { readonly word: string; readonly key: string } {
    this.#keys += 1
    const word = `tram${this.#run}n${this.#keys}`
    return { word, key: `post_${word}:channel_1` }
  }

  prepare(content: Content, key: string): Extract<Prepared, { ok: true }> {
    const prepared = prepare(content, this.world.account, key)
    if (!prepared.ok) throw new Error(prepared.problems.map(({ says }) => says).join(' '))
    return prepared
  }

  wanted(content: Content, key: string): Wanted {
    const { requests } = this.prepare(content, key)
    return { account: this.world.account, requests, sentAt: new Date().toISOString(), answers: [] }
  }

  /** Sends what has no answer yet, each once. */
  async send(
    wanted: Wanted,
    befalls: (request: number) => Misfortune | undefined = () => undefined,
  ): Promise<Outcome> {
    const { sender } = this.connection
    const answers = [...wanted.answers]
    for (const [at, request] of wanted.requests.entries()) {
      if (answers[at] !== undefined) continue
      const filled = fill(request, { sentAt: wanted.sentAt, answers })
      if ('missing' in filled)
        return { is: 'refused', code: 'about', says: `Nothing answered ${filled.missing}.` }
      const send = (): Promise<Reply> => this.#send({ request: filled, as: 'account' })
      const misfortune = befalls(at)
      const reply = misfortune === undefined ? await send() : await befallen(misfortune, send)
      const judged = sender.judge(filled, reply)
      if (judged.is === 'unknown') return { ...judged, answers }
      if (judged.is !== 'done') return judged
      answers[at] = reply.is === 'answer' ? (sender.answerIn?.(reply) ?? reply.json ?? null) : null
    }
    const published = sender.published({ ...wanted, answers })
    return published ? { is: 'published', published } : { is: 'unknown', says: 'It names nothing.', answers }
  }

  /** Sends it until it is known what became of it. What may have been taken is looked for before it is sent again. */
  async settle(wanted: Wanted, befalls?: (request: number) => Misfortune | undefined): Promise<Outcome> {
    let known = wanted
    let outcome = await this.send(known, befalls)
    for (let round = 0; round < 6 && outcome.is !== 'published'; round++) {
      if (outcome.is === 'refused' && outcome.code !== 'taken') return outcome
      if (outcome.is === 'deferred') await this.world.wait?.(outcome.afterMs ?? 0)
      const found = await this.ask(this.connection.sender.find(known))
      if (found.is === 'published') return found
      if (outcome.is === 'refused') return outcome
      if (found.is === 'partly') known = { ...known, answers: found.answers }
      if (found.is !== 'unreadable') outcome = await this.send(known)
    }
    return outcome
  }

  async publish(content: Content, key: string): Promise<Published> {
    const outcome = await this.settle(this.wanted(content, key))
    if (outcome.is !== 'published') throw new Error(`${outcome.is}: ${outcome.says}`)
    return outcome.published
  }

  /** Whether what is out differs from what was wanted. */
  async isDifferent({ requests }: Wanted, published: Published): Promise<boolean> {
    const read = await this.ask(this.connection.reader.read(this.world.account, published))
    const sent = JSON.stringify(requests)
    return read.is !== 'there' || read.parts.some(({ text }) => !sent.includes(text))
  }

  /** What strangers see on the channel that has a word in it. */
  async listed(word: string): Promise<readonly string[]> {
    const since = new Date(Date.now() - 3_600_000).toISOString()
    const list = await this.ask(this.connection.reader.list(this.world.account, since))
    if (list.is !== 'list') throw new Error(list.says)
    return list.items.filter(({ text }) => text.includes(word)).map(({ id }) => id)
  }
}
