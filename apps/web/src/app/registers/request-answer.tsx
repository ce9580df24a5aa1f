import { ButtonLink } from '@ag.ds-next/react/button'
import { PageAlert } from '@ag.ds-next/react/page-alert'
import { Text } from '@ag.ds-next/react/text'
import type { EntryPage } from '@secondlook/contract'
import { ShownValues } from './shown-values.tsx'

/** What came of a request, and what to do next; while it waits, that is said once. */
export function RequestAnswer({ page }: { readonly page: EntryPage }) {
  const shown = (name: string) => page.shown.find(({ field }) => field === name)?.values ?? []
  const state = page.values['state']
  const entered = shown('entry')
  const conditions = shown('conditions')
  if (state === 'granted')
    return (
      <PageAlert title="It is granted" tone="success">
        {conditions.length > 0 && (
          <Text as="p">
            On these conditions: <ShownValues values={conditions} />
          </Text>
        )}
        {entered.length > 0 && (
          <Text as="p">
            It is entered as <ShownValues values={entered} />, so a check knows of it now.
          </Text>
        )}
        <div>
          <ButtonLink href="/ask" size="sm">
            Check your words again
          </ButtonLink>
        </div>
      </PageAlert>
    )
  if (state === 'refused') {
    const reason = [...page.history].reverse().find((one) => one.reason)?.reason
    return (
      <PageAlert title="The answer is no" tone="info">
        {reason && <Text as="p">“{reason}”</Text>}
        <Text as="p">Leave it out, or ask again with what is different.</Text>
      </PageAlert>
    )
  }
  const mayAnswer = page.deeds.some(({ name, may }) => name === 'grant' && may)
  if (state !== 'asked' || mayAnswer) return null
  return (
    <Text as="p" css={{ maxWidth: '42rem' }}>
      Nothing to do until then. Until it is granted, leave it out of what you post.
    </Text>
  )
}
