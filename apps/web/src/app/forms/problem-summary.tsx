import { PageAlert } from '@ag.ds-next/react/page-alert'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import { fieldsIn, isProblem } from '../reach/problem.ts'
import { ProblemAlert } from '../shell/problem-alert.tsx'
import { fieldId } from './field-id.ts'

type ProblemSummaryProps = {
  readonly error: unknown
  /** How each field is called on this form, by its path. */
  readonly labels: Readonly<Record<string, string>>
}

/** What is to be looked at on a form, with a link to each field. Takes the focus, so that it is heard. */
export function ProblemSummary({ error, labels }: ProblemSummaryProps) {
  if (!error) return null
  const fields = isProblem(error) ? fieldsIn(error.problem) : []
  const known = fields.filter(({ path }) => path in labels)
  if (known.length === 0) return <ProblemAlert error={error} focus key={keyOf(error)} />
  return (
    <PageAlert
      focusOnMount
      key={keyOf(error)}
      title={known.length === 1 ? 'One thing needs another look' : `${known.length} things need another look`}
      tone="error"
    >
      <ul css={{ margin: 0, paddingLeft: '1.25rem' }}>
        {known.map(({ path, says }) => (
          <li key={path}>
            <TextLink href={`#${fieldId(path)}`}>{labels[path]}</TextLink>
            <Text>: {says}</Text>
          </li>
        ))}
      </ul>
    </PageAlert>
  )
}

// Each answer is a new alert, which takes the focus again.
let answers = 0
const keys = new WeakMap<object, number>()
function keyOf(error: unknown): number {
  if (typeof error !== 'object' || error === null) return 0
  const known = keys.get(error) ?? ++answers
  keys.set(error, known)
  return known
}
