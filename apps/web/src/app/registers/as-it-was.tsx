import { PageAlert } from '@ag.ds-next/react/page-alert'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { AsOf } from '../api.ts'
import { dayOf, sayDay } from '../words/instant.ts'

type AsItWasProps = {
  readonly of: AsOf
  /** The same as it is now. */
  readonly here: string
}

/** Says that what is shown is not how it is now, so that nobody takes it for that. */
export function AsItWas({ of: { at, known }, here }: AsItWasProps) {
  if (at === undefined && known === undefined) return null
  const day = at ?? dayOf(new Date().toISOString())
  return (
    <PageAlert title="This is not how it is now" tone="info">
      <Text as="p">
        It is how it {day > dayOf(new Date().toISOString()) ? 'will stand' : 'stood'} at the end of{' '}
        {sayDay(day)}
        {known !== undefined && `, by what was known at the end of ${sayDay(known)}`}.{' '}
        <TextLink href={here}>See it as it is now</TextLink>
      </Text>
    </PageAlert>
  )
}
