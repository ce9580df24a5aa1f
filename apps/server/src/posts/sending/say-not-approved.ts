import type { NotApproved } from '../lifecycle/approved.ts'
import { type Objection, objectionTo } from '../lifecycle/yes.ts'
import type { OpenPost } from '../review/open-post.ts'
import { sayBlocks } from '../review/say-blocks.ts'

/** Why something that was approved is not any more, in a sentence for whoever may read the post. */
export function sayNotApproved(because: NotApproved, open: OpenPost): string {
  const { now } = open
  switch (because) {
    case 'A1':
      return sayLostYes(open)
    case 'A2':
      return now.heldBy === null ? 'It was taken back.' : 'It is on hold.'
    case 'A3':
      return 'It looks like government work that may not be public yet, and that is not settled.'
    case 'A4':
      return 'The latest time at which it may go out has passed.'
    case 'A5':
      return sayBlocks(open).join(' ')
  }
}

/** Of whom a yes was is on the post's page; whether they have read a policy is for them and few others. */
const lost: Readonly<Partial<Record<Objection['rule'], string>>> = {
  Y2: 'Somebody who approved it is not in the directory any more, so their yes does not count.',
  Y3: 'Somebody who approved it wrote in it too, as the directory knows by now, so their yes does not count.',
  Y4: 'Somebody who approved it acts for one who wrote in it, so their yes does not count.',
  Y5: 'Nothing in the register lets somebody who approved it approve this any more, so their yes does not count.',
  Y6: 'A yes that it had does not count at the moment. Whoever gave it sees why when they open the post.',
}

function sayLostYes({ now, world, last }: OpenPost): string {
  const objections = now.yeses.map((yes) => objectionTo(yes, now, world)?.rule)
  const said = Object.entries(lost).flatMap(([rule, says]) =>
    objections.includes(rule as Objection['rule']) ? [says] : [],
  )
  if (said.length > 0) return said.join(' ')
  return last.template !== null && now.yeses.length === 0
    ? 'The template that it fills is not approved any more, or says something else now, and nobody has approved it by itself.'
    : 'Nobody who may approve it now has: a yes that it had does not count any more, or it was never given.'
}
