import { type FilledTemplates, type FillTemplate, fillWords, parseTemplate } from '@secondlook/contract'
import type { z } from 'zod'
import { type Refusal, refuse } from '../../http/refusals.ts'
import { type Asker, findPerson } from '../../people/index.ts'
import { commit, type Permit } from '../../records/index.ts'
import { findHolding } from '../../registers/index.ts'
import { confinedTo } from '../confined/store.ts'
import { beginPost } from '../draft/begin.ts'
import { holdDraft, updateDraft } from '../draft/store.ts'
import { approvalOf } from '../lifecycle/approved.ts'
import type { PostsNeeds } from '../needs.ts'
import { openPost as openToSave } from '../open-post.ts'
import { openPost } from '../review/open-post.ts'
import { permitOn } from '../review/permits.ts'
import { sayBlocks } from '../review/say-blocks.ts'
import { saveVersion } from '../version/save-version.ts'
import { whyNotFor } from '../writes-for.ts'
import { findReply } from './store.ts'

type Filled = FilledTemplates['posts'][number]
type Wanted = z.infer<typeof FillTemplate>

const noTemplate = refuse('bad-request', 'There is no such template that is approved now. Choose another.', [
  { path: 'template', says: 'Choose a template that is approved.' },
])

/**
 * Fills a template once for each reply: approved as it is while it stays within its slots, else an ordinary draft. What
 * lacks something, or is answered with it already, is not begun.
 */
export async function fillTemplate(
  needs: PostsNeeds,
  asker: Asker,
  { template: id, channel, replies }: Wanted,
): Promise<readonly Filled[] | Refusal> {
  const { db } = needs.recorder.database
  const [template] = await findHolding(db, ['templates'], asker.at, [id])
  if (template?.values.state !== 'approved') return noTemplate
  const { channels, text, use } = template.values
  if (channels.length > 0 && !channels.includes(channel))
    return refuse('bad-request', 'This template is approved for other channels.', [
      { path: 'channel', says: 'Choose a channel that the template is for.' },
    ])
  const parsed = parseTemplate(text ?? '')
  if (!parsed.ok) return noTemplate
  const unit = (await findPerson(db, asker.person, asker.at))?.unit ?? null
  const permit = permitOn(asker, 'post.write', { unit, channels: [channel] })
  if ('refusal' in permit) return permit
  const elsewhere = await whyNotFor(db, asker, [channel], 'channel')
  if (elsewhere) return elsewhere
  const kind: Place['kind'] = use === 'reply' ? 'reply' : 'post'
  const posts: Filled[] = []
  for (const { about: given, slots } of replies) {
    const about = given.trim()
    const { text: words, empty, wrong } = fillWords(parsed.parts, slots)
    const lacks = [...(kind === 'reply' && about === '' ? ['the address of what it answers'] : []), ...empty]
    if (lacks.length > 0) posts.push(notBegun(`Nothing was begun. This is missing: ${lacks.join(', ')}.`))
    else {
      const place = { ...{ unit, kind, channel, about, template: id, words } }
      const begun = await begin(needs, asker, permit, place, wrong.length === 0)
      if ('already' in begun) posts.push(begun)
      else posts.push(wrong.length > 0 ? outside(begun.post, wrong) : await save(needs, asker, begun.post))
    }
  }
  return posts
}

type Place = {
  readonly unit: string | null
  readonly kind: 'reply' | 'post'
  readonly channel: string
  readonly about: string
  readonly template: string
  readonly words: string
}

const notBegun = (says: string, already: string | null = null): Filled => ({
  ...{ id: null, isApproved: false, says, already },
})

/** Begins the post; where it is within its slots, nothing is left for a person to set. */
async function begin(
  { recorder }: PostsNeeds,
  asker: Asker,
  permit: Permit,
  { unit, kind, channel, about, template, words }: Place,
  isWithin: boolean,
): Promise<{ readonly post: string } | Filled> {
  const where = await confinedTo(recorder.database.db, asker, 'post.id')
  const done = await commit<string, string>(recorder, permit, async (tx, at) => {
    const already = kind === 'reply' ? await findReply(tx, { template, channel, about }, where) : undefined
    if (already !== undefined) return { declined: already }
    const wanted = {
      unit,
      kind,
      channels: [channel],
      text: words,
      template,
      about: about === '' ? null : about,
    }
    const { post, event } = await beginPost(tx, { at, source: recorder.source }, wanted, asker.person)
    const draft = isWithin ? await holdDraft(tx, post) : undefined
    if (draft) await updateDraft(tx, { ...draft, body: { ...draft.body, tier: 'T0', ai: 'none' } })
    return { result: post, events: [event] }
  })
  return done.ok
    ? { post: done.result }
    : notBegun('This is answered with the template already, so nothing was begun.', done.declined)
}

const outside = (id: string, wrong: readonly string[]): Filled => ({
  ...{ id, isApproved: false, already: null },
  says: `${wrong.join(', ')}: not within what the slot allows, so this is an ordinary draft that needs approval.`,
})

async function save(needs: PostsNeeds, asker: Asker, id: string): Promise<Filled> {
  const { db } = needs.recorder.database
  const draft = await openToSave(db, asker, id)
  const saved = 'refusal' in draft ? draft : await saveVersion(needs, asker, draft, draft.draft.revision)
  const stands = (isApproved: boolean, says: string): Filled => ({ id, isApproved, says, already: null })
  if ('refusal' in saved) return stands(false, `It is a draft that was not saved as a version: ${saved.says}`)
  const at = new Date(needs.recorder.source.now()).toISOString()
  const open = await openPost(db, at, id)
  if (open && approvalOf(open.now, open.world).isApproved)
    return stands(true, 'It is approved, because it fills the template within its slots.')
  const why = open ? sayBlocks(open).join(' ') : ''
  return stands(false, why === '' ? 'It needs approval as any other post.' : why)
}
