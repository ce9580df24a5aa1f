import { ButtonLink } from '@ag.ds-next/react/button'
import { boxPalette, tokens } from '@ag.ds-next/react/core'
import { PageAlert } from '@ag.ds-next/react/page-alert'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import { type EntryPage, registerOf } from '@secondlook/contract'
import { enteredAs } from './entered-as.ts'
import { ShownValues } from './shown-values.tsx'

/** What came of a request, and what to do next; while it waits, that is said once. */
export function RequestAnswer({ page }: { readonly page: EntryPage }) {
  const shown = (name: string) => page.shown.find(({ field }) => field === name)?.values ?? []
  const state = page.values['state']
  const entered = enteredAs(page.values)
  const conditions = shown('conditions')
  if (state === 'granted')
    return (
      <PageAlert title="It is granted" tone="success">
        {conditions.length > 0 && (
          <Text as="p">
            On these conditions: <ShownValues values={conditions} />
          </Text>
        )}
        {entered && (
          <Text as="p">
            A check knows of it now. It is entered under{' '}
            <TextLink href={`/registers/${entered.register}/${entered.id}`}>
              {registerOf(entered.register).title}
            </TextLink>
            .
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
  if (state !== 'asked') return null
  return mayAnswer ? (
    <blockquote css={askedLook}>
      <ShownValues values={shown('what')} />
    </blockquote>
  ) : (
    <Text as="p" css={{ maxWidth: '42rem' }}>
      Nothing to do until then. Until it is granted, leave it out of what you post.
    </Text>
  )
}

// What is asked, as it was written, comes before everything else that is said of it.
const askedLook = {
  borderLeft: `4px solid ${boxPalette.borderMuted}`,
  fontFamily: tokens.font.body,
  fontSize: '1.15rem',
  margin: 0,
  maxWidth: '42rem',
  padding: '0.25rem 0 0.25rem 1rem',
  whiteSpace: 'pre-line',
} as const
