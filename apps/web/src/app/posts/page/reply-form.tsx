import { Button } from '@ag.ds-next/react/button'
import { Stack } from '@ag.ds-next/react/stack'
import { Textarea } from '@ag.ds-next/react/textarea'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { api } from '../../api.ts'
import { ProblemAlert } from '../../shell/problem-alert.tsx'
import { postKeys } from './post-queries.ts'

type ReplyFormProps = { readonly post: string; readonly to: string; readonly onClose: () => void }

/** An answer in a thread. */
export function ReplyForm({ post, to, onClose }: ReplyFormProps) {
  const client = useQueryClient()
  const [text, setText] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  const send = useMutation({
    mutationFn: () => api.comment(post, { text: text.trim(), anchor: null, replyTo: to, suggestion: null }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: postKeys.one(post) })
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setIsMissing(text.trim() === '')
    if (text.trim() !== '' && !send.isPending) send.mutate()
  }
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap={0.5}>
        <ProblemAlert error={send.error} focus />
        <Textarea
          block
          hint="Whoever works on this post reads it; it may be disclosed"
          invalid={isMissing}
          label="Your reply"
          {...(isMissing && { message: 'Write what you want to say.' })}
          onChange={({ target }) => setText(target.value)}
          ref={field}
          required
          rows={2}
          value={text}
        />
        <div css={{ display: 'flex', gap: '1rem' }}>
          <Button loading={send.isPending} size="sm" type="submit">
            Reply
          </Button>
          <Button onClick={onClose} size="sm" variant="text">
            Never mind
          </Button>
        </div>
      </Stack>
    </form>
  )
}
