import type { PostPage } from '@secondlook/contract'
import type { z } from 'zod'
import type { Act, Asker } from '../../people/index.ts'
import type { AboutPost } from '../about.ts'
import { approvalOf } from '../lifecycle/approved.ts'
import {
  type MayNot,
  mayNotApprove,
  mayNotAsk,
  mayNotLookAfter,
  mayNotRelease,
  mayNotSayNo,
  mayNotTakeBack,
} from '../lifecycle/may.ts'
import { isSensitive } from '../lifecycle/yes.ts'
import { stepsFor } from '../review/ask.ts'
import { stageOf } from '../review/notices.ts'
import { type OpenPost, whoCanNow } from '../review/open-post.ts'
import { decideOnAny } from '../review/permits.ts'
import { noInWords } from '../review/say-no.ts'
import { asIfYes } from '../review/who-can.ts'

export type May = z.infer<typeof PostPage>['may']
type MayDo = May['edit']
const yes: MayDo = { may: true, whyNot: null }
const no = (whyNot: string): MayDo => ({ may: false, whyNot })

/** What may be done to a post of which there is no version yet. */
export function mayBeforeSaving(asker: Asker, about: AboutPost): May {
  const unsaved = no('Nothing of it was saved as a version yet.')
  return {
    edit: byTable(asker, 'post.write', about),
    comment: byTable(asker, 'post.comment', about),
    ...{ ask: unsaved, approve: unsaved, return: unsaved, hold: unsaved, release: unsaved, recall: unsaved },
    ...{ drop: unsaved, nudge: unsaved, settleNeutral: unsaved, lookAfter: unsaved },
  }
}

/** What whoever looks may do; where not, why not and who can. */
export function mayOn(
  asker: Asker,
  about: AboutPost,
  open: OpenPost,
  names: ReadonlyMap<string, string>,
): May {
  const { now, world } = open
  const me = asker.person
  const say = (found: MayNot | undefined): MayDo =>
    found ? no(noInWords(open, asker, found, names).says) : yes
  const both = (act: Act, found: MayNot | undefined): MayDo => {
    const first = say(found)
    return first.may ? byTable(asker, act, about) : first
  }
  const isHigh = isSensitive(now.version.tier) || now.round?.isEmergency === true
  const approves: Act = isHigh ? 'post.approve-sensitive' : 'post.approve'
  const plan = stepsFor(open, false)
  const mayAsk =
    'refusal' in plan
      ? no(plan.says)
      : approvalOf({ ...now, round: null }, world).isApproved
        ? no('It fills an approved template, so it is approved already.')
        : both('post.write', mayNotAsk(now, world, { steps: plan.steps, isEmergency: false }))
  const others = whoCanNow(open).filter((one) => !asker.selves.has(one))
  const isApproved = approvalOf(now, world).isApproved
  const waits = (now.round !== null && now.ended === null) || isApproved
  const looked = mayNotLookAfter(now, world, me)
  return {
    edit: now.isDropped ? say({ rule: 'D3' }) : byTable(asker, 'post.write', about),
    ask: mayAsk,
    // That it takes showing once more who one is, is asked when they press the button.
    approve: both(approves, mayNotApprove(now, world, asIfYes(now, world, me))),
    return: both('post.stop', mayNotSayNo(now, world, me)),
    hold: both('post.stop', now.heldBy !== null ? { rule: 'held' } : mayNotSayNo(now, world, me)),
    release: both('post.stop', mayNotRelease(now, world, me)),
    recall: waits
      ? both('post.write', mayNotTakeBack(now, world, me))
      : no('It waits for nobody and is not approved.'),
    drop: both('post.write', mayNotTakeBack(now, world, me)),
    comment: byTable(asker, 'post.comment', about),
    nudge:
      stageOf(open) === undefined || others.length === 0
        ? no('It waits for nobody whom you could remind.')
        : byTable(asker, 'post.comment', about),
    settleNeutral:
      now.version.isNeutral && !now.isNeutralSettled
        ? byTable(asker, 'post.settle-neutral', about)
        : no('Nobody is asked about this version.'),
    lookAfter:
      now.yeses.length === 0 ? no('Nothing was approved in an emergency.') : both('post.look-after', looked),
  }
}

/** By the table; whoever is short of nothing but showing that it is they may begin. */
function byTable(asker: Asker, act: Act, about: AboutPost): MayDo {
  const decision = decideOnAny(asker, act, about)
  if (decision.may || decision.needs === 'step-up') return yes
  return no(decision.because)
}
