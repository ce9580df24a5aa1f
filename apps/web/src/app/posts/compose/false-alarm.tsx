import { Button } from '@ag.ds-next/react/button'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { Textarea } from '@ag.ds-next/react/textarea'
import type { PostFinding } from '@secondlook/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Fold } from '../../../fold.tsx'
import { api } from '../../api.ts'
import { ProblemAlert } from '../../shell/problem-alert.tsx'

type FalseAlarmProps = {
  readonly finding: PostFinding
  readonly post: string
  /** It is told of a version; before there is one, the first is saved for it. */
  readonly version: number | undefined
}

const reasons = [
  'These words mean something else here',
  'It is a name or a quote',
  'This is public already',
] as const

/** Tells whoever owns the policy, in two clicks, that a rule is wrong here. */
export function FalseAlarm({ finding, post, version }: FalseAlarmProps) {
  const [isOpen, setIsOpen] = useState(false)
  const tell = useMutation({
    mutationFn: async (reason: string) => {
      const told = version ?? (await api.saveVersion(post, (await api.postDraft(post)).revision)).number
      return api.tellFalseAlarm(post, { version: told, rule: finding.rule, reason })
    },
  })
  if (tell.isSuccess)
    return (
      <Text as="p" fontSize="sm" role="status">
        Told to whoever owns the policy, with these words. Here it still counts.
      </Text>
    )
  if (!isOpen)
    return (
      <Button onClick={() => setIsOpen(true)} size="sm" variant="text">
        This is a false alarm
      </Button>
    )
  return (
    <Stack alignItems="flex-start" gap={0.5}>
      <ProblemAlert error={tell.error} focus />
      <Text as="p" fontSize="sm" id={`alarm-${finding.key}`}>
        Why is it wrong here? It goes to whoever owns the policy with the words it is about, and may be
        disclosed.
      </Text>
      {reasons.map((reason) => (
        <Button
          aria-describedby={`alarm-${finding.key}`}
          disabled={tell.isPending}
          key={reason}
          onClick={() => tell.mutate(reason)}
          size="sm"
          variant="secondary"
        >
          {reason}
        </Button>
      ))}
      <OtherReason onTell={(reason) => tell.mutate(reason)} />
    </Stack>
  )
}

function OtherReason({ onTell }: { readonly onTell: (reason: string) => void }) {
  const [reason, setReason] = useState('')
  return (
    <Fold label="Another reason">
      <Stack alignItems="flex-start" gap={0.5}>
        <Textarea
          block
          hideOptionalLabel
          label="In your own words"
          onChange={({ target }) => setReason(target.value)}
          rows={2}
          value={reason}
        />
        <Button
          onClick={() => {
            if (reason.trim() !== '') onTell(reason.trim())
          }}
          size="sm"
          variant="secondary"
        >
          Tell them
        </Button>
      </Stack>
    </Fold>
  )
}
