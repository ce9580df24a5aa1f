import { PageAlert } from '@ag.ds-next/react/page-alert'
import { Text } from '@ag.ds-next/react/text'

type MeanwhileProps = {
  /** What they changed and I did not, as the form calls it. */
  readonly theirs: readonly string[]
  readonly both: readonly string[]
}

/** Somebody was faster: what is new, and that nothing typed is lost. */
export function Meanwhile({ theirs, both }: MeanwhileProps) {
  return (
    <PageAlert focusOnMount title="Somebody changed this first" tone="info">
      <Text as="p">
        Nothing of yours is saved yet, and nothing you typed is lost.
        {theirs.length > 0 && ` They changed ${namesOf(theirs)}; that now stands below.`}
        {both.length > 0 && ` You both changed ${namesOf(both)}; yours stands below, with theirs beside it.`}{' '}
        Look it over and save again.
      </Text>
    </PageAlert>
  )
}

const namesOf = (labels: readonly string[]): string =>
  labels.map((label) => `“${label.toLowerCase().replace(/\?$/, '')}”`).join(' and ')
