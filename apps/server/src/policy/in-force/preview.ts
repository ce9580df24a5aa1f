import type { Case, Pack } from '@secondlook/contract'
import type { Policy } from '@secondlook/engine'
import type { Db } from '../../store/database.ts'
import { findInForce } from '../store.ts'
import { compiledPolicy, type LoadedPack, loadKept } from './kept-pack.ts'
import {
  answerAt,
  decidePut,
  type InForce,
  no,
  type PolicyRefusal,
  type PutPlan,
  pairsFrom,
  wayTo,
} from './model.ts'
import { findTree } from './policy-for.ts'
import { type Putting, wantedOf } from './put-in-force.ts'

export type ChangedCase = {
  readonly name: string
  readonly text: string
  readonly from: string
  readonly to: string
  /** Clauses of findings that come, go or change. */
  readonly by: readonly string[]
}

export type Preview = {
  readonly plan: PutPlan
  /** The rows on which it was decided. */
  readonly seen: readonly InForce[]
  /** How many posts were looked at; none where nothing is in force before, to compare with. */
  readonly cases: number
  readonly changed: readonly ChangedCase[]
}

type Asked = Omit<Putting, 'reason' | 'seen'> & { readonly at: string }

/**
 * Whether a pack fits with everything that it would lie on or under, from its first day on; with the rows on which
 * that was seen. Packs are put together outside of any transaction, because that takes a moment.
 */
export async function seeFit(
  db: Db,
  asked: Asked,
): Promise<{ readonly plan: PutPlan; readonly seen: readonly InForce[] } | PolicyRefusal> {
  const seen = await findInForce(db)
  const wanted = wantedOf(asked)
  const plan = decidePut(seen, await findTree(db, asked.at), wanted, asked.at)
  if ('code' in plan) return plan
  const { compilePack, PackError } = await import('@secondlook/engine')
  const problems = new Set<string>()
  const tryOut = async (base: Pack, overlays: readonly Pack[]): Promise<void> => {
    await aMoment()
    try {
      compilePack(base, overlays)
    } catch (error) {
      if (!(error instanceof PackError)) throw error
      for (const { pack, at, says } of error.problems) problems.add(`${pack}, ${at}: ${says}`)
    }
  }
  const { pack } = asked.loaded
  const others = new Set(pairsFrom(seen, wanted, plan).map(({ digest }) => digest))
  if (wanted.kind === 'base') await tryOut(pack, [])
  for (const digest of others) {
    const other = await loadKept(db, digest)
    await (wanted.kind === 'base' ? tryOut(pack, [other]) : tryOut(other, [pack]))
  }
  if (problems.size > 0)
    return no('pack-does-not-fit', 'This version does not go with what is in force then.', {
      problems: [...problems],
    })
  return { plan, seen }
}

/** What would change if a pack were put in force: the packs' own cases, before and after. Nothing is written. */
export async function previewPut(db: Db, asked: Asked): Promise<Preview | PolicyRefusal> {
  const fit = await seeFit(db, asked)
  if ('code' in fit) return fit
  const { plan, seen } = fit
  const way = asked.unit === null ? [] : (wayTo(await findTree(db, asked.at), asked.unit) ?? [])
  const now = answerAt(seen, way, plan.from)
  if ('gap' in now) return { ...fit, cases: 0, changed: [] }
  const before = await compiledPolicy(db, now)
  const ending = new Set(plan.replaces.map(({ id }) => id))
  const isBase = asked.loaded.pack.head.kind === 'base'
  const kept = await Promise.all(
    now.overlays.filter(({ id }) => !ending.has(id)).map(({ digest }) => loadKept(db, digest)),
  )
  const base = isBase ? asked.loaded.pack : await loadKept(db, now.base.digest)
  const { compilePack } = await import('@secondlook/engine')
  await aMoment()
  const after = compilePack(base, isBase ? kept : [...kept, asked.loaded.pack])
  const cases = casesOf([...before.packs, asked.loaded.pack])
  return { ...fit, cases: cases.length, changed: await compare(cases, before, after) }
}

/** The posts of every pack that has to do with it, each once. */
const casesOf = (packs: readonly Pack[]): readonly Case[] => [
  ...new Map(packs.flatMap(({ cases }) => cases).map((one) => [JSON.stringify(one.post), one])).values(),
]

async function compare(
  cases: readonly Case[],
  before: Policy,
  after: Policy,
): Promise<readonly ChangedCase[]> {
  const { indexRegisters, replay } = await import('@secondlook/engine')
  const changed: ChangedCase[] = []
  for (const [at, { name, post, registers }] of cases.entries()) {
    if (at % 50 === 0) await aMoment()
    const change = replay(post, before, after, registers && indexRegisters(registers))
    if (change)
      changed.push({
        ...{ name, text: post.text, from: change.from.advice, to: change.to.advice, by: change.by },
      })
  }
  return changed
}

/** Lets others have their turn between pieces of work. */
const aMoment = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Whether a pack of the shelf could be of use: a face of it for a list. */
export const faceOf = ({ pack: { head }, digest }: LoadedPack) => ({
  ...{ digest, pack: head.id, version: head.version, title: head.title },
  ...{ kind: head.kind === 'overlay' ? ('overlay' as const) : ('base' as const), over: head.over ?? null },
})
