import { PageAlert } from '@ag.ds-next/react/page-alert'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { PostPage } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { anyOf, saySchedule } from '../post-words.ts'
import { doneWords } from './reason-words.ts'
import type { Act } from './use-decision.ts'

type DecisionDoneProps = { readonly act: Act; readonly page: PostPage }

/** What was done just now, what it means, and what waits next. */
export function DecisionDone({ act, page }: DecisionDoneProps) {
  const next = useQuery({ queryKey: ['posts', 'next'], queryFn: () => api.posts({ show: 'to-approve' }) })
  if (act.kind === 'nudge') return null
  const does = act.kind === 'decide' ? act.does : act.kind
  const [title, says] = does === 'approve' ? approvedSays(page) : [doneWords[does], undefined]
  const other = next.data?.posts.find(({ id }) => id !== page.id)
  return (
    <PageAlert focusOnMount title={title} tone="success">
      {says && <Text as="p">{says}</Text>}
      {other && (
        <Text as="p">
          Next for you: <TextLink href={`/posts/${other.id}`}>{other.title}</TextLink>
        </Text>
      )}
    </PageAlert>
  )
}

function approvedSays({ state, steps, version, goesOut }: PostPage): readonly [string, string] {
  if (state === 'approved' && version)
    return [
      'Approved, exactly as you saw it',
      goesOut ?? `It goes out ${saySchedule(version.body.schedule, new Date().toISOString())}.`,
    ]
  const can = steps.find((step) => step.state === 'now')?.can.map(({ name }) => name) ?? []
  return [
    'You approved exactly this',
    can.length > 0 ? `Now it waits for ${anyOf(can)}.` : 'It waits for somebody else now.',
  ]
}
