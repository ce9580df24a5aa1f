import { Button, ButtonGroup } from '@ag.ds-next/react/button'
import { Checkbox } from '@ag.ds-next/react/checkbox'
import { boxPalette } from '@ag.ds-next/react/core'
import { Select } from '@ag.ds-next/react/select'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { Textarea } from '@ag.ds-next/react/textarea'
import type { PostBody, PostPage } from '@secondlook/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { api } from '../../api.ts'
import { besideField } from '../../forms/field-id.ts'
import { ProblemSummary } from '../../forms/problem-summary.tsx'
import { fieldsOf } from '../../reach/problem.ts'
import { type Place, sentencesOf } from './anchor.ts'
import { postKeys } from './post-queries.ts'

type CommentFormProps = {
  readonly post: PostPage
  readonly body: PostBody
  readonly version: number
  /** The words that were chosen, where they have a place in the text. */
  readonly place: Place | undefined
  readonly quote: string | undefined
  readonly onClose: () => void
}

/** Says something about the whole post or about words in it, and may suggest others. */
export function CommentForm({ post, body, version, place, quote, onClose }: CommentFormProps) {
  const client = useQueryClient()
  const places = [...(place ? [place] : []), ...sentencesIn(body)]
  const [about, setAbout] = useState(place ? '0' : '')
  const [text, setText] = useState(place === undefined && quote ? `“${quote}”: ` : '')
  const [suggestion, setSuggestion] = useState<string>()
  const [missing, setMissing] = useState<Readonly<Record<string, string>>>({})
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  const anchor = about === '' ? undefined : places[Number(about)]
  const send = useMutation({
    mutationFn: () =>
      api.comment(post.id, {
        text: text.trim() || 'I suggest other words.',
        anchor: anchor ? { version, ...anchor } : null,
        replyTo: null,
        suggestion: anchor && suggestion !== undefined ? suggestion : null,
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: postKeys.one(post.id) })
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isSuggesting = anchor !== undefined && suggestion !== undefined
    const wrong = {
      ...(text.trim() === '' && !isSuggesting && { text: 'Write what you want to say.' }),
      ...(isSuggesting &&
        suggestion === anchor.quote && { suggestion: 'Change the words to those you suggest.' }),
    }
    setMissing(wrong)
    if (Object.keys(wrong).length === 0 && !send.isPending) send.mutate()
  }
  const says = { ...fieldsOf(send.error), ...missing }
  return (
    <form css={formLook} noValidate onSubmit={submit}>
      <Stack gap={1}>
        <ProblemSummary
          error={send.error}
          labels={{ text: 'What you want to say', suggestion: 'Other words' }}
        />
        <Select
          block
          hideOptionalLabel
          label="About"
          onChange={({ target }) => {
            setAbout(target.value)
            if (suggestion !== undefined) setSuggestion(places[Number(target.value)]?.quote)
          }}
          options={[
            { value: '', label: 'The whole post' },
            ...places.map((one, at) => ({
              value: String(at),
              label: place && at === 0 ? `The words you chose: “${one.quote}”` : `“${one.quote}”`,
            })),
          ]}
          value={about}
        />
        <Textarea
          {...besideField('text', says)}
          block
          hideOptionalLabel
          hint="Whoever works on this post reads it; it may be disclosed"
          label="What you want to say"
          onChange={({ target }) => setText(target.value)}
          ref={field}
          rows={2}
          value={text}
        />
        {anchor && (
          <Checkbox
            checked={suggestion !== undefined}
            onChange={({ target }) => setSuggestion(target.checked ? anchor.quote : undefined)}
          >
            Suggest other words
          </Checkbox>
        )}
        {anchor && suggestion !== undefined && (
          <>
            <Textarea
              {...besideField('suggestion', says)}
              block
              label="Other words"
              onChange={({ target }) => setSuggestion(target.value)}
              required
              rows={3}
              value={suggestion}
            />
            <Text as="p">
              If your words are taken you are an author of this post, and somebody else approves it.
            </Text>
          </>
        )}
        <ButtonGroup>
          <Button loading={send.isPending} size="sm" type="submit">
            Say it
          </Button>
          <Button onClick={onClose} size="sm" variant="text">
            Never mind
          </Button>
        </ButtonGroup>
      </Stack>
    </form>
  )
}

const sentencesIn = (body: PostBody): readonly Place[] => [
  ...sentencesOf(body, 'text'),
  ...body.variants.flatMap(({ channel, text }) =>
    text === null ? [] : sentencesOf(body, `variants.${channel}.text`),
  ),
]

const formLook = {
  ...{ border: `1px solid ${boxPalette.border}`, borderRadius: 6, maxWidth: '34rem', padding: '1rem' },
} as const
