import type { PostPage } from '@secondlook/contract'
import { anyOf, saySchedule, sayStand } from '../post-words.ts'

/** Approved to go out at once, and not on its way to any channel yet. */
export const isLeaving = ({ state, out, version }: Pick<PostPage, 'state' | 'out' | 'version'>): boolean =>
  state === 'approved' && out === null && version?.body.schedule.kind === 'when-approved'

/** What an approval came to, as far as it is known by now. */
export function approvedSays(page: PostPage): readonly [string, string] {
  const { state, steps, version, goesOut, out } = page
  const title = 'Approved, exactly as you saw it'
  if (out !== null) return [title, `${sayStand({ state, out })}.`]
  if (isLeaving(page)) return [title, 'It is on its way. Where it stands shows here in a moment.']
  if (state === 'approved' && version)
    return [title, goesOut ?? `It goes out ${saySchedule(version.body.schedule, new Date().toISOString())}.`]
  const can = steps.find((step) => step.state === 'now')?.can.map(({ name }) => name) ?? []
  return [
    'You approved exactly this',
    can.length > 0 ? `Now it waits for ${anyOf(can)}.` : 'It waits for somebody else now.',
  ]
}
