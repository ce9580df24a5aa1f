import { type Json, type Published, type Shown, seenIn } from '@secondlook/connectors'
import { commitAct } from '../line/commit-act.ts'
import type { Work } from '../line/do-due.ts'
import { dropDue, putOff } from '../line/store.ts'
import { nextTry } from '../sending/pass.ts'

const triesMost = 4

/**
 * Reads what a person posted at the address that they gave, as any stranger's browser would. A page that builds itself
 * with scripts shows a program nothing, and that is said and taken for no difference.
 */
export async function readByHand(work: Work, { parts }: Published): Promise<void> {
  const { needs, me, due } = work
  const { scratch } = needs.recorder.database
  const address = parts[0]?.address ?? ''
  const reply = await needs.out.send({ method: 'GET', address, headers: {}, body: null })
  const isThere = reply.is === 'answer' && reply.last.response.status === 200
  if (!isThere && due.tries < triesMost) {
    const now = new Date(needs.recorder.source.now()).toISOString()
    return await putOff(scratch, due, nextTry(now, due.tries))
  }
  const exchanges =
    reply.is === 'answer' ? reply.exchanges.map((one) => ({ ...one, as: 'stranger' as const })) : []
  const capture = await needs.keepEvidence({
    channel: due.channel,
    post: due.post,
    connector: 'by-hand@1',
    exchanges,
  })
  const shown = await needs.shownOf(due)
  const page = isThere ? seenIn(new TextDecoder().decode(reply.last.response.body)).text : ''
  const isPin = shown?.kind === 'pinned'
  const isSame =
    shown !== undefined &&
    !isPin &&
    page !== '' &&
    wordsOf(shown).every((words) => plain(page).includes(words))
  const detail: { readonly [name: string]: Json } = {
    ...{ is: isThere ? 'there' : 'unreadable', capture, differences: [] },
    ...(isSame && { isSame }),
  }
  const says = isSame
    ? null
    : isThere && isPin
      ? 'The page is there. A program cannot see whether it is pinned, so look at it yourself.'
      : isThere
        ? 'The page is there. A program cannot read its words, so look at it yourself.'
        : 'The page could not be reached. Look whether the address is right.'
  if (
    await commitAct(needs, me, {
      ...{ post: due.post, channel: due.channel, version: due.version },
      does: 'read',
      says,
      detail,
    })
  )
    await dropDue(scratch, due.post, due.channel)
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim()
const wordsOf = ({ parts }: Shown): readonly string[] =>
  parts.map(({ runs }) => plain(runs.map(({ text }) => text).join('')))
