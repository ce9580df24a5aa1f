import type { Registers } from '@secondlook/contract'
import { findDirectoryMark, findEverybody } from '../../people/index.ts'
import type { Db } from '../../store/database.ts'
import { findAllSpans } from '../entry/store.ts'
import { askedRegisters, RegisterMirror, type SectionChange } from './mirror.ts'
import { findChangedSince, findMark } from './store.ts'

/** After so long the changes one by one may have been forgotten. */
const keptMs = 12 * 3_600_000

type Kept = {
  readonly mirror: RegisterMirror
  readonly mark: string
  readonly directory: string
  readonly at: string
}

/**
 * The registers in force for whoever checks a text: whole once, and from then on by what changed. A mark is that of
 * this process; one that is not the last that was handed out is too old.
 */
export class RegisterSnapshots {
  readonly #db: Db
  readonly #now: () => number
  #kept: Kept | undefined

  constructor(db: Db, now: () => number) {
    this.#db = db
    this.#now = now
  }

  async load(): Promise<{ readonly snapshot: Registers; readonly mark: string }> {
    const at = new Date(this.#now()).toISOString()
    // The mark comes first: what is written meanwhile is read now and once more with the changes, and never missed.
    const mark = await findMark(this.#db)
    const directory = await findDirectoryMark(this.#db)
    const people = await findEverybody(this.#db, at)
    const staff = people.map(({ id, name, otherNames, unit }) => ({
      ...{ id, name, aliases: [...otherNames], directorate: unit },
    }))
    const mirror = new RegisterMirror(await findAllSpans(this.#db, askedRegisters), staff, at)
    this.#kept = { mirror, mark, directory, at }
    return { snapshot: mirror.registers, mark }
  }

  async changesSince(
    mark: string,
  ): Promise<{ readonly changes: readonly SectionChange[]; readonly mark: string } | 'too-old'> {
    const kept = this.#kept
    const now = this.#now()
    if (kept?.mark !== mark || now - Date.parse(kept.at) > keptMs) return 'too-old'
    const next = await findMark(this.#db)
    if ((await findDirectoryMark(this.#db)) !== kept.directory) return 'too-old'
    const entries = await findChangedSince(this.#db, mark)
    const spans = entries.length === 0 ? [] : await findAllSpans(this.#db, askedRegisters, entries)
    const touched = entries.map((entry) => {
      const own = spans.filter((span) => span.entry === entry)
      return { entry, register: own[0]?.register ?? 'channels', spans: own }
    })
    const at = new Date(now).toISOString()
    const changes = kept.mirror.apply(touched, at)
    this.#kept = { ...kept, mark: next, at }
    return { changes, mark: next }
  }
}
