import { findApproved, findPlan } from '../../posts/index.ts'
import type { Recorder } from '../../records/index.ts'
import { isOnItsWay, type Life, lifeOf, mayBeOut } from '../life/life.ts'
import { findActs, toLifeAct } from '../life/store.ts'
import { dropDue, findAllDue, findDueOf, planDue } from '../line/store.ts'

/** Makes what is due about a post be what it should be. It may run at any time and as often as anybody likes. */
export async function planPost({ database, source }: Recorder, post: string): Promise<void> {
  const { db, scratch } = database
  const at = new Date(source.now()).toISOString()
  const [found, acts, planned] = await Promise.all([
    findPlan(db, at, post),
    findActs(db, [post]),
    findDueOf(scratch, post),
  ])
  const plan = found && 'lost' in found ? undefined : found
  const channels = new Set([
    ...(plan?.channels ?? []),
    ...acts.map(({ channel }) => channel),
    ...planned.map(({ channel }) => channel),
  ])
  for (const channel of channels) {
    const own = acts.filter((act) => act.channel === channel).map(toLifeAct)
    const last = own.at(-1)?.version
    const version = plan?.channels.includes(channel) ? plan.version : last
    const due = planned.find((one) => one.channel === channel)
    const life = version === undefined ? undefined : lifeOf(own, version)
    const wanted = life && wantedOf(life, plan?.channels.includes(channel) ? plan.dueAt : undefined, at)
    if (!wanted || !life) {
      // What was to go out and is not approved any more is not forgotten: at its time that is said.
      const isLost = found && 'lost' in found && due?.kind === 'send' && due.version === found.lost
      const isStill = life === undefined || life.state === 'waiting' || life.state === 'deferred'
      if (due && !(isLost && isStill)) await dropDue(scratch, post, channel)
      continue
    }
    // What is planned already keeps its place, and how often it was tried.
    const isSame =
      due?.version === life.version &&
      due.kind === wanted.kind &&
      (life.state !== 'waiting' || due.first_due_at === wanted.dueAt)
    if (!isSame) await planDue(scratch, { post, channel, version: life.version, ...wanted })
  }
}

/** What should be done next, and when; nothing where a person has to, or where nothing is left. */
function wantedOf(
  life: Life,
  dueAt: string | null | undefined,
  now: string,
): { readonly kind: 'send' | 'after'; readonly dueAt: string } | undefined {
  if (!isOnItsWay(life)) return undefined
  if (life.state === 'withdrawing' || life.state === 'published') return { kind: 'after', dueAt: now }
  // What may be out is looked after, also where its approval has been taken back since.
  if (mayBeOut(life)) return { kind: 'send', dueAt: now }
  // Whoever let it go is told what stands against it, also where that is that it is not approved.
  if (dueAt === undefined) return life.letGoAt === null ? undefined : { kind: 'send', dueAt: life.letGoAt }
  if (dueAt === null) return undefined
  return { kind: 'send', dueAt: life.letGoAt !== null && life.letGoAt > dueAt ? life.letGoAt : dueAt }
}

/** Plans what was approved and is neither planned nor decided, such as after a listener that never ran. */
export async function planMissing(recorder: Recorder): Promise<void> {
  const { db, scratch } = recorder.database
  const approved = await findApproved(db)
  const planned = new Set((await findAllDue(scratch)).map(({ post, channel }) => `${post} ${channel}`))
  const missing = approved.filter(({ post, channels }) =>
    channels.some((one) => !planned.has(`${post} ${one}`)),
  )
  const acts = await findActs(
    db,
    missing.map(({ post }) => post),
  )
  for (const { post, version, channels } of missing) {
    const isLeft = channels.some((channel) => {
      const own = acts.filter((act) => act.post === post && act.channel === channel).map(toLifeAct)
      return isOnItsWay(lifeOf(own, version)) && !planned.has(`${post} ${channel}`)
    })
    if (isLeft) await planPost(recorder, post)
  }
}
