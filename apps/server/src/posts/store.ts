import { sql } from 'kysely'
import type { Db, Tx } from '../store/database.ts'
import type { Act, History } from './lifecycle/history.ts'
import type {
  PostActTable,
  PostFoundTable,
  PostNeutralTable,
  PostRoundTable,
  PostTable,
  PostVersionTable,
} from './tables.ts'

/** Whoever changes where a post stands holds it until their transaction ends, so that two never decide at once. */
export async function holdPost(tx: Tx, post: string): Promise<PostTable | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`post ${post}`}, 0))`.execute(tx)
  return await findPost(tx, post)
}

export const findPost = async (db: Db | Tx, id: string): Promise<PostTable | undefined> =>
  await db.selectFrom('post').selectAll().where('id', '=', id).executeTakeFirst()

export const insertPost = async (tx: Tx, row: PostTable): Promise<void> =>
  void (await tx.insertInto('post').values(row).execute())

type VersionFact = Pick<
  PostVersionTable,
  | 'number'
  | 'digest'
  | 'tier'
  | 'channels'
  | 'initiatives'
  | 'writers'
  | 'is_neutral'
  | 'template'
  | 'goes_at'
  | 'latest_at'
  | 'saved_by'
  | 'saved_at'
> & { readonly judgements: readonly { readonly finding: string; readonly advice: 'ask' | 'stop' }[] }

/** What happened to some posts, as it is kept. */
export type Happened = {
  readonly versions: readonly (VersionFact & { readonly post: string })[]
  readonly rounds: readonly RoundFact[]
  readonly acts: readonly ActFact[]
  readonly neutral: readonly PostNeutralTable[]
  readonly found: readonly PostFoundTable[]
}

/** Everything that happened to some posts, as the lifecycle reads it, by post and oldest first. */
export function historiesOf(happened: Happened): ReadonlyMap<string, History> {
  const { versions, rounds, acts, neutral, found } = happened
  const all = new Map<string, Placed[]>()
  const add = (post: string, place: number, act: Act): void => {
    const own = all.get(post) ?? []
    own.push({ at: act.at, place, act })
    all.set(post, own)
  }
  for (const { post, ...version } of versions) add(post, 0, savedOf(version))
  for (const round of rounds) add(round.post, 1, askedOf(round))
  for (const { post, version, person, at } of neutral)
    add(post, 2, { does: 'settle-neutral', version, by: person, at })
  for (const act of acts) add(act.post, 3, doneOf(act))
  const savedBy = new Map(versions.map((one) => [`${one.post} ${one.number}`, one.saved_by]))
  for (const { post, version, is_neutral: isNeutral, at } of found) {
    // Nobody does this. It is told of whoever saved the version, because that is whose knowledge was asked.
    const by = savedBy.get(`${post} ${version}`) ?? ''
    add(post, 4, { does: 'find-again', version, isNeutral, by, at })
  }
  return new Map([...all].map(([post, own]) => [post, own.sort(inOrder).map(({ act }) => act)]))
}

type Placed = { readonly at: string; readonly place: number; readonly act: Act }

/**
 * What is done is done to the last version, so that a version comes after everything that was done to those before it,
 * whichever machine's clock was ahead.
 */
const inOrder = (a: Placed, b: Placed): number =>
  a.act.version - b.act.version ||
  Number(b.act.does === 'save') - Number(a.act.does === 'save') ||
  (a.at < b.at ? -1 : a.at > b.at ? 1 : a.place - b.place)

const savedOf = (row: VersionFact): Act => ({
  ...{ does: 'save', version: row.number, digest: row.digest, writers: row.writers, tier: row.tier },
  ...{ channels: row.channels, latest: row.latest_at, judgements: row.judgements },
  ...{ isNeutral: row.is_neutral, by: row.saved_by, at: row.saved_at },
})

type RoundFact = { readonly [K in keyof PostRoundTable]: K extends 'steps' ? unknown : PostRoundTable[K] }

const askedOf = (row: RoundFact): Act => ({
  ...{ does: 'ask', version: row.version, by: row.asked_by, at: row.asked_at },
  ...{ steps: row.steps as Extract<Act, { does: 'ask' }>['steps'], isEmergency: row.is_emergency },
})

type ActFact = Omit<PostActTable, 'answers'> & { readonly answers: readonly { readonly finding: string }[] }

function doneOf(row: ActFact): Act {
  const { version, person: by, at } = row
  if (row.does !== 'approve') return { does: row.does, version, by, at }
  return {
    ...{ does: 'approve', version, by, at, digest: row.digest ?? '', hasSteppedUp: row.has_stepped_up },
    answered: row.answers.map(({ finding }) => finding),
  }
}
