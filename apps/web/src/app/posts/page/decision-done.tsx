import { PageAlert } from '@ag.ds-next/react/page-alert'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { PostPage } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { approvedSays } from './approved-says.ts'
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
      {says && (
        // It changes by itself, within seconds, and is never older than what stands below it.
        <Text as="p" role="status">
          {says}
          {does === 'approve' && page.out?.needs === 'you' && (
            <>
              {' '}
              <TextLink href="#channels">See what to do</TextLink>
            </>
          )}
        </Text>
      )}
      {other && (
        <Text as="p">
          Next for you: <TextLink href={`/posts/${other.id}`}>{other.title}</TextLink>
        </Text>
      )}
    </PageAlert>
  )
}
