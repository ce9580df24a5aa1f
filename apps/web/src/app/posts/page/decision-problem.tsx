import { PageAlert } from '@ag.ds-next/react/page-alert'
import { Text } from '@ag.ds-next/react/text'
import { isProblem } from '../../reach/problem.ts'
import { ProblemAlert } from '../../shell/problem-alert.tsx'

/** Why a decision was not taken; or that nobody knows whether it was, because its answer was lost on the way. */
export function DecisionProblem({ error }: { readonly error: unknown }) {
  if (!isProblem(error, 'no-connection')) return <ProblemAlert error={error} focus />
  return (
    <PageAlert focusOnMount title="We do not know yet whether it arrived" tone="warning">
      <Text as="p">
        The connection was lost on the way. Do it again once you are back: the same thing twice counts once.
      </Text>
    </PageAlert>
  )
}
