import { Button } from '@ag.ds-next/react/button'
import { ControlGroup } from '@ag.ds-next/react/control-group'
import { Radio } from '@ag.ds-next/react/radio'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { PostBody, PostCheck } from '@secondlook/contract'
import { tierWords } from '../post-words.ts'
import { tierChoices } from './compose-words.ts'

type StakeProps = {
  readonly tier: PostBody['tier']
  readonly check: PostCheck | undefined
  readonly onSet: (change: Partial<PostBody>) => void
}

/** How much is at stake decides how many people look at it. It is proposed with its reasons, and a person sets it. */
export function Stake({ tier, check, onSet }: StakeProps) {
  return (
    <Stack gap={1}>
      {check && (
        <Stack alignItems="flex-start" gap={0.5}>
          <Text as="p">
            We propose <strong>{tierWords[check.proposedTier]}</strong>. {check.tierBecause.join(' ')}
          </Text>
          {tier !== check.proposedTier && (
            <Button
              onClick={() => {
                onSet({ tier: check.proposedTier })
                // The button goes with what it did; the choice that it made is where one goes on.
                document.querySelector<HTMLInputElement>(`[name=tier][value=${check.proposedTier}]`)?.focus()
              }}
              size="sm"
              variant="secondary"
            >
              Set it as proposed
            </Button>
          )}
        </Stack>
      )}
      <ControlGroup block hideOptionalLabel label="You say">
        {tierChoices.map((one) => (
          <Radio
            checked={tier === one}
            key={one}
            name="tier"
            onChange={() => onSet({ tier: one })}
            size="sm"
            value={one}
          >
            {tierWords[one]}
          </Radio>
        ))}
      </ControlGroup>
    </Stack>
  )
}
