import { Button } from '@ag.ds-next/react/button'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { Textarea } from '@ag.ds-next/react/textarea'
import type { PostFinding } from '@secondlook/contract'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { api } from '../../api.ts'
import { ProblemAlert } from '../../shell/problem-alert.tsx'

type FalseAlarmFormProps = { readonly finding: PostFinding; readonly post: string; readonly version: number }

/** Tells whoever owns the policy that a rule is wrong here. It changes nothing of this post. */
export function FalseAlarmForm({ finding: { rule, key }, post, version }: FalseAlarmFormProps) {
  const [isOpen, setIsOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (isOpen) field.current?.focus()
  }, [isOpen])
  const tell = useMutation({
    mutationFn: () => api.tellFalseAlarm(post, { version, rule, reason: reason.trim() }),
    onSuccess: () => setIsOpen(false),
  })
  const send = (event: FormEvent) => {
    event.preventDefault()
    setIsMissing(reason.trim() === '')
    if (reason.trim() !== '' && !tell.isPending) tell.mutate()
  }
  if (tell.isSuccess)
    return (
      <Text as="p" fontSize="sm" role="status">
        Told to whoever owns the policy. Here it still needs what stands above.
      </Text>
    )
  if (!isOpen)
    return (
      <div>
        <Button onClick={() => setIsOpen(true)} size="sm" variant="text">
          This is a false alarm
        </Button>
      </div>
    )
  return (
    <form noValidate onSubmit={send}>
      <Stack gap={0.5}>
        <ProblemAlert error={tell.error} focus />
        <Textarea
          block
          hint="It goes to whoever owns the policy with the words it is about, and may be disclosed"
          id={`alarm-${key.replaceAll(/\W+/g, '-')}`}
          invalid={isMissing}
          label="Why is it wrong here?"
          {...(isMissing && { message: 'Say in a few words why it is wrong.' })}
          onChange={({ target }) => setReason(target.value)}
          ref={field}
          required
          rows={2}
          value={reason}
        />
        <div css={{ display: 'flex', gap: '1rem' }}>
          <Button loading={tell.isPending} size="sm" type="submit" variant="secondary">
            Tell them
          </Button>
          <Button onClick={() => setIsOpen(false)} size="sm" variant="text">
            Never mind
          </Button>
        </div>
      </Stack>
    </form>
  )
}
