import { randomUUID } from 'node:crypto'
import type { PostDraft, PostPage } from '@secondlook/contract'
import type { Seeded, SeededPost, Worker } from './seed.ts'

export type Ask = <Answer>(
  worker: Worker,
  what: string,
  method: 'GET' | 'PUT' | 'POST',
  path: string,
  body?: object,
) => Promise<Answer | undefined>

export type Doing = { readonly weight: number; readonly run: () => Promise<void> }

/** What is timed as looking, the rest as doing. */
export const isLooking = (what: string): boolean => what.startsWith('look ')

/** One of them, each as often as it is done. */
export function choose(doings: readonly Doing[], random: () => number): Doing {
  let left = random() * doings.reduce((sum, { weight }) => sum + weight, 0)
  for (const doing of doings) {
    left -= doing.weight
    if (left < 0) return doing
  }
  throw new Error('one of them is chosen')
}

/** What people do with posts, and how often each: mostly they look. */
export function doingsOf({ workers, posts }: Seeded, ask: Ask, random: () => number): readonly Doing[] {
  const authors = workers.filter(({ isApprover }) => !isApprover)
  const approvers = workers.filter(({ isApprover }) => isApprover)
  const byId = new Map(workers.map((worker) => [worker.id, worker]))
  const pick = <T>(from: readonly T[]): T => {
    const one = from[Math.floor(random() * from.length)]
    if (one === undefined) throw new Error('nothing to pick from')
    return one
  }
  const busy = new Set<string>()
  /** Somebody's post in this state that nobody is busy with; a few tries, so that it stays cheap. */
  const take = async (state: SeededPost['state'], work: (post: SeededPost) => Promise<void>) => {
    for (let tries = 0; tries < 40; tries++) {
      const post = pick(posts)
      if (post.state !== state || busy.has(post.id)) continue
      busy.add(post.id)
      await work(post).finally(() => busy.delete(post.id))
      return
    }
  }
  const authorOf = ({ author }: SeededPost): Worker => byId.get(author) ?? pick(authors)
  const approverOf = ({ unit }: SeededPost): Worker => pick(approvers.filter((one) => one.unit === unit))
  const list = (worker: Worker, query: string) =>
    ask(worker, `look list ${query.split('&')[0]}`, 'GET', `/posts?${query}`)

  const type = async (post: SeededPost): Promise<number | undefined> => {
    const author = authorOf(post)
    const draft = await ask<PostDraft>(author, 'look draft', 'GET', `/posts/${post.id}/draft`)
    if (!draft) return undefined
    const { revision, body, margin } = draft
    const text = `${body.text.slice(0, 600)} ${Math.floor(random() * 1e6)}.`
    const sent = {
      base: revision,
      before: { body, margin },
      body: { ...body, text },
      margin,
      change: randomUUID(),
    }
    return (await ask<{ revision: number }>(author, 'save draft', 'PUT', `/posts/${post.id}/draft`, sent))
      ?.revision
  }
  const save = async (post: SeededPost): Promise<void> => {
    const revision = await type(post)
    if (revision === undefined) return
    const saved = await ask<{ number: number }>(
      authorOf(post),
      'save version',
      'POST',
      `/posts/${post.id}/versions`,
      { revision },
    )
    if (saved) Object.assign(post, { version: saved.number, state: 'draft' })
  }
  const decide = async (post: SeededPost, does: 'approve' | 'return') => {
    const approver = approverOf(post)
    const page = await ask<PostPage>(approver, 'look page', 'GET', `/posts/${post.id}`)
    if (!page?.version) return
    const { number: version, digest } = page.version
    const reason = does === 'return' ? 'Another picture, please.' : null
    const done = await ask<object>(approver, does, 'POST', `/posts/${post.id}/decisions`, {
      ...{ version, digest, does, reason, answers: [] },
    })
    if (done) post.state = does === 'approve' ? 'approved' : 'returned'
  }
  const askFor = async (post: SeededPost) => {
    const body = { version: post.version, note: null, emergency: null }
    const done = await ask<object>(authorOf(post), 'ask', 'POST', `/posts/${post.id}/rounds`, body)
    if (done) post.state = 'in-review'
  }
  const today = new Date()
  const dayIn = (days: number) => new Date(today.getTime() + days * 86_400_000).toISOString().slice(0, 10)

  return [
    { weight: 10, run: async () => void (await list(pick(authors), 'show=mine')) },
    { weight: 10, run: async () => void (await list(pick(approvers), 'show=to-approve')) },
    { weight: 10, run: async () => void (await list(pick(workers), 'show=open')) },
    {
      weight: 4,
      run: async () =>
        void (await list(pick(workers), `show=all&search=${1000 + Math.floor(random() * 4000)}`)),
    },
    {
      weight: 14,
      run: async () => {
        const post = pick(posts)
        await ask(authorOf(post), 'look page', 'GET', `/posts/${post.id}`)
      },
    },
    {
      weight: 5,
      run: async () => {
        const from = Math.floor(random() * 21) - 7
        await ask(
          pick(workers),
          'look calendar',
          'GET',
          `/posts/calendar?from=${dayIn(from)}&to=${dayIn(from + 6)}`,
        )
      },
    },
    { weight: 10, run: () => take('draft', async (post) => void (await type(post))) },
    { weight: 3, run: () => take('draft', save) },
    { weight: 1, run: () => take('returned', save) },
    { weight: 4, run: () => take('draft', askFor) },
    { weight: 4, run: () => take('in-review', (post) => decide(post, 'approve')) },
    { weight: 1, run: () => take('in-review', (post) => decide(post, 'return')) },
    {
      weight: 5,
      run: async () => {
        const post = pick(posts)
        const body = {
          text: 'Could we say at which entrance?',
          anchor: null,
          replyTo: null,
          suggestion: null,
        }
        await ask(approverOf(post), 'comment', 'POST', `/posts/${post.id}/comments`, body)
      },
    },
    {
      weight: 2,
      run: () =>
        take('draft', async (post) => {
          const draft = await ask<PostDraft>(authorOf(post), 'look draft', 'GET', `/posts/${post.id}/draft`)
          if (draft)
            await ask(authorOf(post), 'check', 'POST', `/posts/${post.id}/check`, { body: draft.body })
        }),
    },
    {
      weight: 1,
      run: () =>
        take('draft', async (post) => {
          await ask(authorOf(post), 'look presence', 'POST', `/posts/${post.id}/presence`, { field: 'text' })
        }),
    },
  ]
}
