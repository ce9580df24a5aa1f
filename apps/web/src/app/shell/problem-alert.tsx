import { visuallyHiddenStyles } from '@ag.ds-next/react/a11y'
import { Button } from '@ag.ds-next/react/button'
import { PageAlert } from '@ag.ds-next/react/page-alert'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import { isProblem, pageOf } from '../reach/problem.ts'

type ProblemAlertProps = { readonly error: unknown; readonly onRetry?: () => void; readonly focus?: boolean }

/** To ask again would bring the same answer. */
const isFinal = (error: unknown): boolean =>
  ['not-allowed', 'not-found', 'link-ended'].some((code) => isProblem(error, code))

/** An expected no in the words of the server; of anything else only that it broke on our side. */
export function ProblemAlert({ error, onRetry, focus = false }: ProblemAlertProps) {
  if (error === null || error === undefined) return null
  const { title, says, page } = isProblem(error)
    ? { title: error.problem.title, says: error.problem.detail, page: pageOf(error.problem) }
    : {
        title: 'Something broke on this page',
        says: 'Nothing was changed. Load the page again and try once more.',
        page: undefined,
      }
  // A no is not an alarm: red is kept for what is wrong in a form.
  return (
    <PageAlert focusOnMount={focus} title={title} tone="warning">
      <Text as="p">{says}</Text>
      {page !== undefined && (
        // In a tab of its own, so that what was typed here stays.
        <TextLink href={page} rel="noopener" target="_blank">
          What this means<span css={visuallyHiddenStyles}> (opens in a new tab)</span>
        </TextLink>
      )}
      {onRetry && !isFinal(error) && (
        <Button onClick={onRetry} size="sm" variant="secondary">
          Try again
        </Button>
      )}
    </PageAlert>
  )
}
