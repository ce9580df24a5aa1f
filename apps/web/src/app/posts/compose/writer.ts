import type { Present } from '@secondlook/contract'
import type { api } from '../../api.ts'
import { fieldsOf, isProblem } from '../../reach/problem.ts'
import { keep, keptOf, type Place, type Shelf, takeAway } from './keeping.ts'
import {
  arrived,
  type Beside,
  begun,
  choose,
  isOnlyHere,
  isUnsent,
  lost,
  refused,
  type Side,
  saved,
  send,
  signedOut,
  toSave,
  type,
  type Writing,
} from './sending.ts'
import type { Work } from './work.ts'

/** How long somebody has to stop before it is sent, and how long it may wait while they go on. */
export const sendMs = { pause: 700, most: 4000, again: 3000, mostAgain: 30_000 } as const
const beatMs = { alone: 12_000, together: 4000 } as const

export type Asks = Pick<typeof api, 'postDraft' | 'saveDraft' | 'beThere'>
export type Seen = {
  /** `undefined` until it is there. */
  readonly writing: Writing | undefined
  readonly others: readonly Present[]
  /** Whether what is nowhere else is kept on this device. */
  readonly isKept: boolean
  readonly isSending: boolean
  readonly mayEdit: boolean
  readonly whyNot: string | null
  readonly error: unknown
}

type Needs = {
  readonly asks: Asks
  readonly shelf: Shelf
  readonly place: Place
  /** Windows that are open still; what they keep is theirs. */
  readonly openWindows: () => Promise<ReadonlySet<string>>
  readonly newChange: () => string
  readonly now: () => string
}

/** One post in one window: keeps each keystroke, sends it when there is a pause, and brings in what others typed. */
export class Writer {
  readonly #needs: Needs
  readonly #listeners = new Set<() => void>()
  #seen: Seen = {
    ...{ writing: undefined, others: [], isKept: true, isSending: false, mayEdit: true, whyNot: null },
    error: null,
  }
  #pause: ReturnType<typeof setTimeout> | undefined
  #unsentSince: number | undefined
  #tries = 0
  #beat: ReturnType<typeof setTimeout> | undefined
  #field: string | null = null
  #isClosed = false
  /** What an earlier window left behind, one after the other. */
  #left: readonly Place[] = []

  constructor(needs: Needs) {
    this.#needs = needs
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  readonly seen = (): Seen => this.#seen

  /** Begins with what an earlier window could not send, or else with what the server has. */
  async open(): Promise<void> {
    this.#isClosed = false
    const { asks, place } = this.#needs
    await this.#findLeft()
    const found = await asks.postDraft(place.post).then(
      (draft) => ({ draft }),
      (error: unknown) => ({ error }),
    )
    if (this.#isClosed) return
    if ('draft' in found) {
      const { mayEdit, whyNot, present } = found.draft
      this.#show({ mayEdit, whyNot, others: othersOf(present), error: null })
    }
    const left = this.#takeLeft()
    if (left) this.#become({ ...left, trouble: 'draft' in found ? null : { is: 'connection' } })
    else if ('draft' in found) this.#become(begun(found.draft))
    else this.#show({ error: found.error })
    if (this.#seen.writing) {
      this.#later(left ? 0 : undefined)
      void this.#see()
    }
  }

  close(): void {
    this.#isClosed = true
    clearTimeout(this.#pause)
    clearTimeout(this.#beat)
  }

  type(change: (work: Work) => Work): void {
    const { writing } = this.#seen
    if (!writing) return
    this.#become(type(writing, change(writing.typed)))
    this.#later(sendMs.pause)
  }

  choose(field: string, side: Side): void {
    if (!this.#seen.writing) return
    this.#become(choose(this.#seen.writing, field, side))
    this.#later(0)
  }

  /** Where in the post somebody is, for others who have it open. */
  at(field: string | null): void {
    if (field === this.#field) return
    this.#field = field
    if (this.#seen.others.length > 0) void this.#see()
  }

  /** The connection may be back, or somebody signed in again. */
  readonly again = (): void => {
    this.#tries = 0
    this.#later(0)
  }

  /** Sends everything; gives the revision that holds it, or nothing where it did not get there. */
  async whole(): Promise<number | undefined> {
    for (let tries = 0; tries < 5 && !this.#isClosed; tries++) {
      const { writing, isSending } = this.#seen
      if (!writing || writing.open.length > 0) return undefined
      if (!isUnsent(writing)) return writing.known.revision
      if (isSending) await this.#idle()
      else await this.#send()
      if (this.#seen.writing?.trouble) return undefined
    }
    return undefined
  }

  /** Brings in what somebody else saved. */
  async look(): Promise<void> {
    const draft = await this.#needs.asks
      .postDraft(this.#needs.place.post, { interrupts: false })
      .catch(() => undefined)
    if (!draft || !this.#seen.writing || this.#isClosed) return
    this.#become(arrived(this.#seen.writing, draft))
    this.#later(sendMs.pause)
  }

  #idle = (): Promise<void> =>
    new Promise((resolve) => {
      const stop = this.subscribe(() => {
        if (this.#seen.isSending) return
        stop()
        resolve()
      })
    })

  #later(ms: number | undefined): void {
    const { writing } = this.#seen
    if (!writing || !isUnsent(writing) || this.#isClosed) {
      this.#unsentSince = undefined
      return
    }
    this.#unsentSince ??= Date.now()
    const waited = Date.now() - this.#unsentSince
    clearTimeout(this.#pause)
    this.#pause = setTimeout(
      () => void this.#send(),
      Math.max(0, Math.min(ms ?? sendMs.pause, sendMs.most - waited)),
    )
  }

  async #send(): Promise<void> {
    const { writing, isSending } = this.#seen
    if (!writing || isSending || this.#isClosed) return
    const sent = send(writing, this.#needs.newChange())
    const { flight } = sent
    if (flight === null) return
    this.#show({ isSending: true })
    this.#become(sent)
    const answer = await this.#needs.asks.saveDraft(this.#needs.place.post, toSave(flight)).then(
      (draft) => ({ draft }),
      (error: unknown) => ({ error }),
    )
    const now = this.#seen.writing ?? sent
    if ('draft' in answer) {
      this.#tries = 0
      this.#unsentSince = undefined
      this.#become(saved(now, flight.change, answer.draft, this.#needs.now()))
      this.#show({ isSending: false })
      this.#later(sendMs.pause)
      this.#takeNext()
      // Somebody else saved since: whoever it is is shown now, and not with the next beat.
      const isAlone = this.#seen.others.length === 0
      if (isAlone && answer.draft.revision > flight.base.revision + 1) void this.#see()
    } else this.#notTaken(now, answer.error)
  }

  #notTaken(now: Writing, error: unknown): void {
    const { status, code, detail } = isProblem(error)
      ? error.problem
      : { status: 0, code: 'broken', detail: '' }
    if (code === 'not-signed-in') this.#become(signedOut(now))
    else if (status === 0 || status === 429 || status >= 500) {
      this.#become(lost(now))
      const wait = Math.min(sendMs.mostAgain, sendMs.again * 2 ** this.#tries++)
      clearTimeout(this.#pause)
      this.#pause = setTimeout(() => void this.#send(), wait)
    } else this.#become(refused(now, detail, besideOf(error)))
    this.#show({ isSending: false })
    // What stands there may be another; then this is put together with it and goes once more.
    if (code === 'changed-meanwhile') void this.look()
  }

  async #see(): Promise<void> {
    clearTimeout(this.#beat)
    const { asks, place } = this.#needs
    const there = await asks.beThere(place.post, this.#field).catch(() => undefined)
    if (this.#isClosed) return
    if (there) {
      this.#show({ others: othersOf(there.present) })
      const { writing } = this.#seen
      if (writing && writing.flight === null && there.revision > writing.known.revision) void this.look()
    }
    const wait = this.#seen.others.length > 0 ? beatMs.together : beatMs.alone
    clearTimeout(this.#beat)
    this.#beat = setTimeout(() => void this.#see(), wait)
  }

  async #findLeft(): Promise<void> {
    const { shelf, place, openWindows } = this.#needs
    const open = await openWindows().catch(() => new Set<string>())
    this.#left = keptOf(shelf, place)
      .filter(({ window }) => window !== place.window && !open.has(window))
      .map(({ window }) => ({ ...place, window }))
  }

  /** The newest that was left becomes this window's. */
  #takeLeft(): Writing | undefined {
    const { shelf, place } = this.#needs
    const [own] = keptOf(shelf, place).filter(({ window }) => window === place.window)
    if (own) return own.writing
    const [next, ...rest] = this.#left
    this.#left = rest
    if (!next) return undefined
    const kept = keptOf(shelf, place).find(({ window }) => window === next.window)
    if (!kept) return this.#takeLeft()
    // It is kept under this window before it goes from the other, so that it is always somewhere.
    if (keep(shelf, place, kept.writing, kept.at)) takeAway(shelf, next)
    return kept.writing
  }

  #takeNext(): void {
    const { writing } = this.#seen
    if (!writing || isOnlyHere(writing) || this.#left.length === 0) return
    const next = this.#takeLeft()
    if (!next) return
    this.#become(next)
    this.#later(0)
  }

  #become(writing: Writing): void {
    const { shelf, place, now } = this.#needs
    this.#show({ writing, isKept: keep(shelf, place, writing, now()) })
  }

  #show(change: Partial<Seen>): void {
    this.#seen = { ...this.#seen, ...change }
    for (const listener of this.#listeners) listener()
  }
}

const othersOf = (present: readonly Present[]): readonly Present[] => present.filter(({ isYou }) => !isYou)
const besideOf = (error: unknown): readonly Beside[] =>
  Object.entries(fieldsOf(error)).map(([path, says]) => ({
    field: path.replace(/^(body|margin)\./, '').split('.')[0] ?? '',
    says,
  }))
