import { Button } from '@ag.ds-next/react/button'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextInput } from '@ag.ds-next/react/text-input'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { PostPage } from '@secondlook/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api, type NeutralAnswer } from '../../api.ts'
import { besideField } from '../../forms/field-id.ts'
import { ProblemSummary } from '../../forms/problem-summary.tsx'
import { fieldsOf } from '../../reach/problem.ts'
import { isWebAddress } from '../preview/preview-words.ts'
import { Note } from './note.tsx'
import { postKeys } from './post-queries.ts'

/** The neutral answer, in the words of the server and no others: anything added here would tell who knows what. */
export function Neutral({ page }: { readonly page: PostPage }) {
  const { state, says, link } = page.neutral
  if (state === 'none' || says === '') return null
  return (
    <Stack gap={0.75}>
      <Note says={says} tone={state === 'asked' ? 'warning' : 'info'}>
        {link && isWebAddress(link) && (
          <TextLink href={link} rel="noopener noreferrer" target="_blank">
            {link}
          </TextLink>
        )}
      </Note>
      {page.may.settleNeutral.may && page.version && <Settle post={page.id} version={page.version.number} />}
    </Stack>
  )
}

/** The only two answers there are. */
function Settle({ post, version }: { readonly post: string; readonly version: number }) {
  const client = useQueryClient()
  const [link, setLink] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const settle = useMutation({
    mutationFn: (answer: NeutralAnswer['answer']) => api.settleNeutral(post, { version, answer }),
    onSuccess: () => client.invalidateQueries({ queryKey: postKeys.all }),
  })
  const announced = (event: FormEvent) => {
    event.preventDefault()
    setIsMissing(!isWebAddress(link.trim()))
    if (isWebAddress(link.trim()) && !settle.isPending) settle.mutate({ is: 'announced', link: link.trim() })
  }
  const says = isMissing
    ? { 'answer.link': 'Give the address of the announcement, beginning with https://.' }
    : fieldsOf(settle.error)
  return (
    <form noValidate onSubmit={announced}>
      <Stack gap={0.75}>
        <ProblemSummary error={settle.error} labels={{ 'answer.link': 'Where it was announced' }} />
        <TextInput
          {...besideField('answer.link', says)}
          block
          hideOptionalLabel
          label="Where it was announced"
          maxWidth="xl"
          onChange={({ target }) => setLink(target.value)}
          type="url"
          value={link}
        />
        <div css={{ alignItems: 'center', display: 'flex', flexWrap: 'wrap', gap: '0.5rem 1rem' }}>
          <Button
            loading={settle.isPending && settle.variables.is === 'announced'}
            type="submit"
            variant="secondary"
          >
            It has been announced
          </Button>
          <Button
            loading={settle.isPending && settle.variables.is === 'not-this'}
            onClick={() => !settle.isPending && settle.mutate({ is: 'not-this' })}
            variant="secondary"
          >
            It is not this
          </Button>
        </div>
        <Text as="p" color="muted" fontSize="sm">
          Either answer is recorded with your name. There is no third.
        </Text>
      </Stack>
    </form>
  )
}
