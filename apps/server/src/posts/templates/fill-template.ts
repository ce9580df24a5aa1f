import type { FilledTemplates, FillTemplate } from '@secondlook/contract'
import type { z } from 'zod'
import { type Refusal, refuse } from '../../http/refusals.ts'
import { type Asker, findPerson } from '../../people/index.ts'
import { commit, type Permit } from '../../records/index.ts'
import { findHolding, parseTemplate } from '../../registers/index.ts'
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
import { fillWords } from './fill-words.ts'

type Filled = z.infer<typeof FilledTemplates>['posts'][number]
type Wanted = z.infer<typeof FillTemplate>

const noTemplate = refuse('bad-request', 'There is no such template that is approved now. Choose another.', [
  { path: 'template', says: 'Choose a template that is approved.' },
])

/** Fills a template once for each reply: approved as it is while it stays within its slots, else an ordinary draft. */
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
  for (const { about, slots } of replies) {
    const { text: words, wrong } = fillWords(parsed.parts, slots)
    const place = { ...{ unit, kind, channel, about, template: id, words } }
    const post = await begin(needs, asker, permit, place, wrong.length === 0)
    posts.push(wrong.length > 0 ? outside(post, wrong) : await save(needs, asker, post))
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

/** Begins the post; where it is within its slots, nothing is left for a person to set. */
async function begin(
  { recorder }: PostsNeeds,
  { person }: Asker,
  permit: Permit,
  { unit, kind, channel, about, template, words }: Place,
  isWithin: boolean,
): Promise<string> {
  const done = await commit(recorder, permit, async (tx, at) => {
    const wanted = {
      unit,
      kind,
      channels: [channel],
      text: words,
      template,
      about: about === '' ? null : about,
    }
    const { post, event } = await beginPost(tx, { at, source: recorder.source }, wanted, person)
    const draft = isWithin ? await holdDraft(tx, post) : undefined
    if (draft) await updateDraft(tx, { ...draft, body: { ...draft.body, tier: 'T0', ai: 'none' } })
    return { result: post, events: [event] }
  })
  if (!done.ok) throw new Error('beginning a post is never declined')
  return done.result
}

const outside = (id: string, wrong: readonly string[]): Filled => ({
  ...{ id, isApproved: false },
  says: `${wrong.join(', ')}: not within what the slot allows, so this is an ordinary draft that needs approval.`,
})

async function save(needs: PostsNeeds, asker: Asker, id: string): Promise<Filled> {
  const { db } = needs.recorder.database
  const draft = await openToSave(db, asker, id)
  const saved = 'refusal' in draft ? draft : await saveVersion(needs, asker, draft, draft.draft.revision)
  if ('refusal' in saved)
    return { id, isApproved: false, says: `It is a draft that was not saved as a version: ${saved.says}` }
  const at = new Date(needs.recorder.source.now()).toISOString()
  const open = await openPost(db, at, id)
  if (open && approvalOf(open.now, open.world).isApproved)
    return { id, isApproved: true, says: 'It is approved, because it fills the template within its slots.' }
  const why = open ? sayBlocks(open).join(' ') : ''
  return { id, isApproved: false, says: why === '' ? 'It needs approval as any other post.' : why }
}
