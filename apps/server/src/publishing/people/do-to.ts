import type { Json } from '@secondlook/connectors'
import { type Refusal, refuse } from '../../http/refusals.ts'
import { type Act, type Asker, isRefusal } from '../../people/index.ts'
import { findReadable, holdPost, permitOn, type Readable } from '../../posts/index.ts'
import { commit } from '../../records/index.ts'
import type { Does } from '../life/act.ts'
import { type Life, lifeOf } from '../life/life.ts'
import { findLifeActs } from '../life/store.ts'
import { writeAct } from '../line/commit-act.ts'
import { freeLine } from '../line/store.ts'
import type { PublishingNeeds } from '../needs.ts'
import { planPost } from '../plan/plan-post.ts'

/** What a person does to a post on one channel. */
export type Doing = {
  readonly does: Extract<Does, 'let-go' | 'give-up' | 'by-hand' | 'withdraw' | 'withdrawn' | 'absent'>
  readonly says: string | null
  readonly detail?: { readonly [name: string]: Json }
}

const noSuch = refuse('not-found', 'There is no such post that you may see.')
const notSo = (says: string): Refusal => refuse('not-in-this-state', says)

/** From which states each may be done, and what is said where it may not. */
const from: Readonly<
  Record<Doing['does'], { readonly states: readonly Life['state'][]; readonly no: string }>
> = {
  'let-go': {
    states: ['stopped', 'refused', 'given-up', 'deferred'],
    no: 'Nothing holds this post up here. Look at where it stands now.',
  },
  'give-up': {
    states: ['waiting', 'stopped', 'refused', 'deferred'],
    no: 'It is out, or may be, so it cannot be kept from going out. Take it down instead.',
  },
  'by-hand': {
    states: ['waiting', 'stopped', 'refused', 'deferred', 'ask-whether', 'given-up'],
    no: 'It is posted by the program, or was posted already. Look at where it stands now.',
  },
  absent: { states: ['ask-whether'], no: 'It is known where this post stands. Look at it again.' },
  withdraw: { states: ['published'], no: 'Only what is out can be taken down.' },
  withdrawn: { states: ['published'], no: 'Only what is out can be taken down.' },
}

/** By which row of the table of who may do what. */
const actOf: Readonly<Record<Doing['does'], Act>> = {
  'let-go': 'publication.let-go',
  'give-up': 'post.withdraw',
  'by-hand': 'publication.by-hand',
  absent: 'publication.let-go',
  withdraw: 'post.withdraw',
  withdrawn: 'post.withdraw',
}

/** Why something may not be done now to what stands so; `undefined` where it may. */
export function whyNot(does: Doing['does'], life: Life): string | undefined {
  const { states, no } = from[does]
  if (!states.includes(life.state)) return no
  if (does === 'withdrawn' && !life.isStuck)
    return 'Have it taken down here first. If that cannot be done, take it down there and say so here.'
  // What was never approved is not made good by letting it go; what a person has to post is not let go.
  if (does === 'let-go' && life.because === 'by-hand') return 'Nobody but you can post it there.'
  if (
    does === 'by-hand' &&
    life.state === 'stopped' &&
    life.because !== 'by-hand' &&
    life.because !== 'no-credential'
  )
    return 'Something stands against it, so it may not be posted by hand either.'
  if (does === 'by-hand' && (life.state === 'waiting' || life.state === 'given-up'))
    return 'It is not ready to be posted.'
  return undefined
}

export const decidedBy = (does: Doing['does']): Act => actOf[does]

/** Does it, in one commit, and plans what follows. */
export async function doTo(
  { recorder }: Pick<PublishingNeeds, 'recorder'>,
  asker: Asker,
  { post, channel }: { readonly post: string; readonly channel: string },
  { does, says, detail }: Doing,
): Promise<Refusal | undefined> {
  const { db, scratch } = recorder.database
  const found: Readable | undefined = await findReadable(db, asker, post)
  if (!found?.last) return noSuch
  const permit = permitOn(asker, actOf[does], { ...found.about, channels: [channel] })
  if (isRefusal(permit)) return permit
  const done = await commit<undefined, Refusal>(recorder, permit, async (tx, at) => {
    await holdPost(tx, post)
    const acts = await findLifeActs(tx, post, channel)
    const version = acts.at(-1)?.version ?? found.last?.number
    if (version === undefined) return { declined: noSuch }
    const life = lifeOf(acts, version)
    const no = whyNot(does, life)
    if (no !== undefined) return { declined: notSo(no) }
    const act = {
      post,
      channel,
      version: life.version,
      does,
      says,
      person: asker.person,
      ...(detail && { detail }),
    }
    return { result: undefined, events: [await writeAct(tx, { at, source: recorder.source }, act)] }
  })
  if (!done.ok) return done.declined
  await freeLine(scratch, channel)
  await planPost(recorder, post)
  return undefined
}
