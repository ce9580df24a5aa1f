import type { Instant } from '@secondlook/calendar'
import type { Asset } from '@secondlook/contract'
import { holds } from '../period.ts'
import { fold } from '../text/fold.ts'
import type { RegisterIndex } from './register-index.ts'

/** Whether somebody has agreed to an asset for a use, here and now. */
export type AssetApproval = 'holds' | 'other-use' | 'none'

export type UseQuestion = {
  readonly registers: RegisterIndex
  readonly channel: string | undefined
  readonly at: Instant | undefined
  readonly zone: string
  /** Whether a use, as somebody wrote it down, covers publishing a post. */
  readonly covers: (use: string) => boolean
}

/** An approval for an account holds there and nowhere else; one without an account holds everywhere. */
export function approvalOf(asset: Asset, question: UseQuestion): AssetApproval {
  const { at, zone } = question
  const here = (asset.approvals ?? []).filter((approval) => {
    const dated = Boolean(approval.validFrom ?? approval.validTo)
    if (dated && (at === undefined || !holds(approval, at, zone))) return false
    return !approval.channel || isSame(approval.channel, question)
  })
  if (here.length === 0) return 'none'
  return here.some(({ use }) => !use || question.covers(use)) ? 'holds' : 'other-use'
}

function isSame(name: string, { registers, channel }: UseQuestion): boolean {
  if (channel === undefined) return false
  const known = registers.channel(channel)
  return [channel, known?.id ?? channel, known?.handle ?? channel].some((one) => bare(one) === bare(name))
}

const bare = (name: string): string => fold(name).replace(/^@/, '').trim()
